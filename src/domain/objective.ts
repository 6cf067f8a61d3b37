import type { CadenceRule } from './cadence';
import type { Closing } from './closing';
import type { Counting } from './counting';
import type { AccountId, CycleKey, ObjectiveKey } from './ids';
import type { Restriction } from './restriction';
import type { Affirmed, Turn } from './turn';

export const LEVELS = ['organization', 'business-unit', 'team', 'individual'] as const;
export type Level = (typeof LEVELS)[number];

export const OBJECTIVE_STATUSES = ['draft', 'active', 'closed'] as const;
export type ObjectiveStatus = (typeof OBJECTIVE_STATUSES)[number];

/** A direction, not a number. It counts towards its one parent and may be aligned to others without counting. */
export interface Objective {
  readonly key: ObjectiveKey;
  readonly name: string;
  readonly description: string;
  readonly cycle: CycleKey;
  readonly level: Level;
  readonly parent: ObjectiveKey | null;
  readonly alignedTo: readonly ObjectiveKey[];
  readonly owner: AccountId | null;
  readonly status: ObjectiveStatus;
  /** Share of the parent's progress relative to its siblings; at least 0. */
  readonly weight: number;
  /** Place among its siblings, lowest first; equal places go by key. */
  readonly order: number;
  /** People who may edit it as its owner may. */
  readonly delegates: readonly AccountId[];
  /** Set for a closed objective that said why. */
  readonly closing: Closing | null;
  /** One of the site's perspectives, as a Balanced Scorecard has them. */
  readonly perspective: string | null;
  readonly cadence: CadenceRule | null;
  /** How the work of the targets under it is counted, where it is not as above. */
  readonly counting: Counting;
  /** Null: everybody with access to Jira may see it. What is below it is hidden with it. */
  readonly restrictedTo: Restriction | null;
  /** The last time it changed direction; null while it has not. */
  readonly turned: Turn | null;
  /** When its owner last let it stand after a change above it. */
  readonly affirmed: Affirmed | null;
}
