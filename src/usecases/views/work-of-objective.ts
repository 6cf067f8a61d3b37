import { instantOf } from '../../domain/day';
import type { ObjectiveKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { Deps } from '../deps';
import { workTotal } from './pieces-of-work';

/** An objective and everything that counts towards it, of those that are shown. */
function withBelow(objectives: readonly Objective[], top: ObjectiveKey): ReadonlySet<ObjectiveKey> {
  const found = new Set([top]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { key, parent } of objectives) if (parent !== null && found.has(parent)) found.add(key);
  }
  return found;
}

/** The work behind every target of an objective and of what counts towards it. Undefined when there is no such objective. */
export async function workOfObjective(deps: Deps, key: ObjectiveKey) {
  const board = await deps.strategy.board();
  const objectives = board.objectives.map(({ value }) => value);
  if (!objectives.some((objective) => objective.key === key)) return undefined;
  const below = withBelow(objectives, key);
  const fed = board.targets
    .map(({ value }) => value)
    .filter(({ target, roll }) => below.has(target.objective) && roll.sums !== null);
  return { now: instantOf(deps.clock.nowMs()), targets: fed.length, ...(await workTotal(deps, fed)) };
}
