import fc from 'fast-check';
import type { Cadence } from '../../src/domain/cadence';
import { dueOf, periodsHeard, type CheckInScene } from '../../src/domain/check-in-due';
import { addDays, dayNumber, dayOfNumber, parseDay } from '../../src/domain/day';
import { parseAccountId, type Day } from '../../src/domain/ids';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';

const day = (text: string): Day => parseDay(text) ?? dayOfNumber(0);

interface Given {
  readonly every: Cadence;
  readonly start?: Day;
  readonly due?: Day;
  readonly made?: Day | null;
  readonly taken?: Day | null;
}

const [YEAR_START, YEAR_END] = [day('2026-01-01'), day('2026-12-31')];
/** A target of 2026, made at some day, and taken over on another. */
const sceneOf = ({ every, start = YEAR_START, due = YEAR_END, made = null, taken = null }: Given): CheckInScene => ({
  target: { start, due, frozen: null },
  line: [{ key: undefined as never, level: 'team', status: 'active', cadence: { every, locked: false } }],
  cycle: { start: YEAR_START, state: 'committed' },
  site: DEFAULT_SETTINGS.cadence,
  begun: made,
  earlier: taken === null ? [] : [{ owner: parseAccountId('712020:ito') ?? null, until: taken }],
});
const asked = (given: Given, last: string | null, today: string) => {
  const { dueBy, isOpen, missed } = dueOf(sceneOf(given), last === null ? null : day(last), day(today));
  return [dueBy, isOpen, missed];
};
const heard = (given: Given, said: readonly string[], today: string) =>
  Object.values(periodsHeard(sceneOf(given), said.map(day), day(today)));

describe('the first check-in that is asked for', () => {
  it('is of the next period when a target is made near the end of one, and nothing is missed before', () => {
    const made = day('2026-11-28');
    expect(asked({ every: 'monthly', made }, null, '2026-11-28')).toEqual(['2026-12-31', false, 0]);
    expect(asked({ every: 'monthly', made }, null, '2026-12-01')).toEqual(['2026-12-31', true, 0]);
    // Fortnights of 2026 begin on December 29, 2025; one runs from November 16 to the 29th, a Sunday.
    expect(asked({ every: 'two-weekly', made }, null, '2026-11-28')).toEqual(['2026-12-13', false, 0]);
    expect(asked({ every: 'two-weekly', made }, null, '2026-12-14')).toEqual(['2026-12-27', true, 1]);
    expect(heard({ every: 'monthly', made }, [], '2026-12-31')).toEqual([0, 0]);
  });

  it('is of the running period from when at least half of it is left', () => {
    const first = (every: Cadence, made: string) => asked({ every, made: day(made) }, null, made)[0];
    // November has 30 days, of which the 16th leaves fifteen; of the 31 of October it leaves sixteen.
    expect([first('monthly', '2026-11-16'), first('monthly', '2026-11-17')]).toEqual(['2026-11-30', '2026-12-31']);
    expect([first('monthly', '2026-10-16'), first('monthly', '2026-10-17')]).toEqual(['2026-10-31', '2026-11-30']);
    // Thursday leaves four days of a week, Friday three.
    expect([first('weekly', '2026-11-26'), first('weekly', '2026-11-27')]).toEqual(['2026-11-29', '2026-12-06']);
  });

  it('is asked for the same way when somebody takes a target over, whatever the one before said', () => {
    const taken = day('2026-11-28');
    expect(asked({ every: 'monthly', taken }, '2026-10-10', '2026-12-01')).toEqual(['2026-12-31', true, 0]);
    expect(asked({ every: 'monthly', taken }, '2026-10-10', '2027-01-01')).toEqual([null, false, 0]);
    expect(asked({ every: 'monthly', taken: day('2026-11-02') }, '2026-10-10', '2026-12-01')).toEqual([
      '2026-12-31',
      true,
      1,
    ]);
    // What the one before said in November is theirs.
    const mine = (said: readonly string[]) =>
      Object.values(
        periodsHeard(sceneOf({ every: 'monthly', taken }), said.map(day), day('2026-12-10'), (to) => to >= taken),
      );
    expect([mine(['2026-11-05']), mine(['2026-11-05', '2026-11-29'])]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('may come earlier, and then counts', () => {
    const made = day('2026-11-28');
    expect(asked({ every: 'monthly', made }, '2026-11-29', '2026-11-29')).toEqual(['2026-12-31', false, 0]);
    expect(heard({ every: 'monthly', made }, ['2026-11-29'], '2026-12-05')).toEqual([1, 1]);
    expect(asked({ every: 'monthly', made }, '2026-11-29', '2027-01-01')).toEqual([null, false, 0]);
  });

  it('is not asked for in the few days of a period that a target begins in, unless no other follows', () => {
    const start = day('2026-11-28');
    expect(asked({ every: 'monthly', start }, null, '2026-11-20')).toEqual(['2026-12-31', false, 0]);
    expect(asked({ every: 'monthly', start }, null, '2026-12-02')).toEqual(['2026-12-31', true, 0]);
    const short = { every: 'monthly', start, due: day('2026-11-30') } as const;
    expect(asked(short, null, '2026-11-20')).toEqual(['2026-11-30', false, 0]);
    expect(asked(short, null, '2026-11-28')).toEqual(['2026-11-30', true, 0]);
  });

  it('is what a count of days says, on any day, for weeks and months', () => {
    const FIRST = dayNumber(YEAR_START);
    const anyDay = fc.integer({ min: FIRST, max: FIRST + 364 }).map(dayOfNumber);
    const maybe = fc.option(anyDay, { nil: null });
    /** What all days of a period have in common. */
    const nameOf = (every: Cadence, at: Day): string =>
      every === 'monthly' ? at.slice(0, 7) : `week ${Math.floor((dayNumber(at) - dayNumber(day('2025-12-29'))) / 7)}`;
    const given = fc.record({ every: fc.constantFrom('weekly', 'monthly'), start: anyDay, made: maybe, taken: maybe });
    fc.assert(
      fc.property(given, anyDay, (one, today) => {
        const from =
          [one.start, one.made, one.taken]
            .filter((at) => at !== null)
            .toSorted()
            .at(-1) ?? one.start;
        fc.pre(one.start <= today);
        const days = Array.from({ length: 372 + 14 }, (_, index) => dayOfNumber(FIRST - 7 + index));
        const same = days.filter((at) => nameOf(one.every, at) === nameOf(one.every, from));
        const isFirst = 2 * same.filter((at) => at >= from).length >= same.length || same.includes(YEAR_END);
        const over = days.filter(
          (at) =>
            at >= from &&
            at < today &&
            nameOf(one.every, addDays(at, 1)) !== nameOf(one.every, at) &&
            (isFirst || !same.includes(at)),
        );
        const { missed, overdueSince } = dueOf(sceneOf(one), null, today);
        expect([missed, overdueSince]).toEqual([over.length, over[0] ?? null]);
        expect(periodsHeard(sceneOf(one), [], today, (to) => one.taken === null || to >= one.taken)).toEqual({
          asked: over.length,
          made: 0,
        });
      }),
    );
  });
});
