import type { Day } from './ids';

/** An operational step with a date; its weight is its share of the way relative to the others. */
export interface Milestone {
  readonly name: string;
  readonly due: Day;
  readonly weight: number;
  /** The day it was reached; null while it is open. */
  readonly reached: Day | null;
}

export const MAX_MILESTONES = 50;
