import type { BaselineScope } from './baseline-scope';
import type { Counting } from './counting';
import type { FrozenResult } from './frozen-result';
import type { AccountId, CycleKey, Day, ObjectiveKey, TargetKey } from './ids';
import type { Link } from './link';
import type { Measure } from './measure';
import type { Milestone } from './milestone';
import type { Override } from './override';
import type { Profile } from './profile';
import type { Affirmed } from './turn';

export const HORIZONS = ['strategic', 'operational'] as const;
export type Horizon = (typeof HORIZONS)[number];

export const TARGET_KINDS = ['output', 'outcome'] as const;
/** Work done, or a result in the world; the two are never mixed. */
export type TargetKind = (typeof TARGET_KINDS)[number];

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
  readonly kind: TargetKind;
  /** Place among the objective's targets, lowest first; equal places go by key. */
  readonly order: number;
  /** People who may edit it as its owner may. */
  readonly delegates: readonly AccountId[];
  readonly profile: Profile;
  /** In the order of their dates. */
  readonly milestones: readonly Milestone[];
  readonly override: Override | null;
  /** How its work is counted, where it is not as its objective or the site says. */
  readonly counting: Counting;
  /** Set when its cycle is committed, or when work linked to it is first read after that; null for values people enter. */
  readonly baselineScope: BaselineScope | null;
  /** Set while its cycle is closed. */
  readonly frozen: FrozenResult | null;
  /** When its owner last let it stand after a change above it. */
  readonly affirmed: Affirmed | null;
  readonly links: readonly Link[];
  /** The number the next link gets; never reused, so a link is never mistaken for an earlier one. */
  readonly nextLink: number;
}
