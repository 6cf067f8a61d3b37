import { CALLS } from '../contract/calls';
import { parseDay } from '../domain/day';
import { ok } from '../domain/result';
import { affirm, type AffirmError } from '../usecases/pivot/affirm';
import { copyEntry, NO_LINKS, type CopyRefused } from '../usecases/pivot/copy-entry';
import { listVersions } from '../usecases/pivot/list-versions';
import { previewEdit } from '../usecases/pivot/preview-edit';
import { undoCopy } from '../usecases/pivot/undo-copy';
import { call, failed, type CallTable, type Outcome } from './call';
import { editorOf, manyFailure } from './edit';
import { notThere } from './mistakes';

function affirmFailure(error: AffirmError): Outcome<never> {
  switch (error) {
    case 'not-found':
      return notThere();
    case 'forbidden':
      return failed('forbidden', 'Only its owner, or somebody who stands in for them, can say that it still stands.');
    case 'stale':
      return failed('stale', 'Other people are changing this. Try again.');
  }
}

function copyFailure(error: CopyRefused): Outcome<never> {
  return error.kind === 'links'
    ? failed('forbidden', NO_LINKS, [{ path: 'withLinks', message: NO_LINKS }])
    : manyFailure(error);
}

/** Calls about the strategy as it changes. */
export const pivotCalls: CallTable<'previewEdit' | 'listVersions' | 'affirm' | 'copyEntry' | 'undoCopy'> = {
  previewEdit: call(CALLS.previewEdit, {
    needs: 'jira',
    async run(deps, { entries }, actor, rights) {
      const edits = entries.map(({ links, ...edit }) => ({ ...edit, links }));
      const preview = await previewEdit(deps, editorOf(actor, rights), edits);
      if (!preview.ok) return manyFailure(preview.error);
      const { people, linked, ...rest } = preview.value;
      return ok({
        ...rest,
        people: { ...people, accounts: [...people.accounts] },
        linked: { ...linked, keys: [...linked.keys] },
      });
    },
  }),
  listVersions: call(CALLS.listVersions, {
    needs: 'jira',
    async run(deps, input) {
      const on = input.on === undefined ? undefined : parseDay(input.on);
      if (input.on !== undefined && on === undefined) {
        return failed('invalid', 'Choose a day.', [{ path: 'on', message: 'not a day' }]);
      }
      const { kind, key, field, by, cursor: from = 0 } = input;
      const versions = await listVersions(deps, { kind, key, field, by, from, on });
      return versions === undefined ? notThere() : ok(versions);
    },
  }),
  affirm: call(CALLS.affirm, {
    needs: 'jira',
    async run(deps, input, actor, rights) {
      const answered = await affirm(deps, editorOf(actor, rights), input);
      return answered.ok ? answered : affirmFailure(answered.error);
    },
  }),
  copyEntry: call(CALLS.copyEntry, {
    needs: 'jira',
    async run(deps, input, actor, rights) {
      const copied = await copyEntry(deps, editorOf(actor, rights), input);
      if (copied === undefined) return notThere();
      return copied.ok ? ok({ ...copied.value, targets: [...copied.value.targets] }) : copyFailure(copied.error);
    },
  }),
  undoCopy: call(CALLS.undoCopy, {
    needs: 'jira',
    async run(deps, input, actor, rights) {
      const undone = await undoCopy(deps, editorOf(actor, rights), input);
      if (undone === undefined) return notThere();
      return undone.ok
        ? ok({ undoId: undone.value })
        : failed('forbidden', 'Only who may change this can take it away again.');
    },
  }),
};
