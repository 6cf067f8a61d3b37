import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { CarryUndo, Copies, ImportState } from '../../ports/import-store';
import type { Deps } from '../deps';
import { importStatus } from '../strategy/staged-import';
import { copyKeysOn } from './copy-keys-on';

/** What was carried, by what it was copied from. */
export interface CarriedKeys {
  readonly from: CycleKey;
  readonly to: CycleKey;
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
}

const NOTHING: ImportState['changed'] = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };

/**
 * Has the worker remove the copies that nobody touched since: only the worker may, for it alone writes what work counts
 * where. Copies the person cannot see are none of theirs. Undefined where the cycle is not there.
 */
export async function undoCarry(
  deps: Deps,
  actor: AccountId,
  { from, to, objectives, targets }: CarriedKeys,
): Promise<string | undefined> {
  if ((await deps.strategy.cycles([from, to])).size < new Set([from, to]).size) return undefined;
  // Copies were made past the keys of what is hidden, and all of that is known once everything was looked at.
  const board = await deps.strategy.board();
  const copyKeys = await copyKeysOn(deps, board, to);
  const seenObjectives = new Set(board.objectives.map(({ value }) => value.key));
  const seenTargets = new Set(board.targets.map(({ value }) => value.target.key));
  return startUndo(deps, actor, {
    from,
    to,
    objectives: objectives.map(copyKeys.objective).filter((key) => seenObjectives.has(key)),
    targets: targets.map(copyKeys.target).filter((key) => seenTargets.has(key)),
  });
}

/** Hands copies to the worker; the answer names the undoing. */
export async function startUndo(deps: Deps, actor: AccountId, copies: Copies): Promise<string> {
  const undoId = deps.random.id();
  await deps.imports.putCopies(undoId, copies);
  const undo: CarryUndo = { removed: 0, stays: [], more: 0 };
  await deps.imports.start(
    undoId,
    { state: 'running', parts: 0, done: 0, total: 1, changed: NOTHING, mistakes: [], accountId: actor, undo },
    deps.random.id(),
  );
  await deps.wake.after(0);
  return undoId;
}

/** How far it has come, and at the end what stays and why. */
export async function getCarryUndo(
  deps: Deps,
  actor: AccountId,
  undoId: string,
): Promise<Result<CarryUndo & Pick<ImportState, 'state'>, 'not-found'>> {
  const found = await importStatus(deps, actor, undoId);
  if (!found.ok || found.value.undo === undefined) return err('not-found');
  return ok({ ...found.value.undo, state: found.value.state });
}
