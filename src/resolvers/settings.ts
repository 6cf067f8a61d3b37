import { CALLS } from '../contract/calls';
import { MAX_EXPORT_PAGE_BYTES, MAX_IMPORT_CALL_BYTES } from '../contract/limits';
import { ok } from '../domain/result';
import type { ImportState } from '../ports/import-store';
import { listAudit } from '../usecases/admin/audit';
import { getDiagnostics, getSettings, saveSettings } from '../usecases/admin/settings';
import { exportStrategy } from '../usecases/strategy/export-strategy';
import { importStrategy } from '../usecases/strategy/import-strategy';
import { previewImport } from '../usecases/strategy/preview-import';
import { beginImport, commitImport, importStatus, putImportPart, stagedText } from '../usecases/strategy/staged-import';
import { backgroundCalls } from './background';
import { call, failed, type CallTable } from './call';
import { restoreCalls } from './restore';
import { sightCalls } from './sight';
import { importFailure, planFailure } from './mistakes';

const noImport = failed('not-found', 'This import does not exist. Begin it again.');
const shownState = (state: ImportState['state']): 'running' | 'done' | 'failed' =>
  state === 'open' ? 'running' : state;

/** Calls of the settings page, which Jira opens to its administrators alone. What managing strategy takes needs no more. */
export const settingsCalls: CallTable<
  | 'getSettings'
  | 'saveSettings'
  | 'importStrategy'
  | 'previewImport'
  | 'beginImport'
  | 'putImportPart'
  | 'commitImport'
  | 'importStatus'
  | 'exportStrategy'
  | 'listAudit'
  | 'getDiagnostics'
  | 'getBackground'
  | 'stopJob'
  | 'readEverything'
  | 'breakGlass'
  | 'mendGlass'
  | 'previewRestore'
  | 'commitRestore'
> = {
  ...sightCalls,
  ...restoreCalls,
  getSettings: call(CALLS.getSettings, { needs: 'manage', run: async (deps) => ok(await getSettings(deps)) }),
  saveSettings: call(CALLS.saveSettings, {
    needs: 'manage',
    async run(deps, { settings, seen }, actor) {
      const saved = await saveSettings(deps, actor.accountId, settings, seen);
      if (saved.ok) return saved;
      return failed(
        'stale',
        'Somebody else changed these settings meanwhile; nothing was saved. Look at what they are now, then save again.',
        saved.error.map((path) => ({ path, message: 'was changed meanwhile' })),
      );
    },
  }),
  importStrategy: call(CALLS.importStrategy, {
    needs: 'manage',
    async run(deps, input, actor) {
      const text = JSON.stringify(input.file);
      const bytes = Buffer.byteLength(text);
      if (bytes > MAX_IMPORT_CALL_BYTES) {
        return failed(
          'too-large',
          `The file has ${bytes} bytes; up to ${MAX_IMPORT_CALL_BYTES} can be imported at once. Hand it over in parts.`,
        );
      }
      const applied = await importStrategy(deps, actor.accountId, text, deps.reader.fromValue(input.file));
      return applied.ok ? applied : importFailure(applied.error);
    },
  }),
  previewImport: call(CALLS.previewImport, {
    needs: 'manage',
    async run(deps, input, actor) {
      const staged =
        'importId' in input ? await stagedText(deps, actor.accountId, input.importId, input.parts) : undefined;
      if (staged?.ok === false) return noImport;
      const read = 'file' in input ? deps.reader.fromValue(input.file) : deps.reader.fromText(staged?.value ?? '');
      const preview = await previewImport(deps, actor.accountId, read);
      if (!preview.ok) return planFailure(preview.error);
      const { changed, items, more } = preview.value;
      return ok({ changed, items: items.map((item) => ({ ...item, changes: [...item.changes] })), more });
    },
  }),
  beginImport: call(CALLS.beginImport, {
    needs: 'manage',
    run: async (deps, _input, actor) => ok({ importId: await beginImport(deps, actor.accountId) }),
  }),
  putImportPart: call(CALLS.putImportPart, {
    needs: 'manage',
    async run(deps, input, actor) {
      const bytes = Buffer.byteLength(input.text);
      if (bytes > MAX_IMPORT_CALL_BYTES) {
        return failed('too-large', `The part has ${bytes} bytes; a part may have ${MAX_IMPORT_CALL_BYTES}.`);
      }
      const put = await putImportPart(deps, actor.accountId, input);
      if (put.ok) return ok({ bytes });
      return put.error === 'not-found'
        ? noImport
        : failed('stale', 'This import has been committed; its parts are closed.');
    },
  }),
  commitImport: call(CALLS.commitImport, {
    needs: 'manage',
    async run(deps, input, actor) {
      const committed = await commitImport(deps, actor.accountId, input.importId, input.parts);
      return committed.ok ? ok({ state: shownState(committed.value.state) }) : noImport;
    },
  }),
  importStatus: call(CALLS.importStatus, {
    needs: 'manage',
    async run(deps, input, actor) {
      const status = await importStatus(deps, actor.accountId, input.importId);
      if (!status.ok) return noImport;
      const { state, done, total, changed, mistakes } = status.value;
      return ok({
        state: shownState(state),
        done,
        total,
        ...(state === 'done' ? { changed } : {}),
        ...(state === 'failed' ? { details: [...mistakes] } : {}),
      });
    },
  }),
  exportStrategy: call(CALLS.exportStrategy, {
    needs: 'manage',
    async run(deps, input) {
      const page = await exportStrategy(deps, input.cursor, MAX_EXPORT_PAGE_BYTES);
      if (page === undefined)
        return failed('invalid', 'The export cannot go on from there.', [
          { path: 'cursor', message: 'not a cursor of this export' },
        ]);
      return ok({ file: { ...page.file }, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) });
    },
  }),
  listAudit: call(CALLS.listAudit, {
    needs: 'manage',
    async run(deps, { cursor, text, by, kind, since, before }) {
      const msOf = (moment: string | undefined) => (moment === undefined ? undefined : Date.parse(moment));
      const wanted = (text ?? '').trim().toLowerCase();
      const filter = { by, kind, text: wanted, sinceMs: msOf(since), beforeMs: msOf(before) };
      return ok(await listAudit(deps, filter, cursor));
    },
  }),
  ...backgroundCalls,
  getDiagnostics: call(CALLS.getDiagnostics, {
    needs: 'admin',
    run: async (deps) => ok({ file: await getDiagnostics(deps) }),
  }),
};
