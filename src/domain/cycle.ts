import type { CycleKey, Day } from './ids';

/** A planning period with its translation deadline: by then every active objective has an owned, measurable target. */
export interface Cycle {
  readonly key: CycleKey;
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  readonly translateBy: Day | null;
}
