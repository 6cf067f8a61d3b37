import type { Cycle } from '../../domain/cycle';
import type { CycleKey, ObjectiveKey } from '../../domain/ids';
import { inKeyOrder } from '../../domain/key-order';
import type { Objective } from '../../domain/objective';
import type { Target } from '../../domain/target';
import type { Board, Stored, StoredTarget } from '../../ports/strategy-store';

/** One cycle with the objectives and targets that are shown in it, from the whole strategy. */
export interface CycleScene {
  readonly cycle: Cycle;
  readonly objectives: readonly Objective[];
  readonly targets: readonly Target[];
  /** The targets whose own cycle this is: those that a commit or a close touches. */
  readonly own: readonly StoredTarget[];
}

/** Objectives of the cycle, and those of other cycles that count towards them. */
export function objectivesOf(all: readonly Objective[], cycle: CycleKey): readonly Objective[] {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const known = new Map<ObjectiveKey, boolean>();
  const belongs = (objective: Objective): boolean => {
    const before = known.get(objective.key);
    if (before !== undefined) return before;
    // Set first, so that a loop, which no write can make, would still end.
    known.set(objective.key, objective.cycle === cycle);
    const parent = objective.parent === null ? undefined : byKey.get(objective.parent);
    const answer = objective.cycle === cycle || (parent !== undefined && belongs(parent));
    known.set(objective.key, answer);
    return answer;
  };
  return all.filter(belongs);
}

export function cycleScene(board: Board, { value: cycle }: Stored<Cycle>): CycleScene {
  const objectives = objectivesOf(inKeyOrder(board.objectives.map(({ value }) => value)), cycle.key);
  const shown = new Set(objectives.map(({ key }) => key));
  return {
    cycle,
    objectives,
    targets: inKeyOrder(board.targets.map(({ value }) => value.target).filter(({ objective }) => shown.has(objective))),
    own: board.targets.filter(({ value }) => value.target.cycle === cycle.key),
  };
}
