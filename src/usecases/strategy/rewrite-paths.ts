import type { ObjectiveKey, TargetKey } from '../../domain/ids';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { Deps } from '../deps';
import { lineOf } from './plan-writes';

/** A target may change between the read and the write; then it is read again, at most this often. */
const MAX_ROUNDS = 5;

async function rewrite(deps: Deps, key: TargetKey, path: readonly ObjectiveKey[]): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = (await deps.whole.targets([key])).get(key);
    if (stored === undefined || stored.path.join() === path.join()) return;
    const saved = await deps.whole.apply([{ kind: 'target', value: stored.value, path, rev: stored.rev }]);
    if (saved.ok) return;
  }
  throw new Error('target kept changing while its line was rewritten');
}

/** Targets keep the line of objectives above them; when an objective gets another parent, those under it follow. */
export async function rewritePaths(deps: Deps, plan: ImportPlan): Promise<void> {
  const moved = new Set(
    plan.objectives
      .filter(({ before, after }) => before !== undefined && before.parent !== after.parent)
      .map(({ after }) => after.key),
  );
  if (moved.size === 0) return;
  const board = await deps.whole.board();
  const objectives = new Map(board.objectives.map(({ value }) => [value.key, value]));
  for (const { value, path } of board.targets) {
    const now = lineOf(value.target.objective, (key) => objectives.get(key));
    if (now.join() !== path.join()) await rewrite(deps, value.target.key, now);
  }
}
