import type { Day } from './ids';

/** A value set by hand in place of the automatic one: until the automatic value next changes, or until it is taken back. */
export interface Override {
  readonly value: number;
  readonly at: Day;
  readonly note: string;
  readonly lasting: boolean;
}
