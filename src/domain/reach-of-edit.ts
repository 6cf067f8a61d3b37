import type { Cycle } from './cycle';
import type { AccountId, ObjectiveKey, TargetKey } from './ids';
import type { Objective } from './objective';
import type { ImportPlan } from './strategy-file/import-plan';
import type { Target } from './target';

/** What stands under the things an edit changes, and whom it concerns. */
export interface EditReach {
  /** Below the changed objectives, at any depth, as far as they are not over. */
  readonly objectives: readonly Objective[];
  /** Under the changed objectives and those below them. */
  readonly targets: readonly Target[];
  /** Those and the targets that are changed themselves: whose work the edit is about. */
  readonly measured: readonly Target[];
  /** Owners of what is below and their delegates, in the order of the strategy. */
  readonly people: readonly AccountId[];
  /** Owners below who will be asked whether theirs still stands. */
  readonly asked: readonly AccountId[];
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
const owners = (items: readonly (Objective | Target)[]): readonly AccountId[] =>
  items.map(({ owner }) => owner).filter((owner) => owner !== null);

/** Keys of these objectives and of everything below them. */
export function keysBelow(start: readonly ObjectiveKey[], objectives: readonly Objective[]): ReadonlySet<ObjectiveKey> {
  const children = new Map<ObjectiveKey, ObjectiveKey[]>();
  for (const { key, parent } of objectives) {
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), key]);
  }
  const found = new Set(start);
  // A set that grows while it is walked is walked to its end.
  for (const key of found) for (const child of children.get(key) ?? []) found.add(child);
  return found;
}

/** What the plan of an edit touches, among what its editor may see. New things have nothing under them yet. */
export function reachOf(
  plan: ImportPlan,
  objectives: readonly Objective[],
  targets: readonly Target[],
  actor: AccountId,
  cycles: readonly Pick<Cycle, 'key' | 'state'>[] = [],
): EditReach {
  const changed = plan.objectives.filter(({ before }) => before !== undefined);
  const changedKeys = new Set(changed.map(({ after }) => after.key));
  const changedTargets = new Set<TargetKey>(
    plan.targets.filter(({ before }) => before !== undefined).map(({ after }) => after.key),
  );
  const below = keysBelow([...changedKeys], objectives);
  const under = objectives.filter(({ key, status }) => below.has(key) && !changedKeys.has(key) && status !== 'closed');
  const own = targets.filter(({ objective }) => below.has(objective));
  const measured = targets.filter(({ key, objective }) => below.has(objective) || changedTargets.has(key));
  // A change that is taken back leaves an earlier turn or none, and asks nobody.
  const turned = changed
    .filter(({ before, after }) => after.turned !== null && (before?.turned?.at ?? '') < after.turned.at)
    .map(({ after }) => after.key);
  const belowTurned = keysBelow(turned, objectives);
  // What is closed waits for nobody's word.
  const closed = new Set(cycles.filter(({ state }) => state === 'closed').map(({ key }) => key));
  const asked = owners([
    ...under.filter(({ key, status, cycle }) => status === 'active' && belowTurned.has(key) && !closed.has(cycle)),
    ...own.filter(({ objective, cycle }) => belowTurned.has(objective) && !closed.has(cycle)),
  ]);
  return {
    objectives: under,
    targets: own,
    measured,
    people: unique([...under, ...measured].flatMap((one) => [...owners([one]), ...one.delegates])),
    asked: unique(asked).filter((account) => account !== actor),
  };
}
