import { auditItem } from '../../domain/audit';
import { instantOf } from '../../domain/day';
import type { AccountId } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { ImportState, RestoreChoice } from '../../ports/import-store';
import type { Deps } from '../deps';

/** What has to be there before a backup is put back. */
export type NotRestored = 'not-found' | 'not-shown' | 'closed' | 'no-reason' | 'busy';

async function isOtherUnderWay(deps: Deps, importId: string): Promise<boolean> {
  // The list begins with what others depend on: whatever imports there are stand on its first page.
  const { items } = await deps.work.list();
  return items.some(({ item }) => item.kind === 'import' && item.importId !== importId);
}

async function say(deps: Deps, by: AccountId, choice: RestoreChoice): Promise<void> {
  const said: Readonly<Record<string, string>> = {
    backupOf: choice.backupOf,
    addedSince: choice.removesAdded ? 'removed' : 'kept',
    closedCycles: choice.opensClosed ? 'opened' : 'left',
  };
  await deps.whole.apply([
    {
      kind: 'audit',
      entry: {
        at: instantOf(deps.clock.nowMs()),
        by,
        items: [auditItem<Readonly<Record<string, string>>>('restore', null, {}, said)],
        ...(choice.reason === '' ? {} : { reason: choice.reason }),
      },
      id: deps.random.id(),
    },
  ]);
}

/**
 * Hands a staged backup to the worker, with what was chosen. The audit log says so before anything is changed. Nothing is
 * removed that the person was not shown; committing again is answered with how far it is.
 */
export async function commitRestore(
  deps: Deps,
  actor: AccountId,
  importId: string,
  parts: number,
  chosen: RestoreChoice,
): Promise<Result<ImportState, NotRestored>> {
  const choice = { ...chosen, reason: chosen.reason.trim() };
  const state = await deps.imports.find(importId);
  if (state === undefined || state.accountId !== actor) return err('not-found');
  if (state.state !== 'open') return ok(state);
  if (choice.opensClosed && choice.reason === '') return err('no-reason');
  const shown = await deps.imports.shown(importId);
  if (choice.removesAdded && shown === undefined) return err('not-shown');
  const mustOpen = choice.removesAdded ? shown?.opensToRemove : shown?.opens;
  if (mustOpen === true && !choice.opensClosed) return err('closed');
  if (await isOtherUnderWay(deps, importId)) return err('busy');
  await say(deps, actor, choice);
  const restore = { ...choice, hidden: null, removed: 0 };
  const running: ImportState = { ...state, state: 'running', parts, total: 1, restore };
  await deps.imports.start(importId, running, deps.random.id());
  await deps.wake.after(0);
  return ok(running);
}
