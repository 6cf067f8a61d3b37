import type { CallInput, CallOutput } from '../../../src/contract/calls';
import { MAX_IMPORT_CALL_BYTES, MAX_IMPORT_PARTS, MAX_PREVIEW_PARTS } from '../../../src/contract/limits';
import { backupOf, type BackupFile } from '../../backup/backup-file';
import { differences, type Difference } from '../../backup/compare';
import { call } from '../../bridge/call';
import { loadOrigin } from '../../bridge/site-origin';
import { downloadJson } from '../../ui/download';
import { loadExport } from './export-file';
import { importParts } from './import-file';
import { keepAsking } from './keep-asking';
import { followed, handOver, stateOf, type ImportState, type Report } from './run-import';

export type RestorePreview = CallOutput<'previewRestore'>;
export type RestoreChoice = Pick<CallInput<'commitRestore'>, 'removesAdded' | 'opensClosed' | 'reason'>;

/** A backup that has been handed over, and what putting it back would do; null when it is too large to be looked at. */
export interface LookedAt {
  readonly importId: string;
  readonly parts: number;
  readonly preview: RestorePreview | null;
}

export type Looked = { readonly kind: 'looked'; readonly at: LookedAt } | ImportState | { readonly kind: 'too-large' };

/** Hands a backup over and asks what putting it back would do. Nothing is changed by it. */
export async function lookAt({ strategy }: BackupFile, report: Report): Promise<Looked> {
  const parts = importParts(JSON.stringify(strategy), MAX_IMPORT_CALL_BYTES);
  if (parts.length > MAX_IMPORT_PARTS) return { kind: 'too-large' };
  try {
    const importId = await handOver(parts, report);
    report({ kind: 'sending' });
    const staged = { importId, parts: parts.length };
    const preview = parts.length > MAX_PREVIEW_PARTS ? null : await call('previewRestore', staged);
    return { kind: 'looked', at: { ...staged, preview } };
  } catch (error) {
    return stateOf(error);
  }
}

/** Saves a backup of the site as it is on the reader's machine; answers what it is called. */
export async function saveBackup(): Promise<string> {
  const at = new Date().toISOString();
  const name = `throughline-backup-${at.slice(0, 19).replaceAll(':', '')}.json`;
  downloadJson(name, await backupOf(await loadExport(() => undefined), at, await loadOrigin()));
  return name;
}

/** How a restore ended: where the import stands, and how the site differs from the backup when it was applied. */
export interface RestoreEnd {
  readonly state: ImportState;
  readonly proof: readonly Difference[] | null;
}

/** Puts a backup back that has been looked at, and compares the site with it. */
export async function runRestore(
  backup: BackupFile,
  { importId, parts }: LookedAt,
  choice: RestoreChoice,
  report: Report,
): Promise<RestoreEnd> {
  try {
    report({ kind: 'sending' });
    await call('commitRestore', { importId, parts, backupOf: backup.at, ...choice });
    const state = await followed(importId, report);
    if (state.kind !== 'done') return { state, proof: null };
    report({ kind: 'comparing', isHeld: false });
    const site = await loadExport(
      () => undefined,
      (ask) => keepAsking(ask, () => report({ kind: 'comparing', isHeld: true })),
    );
    return { state, proof: differences(backup.strategy, site) };
  } catch (error) {
    return { state: stateOf(error), proof: null };
  }
}
