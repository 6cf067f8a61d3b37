import type { ObjectiveKey } from '../../domain/ids';
import type { ImportState, RestoreState } from '../../ports/import-store';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { sightedFor } from '../sight/sighted';
import type { Way } from '../worker/import-way';
import { prepareRestore } from './prepare-restore';
import { removalSteps, removeAdded } from './remove-added';

/** What the person who restores may not see, when the worker begins: it must not change with what the restore itself does. */
async function hiddenFrom(deps: Deps, { accountId }: ImportState): Promise<readonly ObjectiveKey[]> {
  const all = await deps.whole.board();
  if (all.isForAll) return [];
  const seen = await sightedFor(deps, accountId);
  const shown = new Set((await seen.strategy.board()).objectives.map(({ value }) => value.key));
  return all.objectives.map(({ value }) => value.key).filter((key) => !shown.has(key));
}

/**
 * A backup is put back in the whole store, for it is an administrator's act on the whole strategy: also what they may not see
 * is as it was, and stays out of their sight. They are told what they were shown before, in which what is hidden from them
 * seems not to be there; the audit log tells everybody what that person may see.
 */
export async function beginRestore(
  deps: Deps,
  importId: string,
  state: ImportState & { readonly restore: RestoreState },
  read: ReadFile,
): Promise<Way> {
  const { restore, accountId } = state;
  const hidden = restore.hidden ?? (await hiddenFrom(deps, state));
  const shown = await deps.imports.shown(importId);
  const added = restore.removesAdded ? shown?.added : undefined;
  const planned = { choice: restore, added, hidden: new Set(hidden) };
  return {
    deps: { ...deps, strategy: deps.whole },
    state: { ...state, restore: { ...restore, hidden } },
    isResumed: restore.hidden !== null,
    told: shown?.counts,
    prepare: async (again) => prepareRestore(again, accountId, read, planned),
    stepsAfter: added === undefined ? 0 : removalSteps(added, restore.removed),
    finish: async (onStep) => {
      if (added === undefined) return true;
      const context = { deps, by: accountId, reason: restore.reason };
      return removeAdded(context, added, restore.removed, async (removed) =>
        onStep((now) => ({ ...now, restore: { ...restore, hidden, removed } })),
      );
    },
  };
}
