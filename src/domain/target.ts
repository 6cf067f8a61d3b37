import type { AccountId, CycleKey, Day, ObjectiveKey, TargetKey } from './ids';
import type { Link } from './link';
import type { Measure } from './measure';

export const HORIZONS = ['strategic', 'operational'] as const;
export type Horizon = (typeof HORIZONS)[number];

/** A number with a unit, a baseline, a goal, a due date and one owner. */
export interface Target {
  readonly key: TargetKey;
  readonly objective: ObjectiveKey;
  /** The objective's cycle, kept beside it so that one index lists a cycle's targets. */
  readonly cycle: CycleKey;
  readonly name: string;
  readonly owner: AccountId | null;
  readonly horizon: Horizon;
  readonly measure: Measure;
  readonly baseline: number;
  readonly goal: number;
  readonly unit: string;
  readonly start: Day;
  readonly due: Day;
  /** Share of the objective's progress relative to its other targets; at least 0. */
  readonly weight: number;
  readonly links: readonly Link[];
  /** The number the next link gets; never reused, so a link is never mistaken for an earlier one. */
  readonly nextLink: number;
}
