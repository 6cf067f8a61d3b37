import type { Cadence } from './cadence';
import { addDays, dayNumber, dayOf, dayOfNumber } from './day';
import type { Day } from './ids';

/** From its first day to its last, both within. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** A rhythm within a target's time. Fortnights and quarters are counted from the beginning of its cycle. */
export interface Rhythm {
  readonly every: Cadence;
  readonly start: Day;
  readonly due: Day;
  readonly countedFrom: Day;
}

const WEEK = 7;
/** The first of January 1970 was a Thursday, the fourth day of its week. */
const THURSDAY = 3;

/** The Monday of the week a day is in. Weeks are those of UTC, so that no clock change moves one. */
const mondayOf = (day: Day): number => {
  const number = dayNumber(day);
  return number - ((((number + THURSDAY) % WEEK) + WEEK) % WEEK);
};
/** The Sunday of the week a day is in. */
export const endOfWeek = (day: Day): Day => dayOfNumber(mondayOf(day) + WEEK - 1);

const monthIndex = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const firstOfMonth = (index: number): Day => dayOf(Date.UTC(Math.floor(index / 12), ((index % 12) + 12) % 12, 1));

const months = (first: number, count: number): Period => ({
  from: firstOfMonth(first),
  to: addDays(firstOfMonth(first + count), -1),
});

function wholePeriod(every: Exclude<Cadence, 'none'>, countedFrom: Day, day: Day): Period {
  switch (every) {
    case 'weekly':
      return { from: dayOfNumber(mondayOf(day)), to: endOfWeek(day) };
    case 'two-weekly': {
      const first = mondayOf(countedFrom);
      const from = first + Math.floor((mondayOf(day) - first) / (2 * WEEK)) * 2 * WEEK;
      return { from: dayOfNumber(from), to: dayOfNumber(from + 2 * WEEK - 1) };
    }
    case 'monthly':
      return months(monthIndex(day), 1);
    case 'quarterly': {
      const first = monthIndex(countedFrom);
      return months(first + Math.floor((monthIndex(day) - first) / 3) * 3, 3);
    }
  }
}

/** The period a day is in, as far as it lies in the target's time. */
export function periodAround(rhythm: Rhythm & { readonly every: Exclude<Cadence, 'none'> }, day: Day): Period {
  const { from, to } = wholePeriod(rhythm.every, rhythm.countedFrom, day);
  return { from: from < rhythm.start ? rhythm.start : from, to: to > rhythm.due ? rhythm.due : to };
}

/** Whether at least half of the period a day is in is left, that day included, however much of it lies in the target's time. */
export function isHalfLeft(rhythm: Rhythm & { readonly every: Exclude<Cadence, 'none'> }, day: Day): boolean {
  const { from, to } = wholePeriod(rhythm.every, rhythm.countedFrom, day);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return 2 * (last - dayNumber(day) + 1) >= last - first + 1;
}

/** Every period of the target's time that has begun by `until`, oldest first. */
export function periodsUntil(rhythm: Rhythm, until: Day): readonly Period[] {
  const { every, start, due } = rhythm;
  if (every === 'none') return [];
  const last = until < due ? until : due;
  const periods: Period[] = [];
  for (let day = start; day <= last;) {
    const period = periodAround({ ...rhythm, every }, day);
    periods.push(period);
    day = addDays(period.to, 1);
  }
  return periods;
}
