import fc from 'fast-check';
import { dayOf, parseDay, startOfDayMs } from '../../src/domain/day';
import type { Day } from '../../src/domain/ids';
import type { Way } from '../../src/domain/progress';

/** A day a test names itself. */
export function aDay(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`no such day: ${text}`);
  return day;
}

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2019-01-01T00:00:00Z');

export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 3_000 }).map((days) => dayOf(FIRST + days * DAY_MS));

/** An instant around the years in which the ways lie. */
export const anyInstantMs: fc.Arbitrary<number> = fc.integer({
  min: FIRST - 1_000 * DAY_MS,
  max: FIRST + 5_000 * DAY_MS,
});

const wholeNumber = fc.integer({ min: -1_000_000, max: 1_000_000 });

/** Ways up and down, of one day and of years; never flat. */
export const anyWay: fc.Arbitrary<Way> = fc
  .tuple(wholeNumber, wholeNumber, anyDay, fc.nat(1_500))
  .filter(([baseline, goal]) => baseline !== goal)
  .map(([baseline, goal, start, days]) => ({ baseline, goal, start, due: dayOf(startOfDayMs(start) + days * DAY_MS) }));
