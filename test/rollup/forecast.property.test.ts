import fc from 'fast-check';
import { addDays, dayNumber, parseDay } from '../../src/domain/day';
import type { Day } from '../../src/domain/ids';
import type { Target } from '../../src/domain/target';
import { forecastOf } from '../../src/rollup/forecast';
import type { Snapshot } from '../../src/rollup/roll';
import { aTarget } from '../support/a-target';

const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error('not a day');
  return parsed;
};
const TODAY = day('2026-06-30');

const target = (over: Partial<Target> = {}): Target =>
  aTarget({ measure: { type: 'completion', weighBy: { kind: 'count' } }, due: day('2026-08-31'), ...over });

interface Week {
  readonly finished: number;
  readonly added: number;
}

/** What a target's history says after such weeks, the last of which ended yesterday; nothing happened today. */
function daysAfter(weeks: readonly Week[], total: number): readonly Snapshot[] {
  const days: Snapshot[] = [];
  let [done, all] = [0, total];
  const note = (at: Day): void => {
    days.push({ day: at, done, total: all, actual: all === 0 ? null : (100 * done) / all });
  };
  const first = addDays(TODAY, -1 - 7 * weeks.length);
  note(first);
  weeks.forEach(({ finished, added }, at) => {
    done += finished;
    all += added;
    note(addDays(first, 7 * at + 4));
  });
  return days;
}

const drawnWeeks = fc.array(fc.record({ finished: fc.nat(9), added: fc.nat(4) }), { minLength: 4, maxLength: 30 });

describe('a forecast', () => {
  it.each([
    [12, 3, 28],
    [12, 5, 17],
    [1, 7, 1],
    [30, 2, 105],
  ])('of %i pieces of work at %i a week, always the same, is the day by which they are done', (left, pace, inDays) => {
    const weeks = Array.from({ length: 12 }, () => ({ finished: pace, added: 0 }));
    const due = addDays(TODAY, inDays);
    const { foreseen } = forecastOf(target({ due }), daysAfter(weeks, 12 * pace + left), TODAY);
    const end = addDays(TODAY, inDays);
    expect(foreseen).toEqual({ half: end, most: end, byDue: 1 });
    const sooner = forecastOf(target({ due: addDays(due, -1) }), daysAfter(weeks, 12 * pace + left), TODAY);
    expect(sooner.foreseen?.byDue).toBe(0);
  });

  it('goes by what was left after scope had come', () => {
    const weeks = Array.from({ length: 12 }, () => ({ finished: 4, added: 1 }));
    const { foreseen, weeks: told } = forecastOf(target(), daysAfter(weeks, 60), TODAY);
    // 60 and 12 more, of which 48 are done; three a week fewer.
    expect(told.map(({ finished, added, closed }) => [finished, added, closed])).toEqual(weeks.map(() => [4, 1, 3]));
    expect(foreseen?.half).toBe(addDays(TODAY, 56));
  });

  it('is the same for the same days, and in order', () => {
    fc.assert(
      fc.property(drawnWeeks, fc.nat(60), (weeks, more) => {
        const finished = weeks.reduce((sum, week) => sum + week.finished, 0);
        const days = daysAfter(weeks, finished + more);
        const one = forecastOf(target(), days, TODAY);
        expect(forecastOf(target(), days, TODAY)).toEqual(one);
        expect(one.foreseen === null).toBe(one.reason !== null);
        expect(one.checked.held).toBeLessThanOrEqual(one.checked.of);
        fc.pre(one.foreseen !== null);
        const { half, most, byDue } = one.foreseen;
        expect(half > TODAY).toBe(true);
        expect(most === null || most >= half).toBe(true);
        expect(byDue >= 0 && byDue <= 1).toBe(true);
        // Half of the runs are done by then, so the chance is told on the same side.
        expect(half > target().due || byDue >= 0.5).toBe(true);
      }),
    );
  });

  it('does not come sooner when more is left', () => {
    fc.assert(
      fc.property(drawnWeeks, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (weeks, more, most) => {
        const finished = weeks.reduce((sum, week) => sum + week.finished, 0);
        const near = forecastOf(target(), daysAfter(weeks, finished + more), TODAY).foreseen;
        const far = forecastOf(target(), daysAfter(weeks, finished + more + most), TODAY).foreseen;
        if (far === null) return;
        expect(near === null ? '' : near.half <= far.half).toBe(true);
        expect(near === null ? 0 : near.byDue).toBeGreaterThanOrEqual(far.byDue);
      }),
    );
  });

  it('held in the past about as often as it says, where weeks were drawn alike', () => {
    let [held, of] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(fc.record({ finished: fc.nat(9), added: fc.nat(2) }), { minLength: 40, maxLength: 40 }),
        (weeks) => {
          const { checked } = forecastOf(target(), daysAfter(weeks, 1_000), TODAY);
          held += checked.held;
          of += checked.of;
        },
      ),
      { numRuns: 40, seed: 1 },
    );
    expect(of).toBeGreaterThan(1_000);
    expect(held / of).toBeGreaterThan(0.75);
    expect(held / of).toBeLessThan(0.92);
  });

  it.each<[string, Partial<Target>, readonly Week[], number]>([
    ['too-short', {}, Array.from({ length: 3 }, () => ({ finished: 1, added: 0 })), 50],
    ['no-end', {}, Array.from({ length: 12 }, () => ({ finished: 1, added: 1 })), 50],
    ['reached', {}, Array.from({ length: 12 }, () => ({ finished: 1, added: 0 })), 12],
    ['not-by-pace', { measure: { type: 'average', field: 'customfield_1', over: 'done' } }, [], 50],
  ])('is not made, and says why: %s', (reason, over, weeks, total) => {
    expect(forecastOf(target(over), daysAfter(weeks, total), TODAY)).toMatchObject({ foreseen: null, reason });
  });

  it('is not made of nothing, however long the past: the work has left, been deleted or been excluded', () => {
    const weeks = Array.from({ length: 12 }, () => ({ finished: 1, added: 0 }));
    const days = [...daysAfter(weeks, 50), { day: TODAY, done: 0, total: 0, actual: null }];
    expect(forecastOf(target(), days, TODAY)).toMatchObject({ foreseen: null, reason: 'no-scope' });
  });

  it('counts down to a goal that lies below', () => {
    const days = [0, 7, 14, 21, 28, 35].map((ago): Snapshot => ({
      day: addDays(TODAY, -1 - ago),
      done: 3,
      total: 5,
      actual: 20 + ago,
    }));
    const down = target({ measure: { type: 'sum', field: 'customfield_1', over: 'done' }, baseline: 100, goal: 6 });
    const { foreseen } = forecastOf(down, [...days].reverse(), TODAY);
    expect(foreseen === null ? null : dayNumber(foreseen.half) - dayNumber(TODAY)).toBe(14);
  });
});
