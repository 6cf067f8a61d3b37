import { CALLS } from '../contract/calls';
import type { Editor } from '../domain/access';
import { ok, type Result } from '../domain/result';
import type { ViewerRights } from '../ports/viewer';
import { KEY_NOT_FREE } from '../usecases/strategy/apply-file';
import { saveEntry, type EditError } from '../usecases/edit/save-entry';
import { saveKeyed } from '../usecases/edit/save-keyed';
import { saveMany, type ManyRefused } from '../usecases/edit/save-many';
import { call, failed, type Actor, type CallTable, type Outcome } from './call';

/** The person asking, as far as rights on the strategy depend on it. */
export const editorOf = (actor: Actor, rights: ViewerRights): Editor => ({
  accountId: actor.accountId,
  isAdmin: rights.isAdmin,
  mayManage: rights.mayManage,
});

export function outcomeOf<T>(result: Result<T, EditError>): Outcome<T> {
  if (result.ok) return ok(result.value);
  switch (result.error.kind) {
    case 'mistakes':
      return failed('invalid', 'This cannot be saved as it is.', result.error.mistakes);
    case 'stale':
      return failed('stale', 'Somebody else changed this meanwhile. Look at what it is now, then save again.');
    case 'exists':
      return failed('invalid', 'This key cannot be used.', [{ path: 'key', message: KEY_NOT_FREE }]);
    case 'forbidden':
      return failed(
        'forbidden',
        'Only its owner, the owner of what it belongs to, their delegates, or somebody who manages strategy can change this.',
      );
  }
}

export function manyFailure({ kind, mistakes }: ManyRefused): Outcome<never> {
  const count = mistakes.length;
  switch (kind) {
    case 'mistakes':
      return failed('invalid', 'These cannot be saved as they are; nothing was changed.', mistakes);
    case 'stale':
      return failed('stale', 'Somebody else changed some of these meanwhile; nothing was changed.', mistakes);
    case 'forbidden':
      return failed(
        'forbidden',
        count === 0
          ? 'You may not change these; nothing was changed.'
          : `You may not change ${count} of these; nothing was changed.`,
        mistakes,
      );
  }
}

/** Calls that change the strategy a piece at a time. Who may do it depends on what it is, so the use case decides. */
export const editCalls: CallTable<'saveCycle' | 'saveObjective' | 'saveTarget' | 'saveMany'> = {
  saveCycle: call(CALLS.saveCycle, {
    needs: 'jira',
    run: async (deps, { cycle, rev }, actor, rights) =>
      outcomeOf(await saveEntry(deps, editorOf(actor, rights), { kind: 'cycles', entry: cycle, rev })),
  }),
  saveObjective: call(CALLS.saveObjective, {
    needs: 'jira',
    run: async (deps, { objective, rev, leaving, once }, actor, rights) =>
      outcomeOf(
        await saveKeyed(deps, editorOf(actor, rights), { kind: 'objectives', entry: objective, rev, leaving }, once),
      ),
  }),
  saveTarget: call(CALLS.saveTarget, {
    needs: 'jira',
    run: async (deps, { target, links, rev, once }, actor, rights) =>
      outcomeOf(await saveKeyed(deps, editorOf(actor, rights), { kind: 'targets', entry: target, links, rev }, once)),
  }),
  saveMany: call(CALLS.saveMany, {
    needs: 'jira',
    async run(deps, { entries }, actor, rights) {
      const saved = await saveMany(
        deps,
        editorOf(actor, rights),
        entries.map(({ links, ...edit }) => ({ ...edit, links })),
      );
      return saved.ok ? ok(saved.value) : manyFailure(saved.error);
    },
  }),
};
