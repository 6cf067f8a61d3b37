import type { AccountId, CycleKey, ObjectiveKey } from './ids';

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
}
