import { dayOf, endOfDayMs, startOfDayMs } from '../domain/day';
import type { Day } from '../domain/ids';
import type { Take } from '../domain/measure';
import type { Way } from '../domain/progress';

/** Values people entered, by day, oldest first. */
export type EnteredValues = ReadonlyArray<readonly [Day, number]>;

/** One number from the values entered up to `until`; undefined when there is none. */
export function takeOf(values: EnteredValues, take: Take, until: Day): number | undefined {
  const known = values.filter(([day]) => day <= until).map(([, value]) => value);
  const last = known[known.length - 1];
  if (last === undefined) return undefined;
  switch (take) {
    case 'latest':
      return last;
    case 'average':
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    case 'minimum':
      return known.reduce((least, value) => Math.min(least, value));
    case 'maximum':
      return known.reduce((most, value) => Math.max(most, value));
  }
}

/** The limits of a band; both belong to it. */
interface Limits {
  readonly low: number;
  readonly high: number;
}

/**
 * The share of time, 0–1, that the value was inside the band: from the day of the first value in the target's period to
 * `untilMs` or the end of the period. A value holds from the start of its day until the next one. Undefined without a value.
 */
export function shareInside(
  values: EnteredValues,
  { low, high }: Limits,
  period: Pick<Way, 'start' | 'due'>,
  untilMs: number,
): number | undefined {
  const today = dayOf(untilMs);
  const known = values.filter(([day]) => day >= period.start && day <= period.due && day <= today);
  const isInside = (value: number): boolean => low <= value && value <= high;
  const last = known[known.length - 1];
  const [first] = known;
  if (first === undefined || last === undefined) return undefined;
  const from = startOfDayMs(first[0]);
  const until = Math.min(untilMs, endOfDayMs(period.due));
  // At the very first moment no time has passed; the value itself is all there is to say.
  if (until <= from) return isInside(last[1]) ? 1 : 0;
  let inside = 0;
  known.forEach(([day, value], index) => {
    const next = known[index + 1];
    const end = next === undefined ? until : startOfDayMs(next[0]);
    if (isInside(value)) inside += end - startOfDayMs(day);
  });
  return inside / (until - from);
}
