import type { Day } from './ids';

/** A value set by hand in place of the automatic one: until the automatic value next changes, or until it is taken back. */
export interface Override {
  readonly value: number;
  readonly at: Day;
  readonly note: string;
  readonly lasting: boolean;
  /** What the automatic value was when this one was set, where the file that brought it says so. */
  readonly automatic?: number | null;
}

/** Tells one setting by hand from the next. */
export const overrideMark = ({ at, value, automatic }: Override): string => `${at} ${value} ${automatic ?? ''}`;

/** Whether two say the same; what the automatic value was is a remark, not a part of what somebody set. */
export const sameOverride = (a: Override | null, b: Override | null): boolean =>
  a === null || b === null
    ? a === b
    : a.value === b.value && a.at === b.at && a.note === b.note && a.lasting === b.lasting;
