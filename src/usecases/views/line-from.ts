import type { ObjectiveKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { Deps } from '../deps';

/** From an objective up, as far as it is there for this person; each once, also where two count towards each other. */
export async function lineFrom(deps: Deps, first: ObjectiveKey | null): Promise<ReadonlyMap<ObjectiveKey, Objective>> {
  const line = new Map<ObjectiveKey, Objective>();
  let next = first;
  while (next !== null && !line.has(next)) {
    const objective = (await deps.strategy.objectives([next])).get(next)?.value;
    if (objective === undefined) break;
    line.set(next, objective);
    next = objective.parent;
  }
  return line;
}
