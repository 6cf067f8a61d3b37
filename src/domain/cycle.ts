import type { CycleKey, Day } from './ids';

export const CYCLE_STATES = ['draft', 'committed', 'closed'] as const;
/** Planned; agreed, with its baseline scope frozen; over, with every number frozen. */
export type CycleState = (typeof CYCLE_STATES)[number];

/** A planning period with its translation deadline: by then every active objective has an owned, measurable target. */
export interface Cycle {
  readonly key: CycleKey;
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  readonly translateBy: Day | null;
  readonly state: CycleState;
}
