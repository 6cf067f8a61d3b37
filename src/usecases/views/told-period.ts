import { addDays } from '../../domain/day';
import type { Day } from '../../domain/ids';
import type { DayChanges, LogHead } from '../../rollup/change-log';
import { changesAfter } from '../../rollup/committed-scope';
import type { Waterfall } from '../../rollup/waterfall';

/** Two days, as far as a target's log can tell of them. */
export interface ToldPeriod {
  /** The end of the first day compared, never before the earliest that is known unless both are, and of the last. */
  readonly fromDay: Day;
  readonly toDay: Day;
  /** The earliest day that can be told. */
  readonly earliest: Day;
  /** The day the work was first read; what lies before is rebuilt from Jira's changelog. */
  readonly first: Day;
  readonly rebuilt: boolean;
  /** Both days lie before anything is known. */
  readonly isUnknown: boolean;
}

/** What is said of days of which nothing is known. */
export const NOTHING_TOLD: Waterfall = { from: null, to: null, parts: [], issues: [], ofNoLeaf: [] };

export const periodOf = ({ from: earliest, first, rebuilt }: LogHead, from: Day, to: Day): ToldPeriod => ({
  // The first day of a rebuilt past has the leaves there were before, as if all of them had come on it.
  fromDay: from < earliest && to >= earliest ? earliest : from,
  toDay: to,
  earliest,
  first,
  rebuilt,
  isUnknown: to < earliest,
});

/** Where a period starts: at the end of a day, or on that day at the moment of the commit. */
export interface PeriodStart {
  readonly day: Day;
  readonly isCommit: boolean;
}

/** The day whose end the log has to be read from for a start to be found in it. */
export const readFrom = ({ day, isCommit }: PeriodStart): Day => (isCommit ? addDays(day, -1) : day);

/** The changes after the start; `told` is the first day that can be told, later than the start where that is not known. */
export const changesSinceStart = (
  days: readonly DayChanges[],
  { day: start, isCommit }: PeriodStart,
  told: Day,
): readonly DayChanges[] =>
  isCommit && told === start ? changesAfter(days, start) : days.filter(({ day }) => day > told);
