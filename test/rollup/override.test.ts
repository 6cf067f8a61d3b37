import { instantOf } from '../../src/domain/day';
import type { Override } from '../../src/domain/override';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import type { Target } from '../../src/domain/target';
import { rolledAt } from '../../src/rollup/head';
import { EMPTY_ROLL, type Roll } from '../../src/rollup/roll';
import { plainFold } from '../../src/rollup/fold';
import { sumsOf } from '../../src/rollup/sums';
import { resultOf } from '../../src/rollup/target-result';
import { trendOf } from '../../src/rollup/trend';
import { aLeaf, aTarget } from '../support/a-target';
import { aDay } from '../support/ways';

const fold = plainFold([]);
const NOW = Date.parse('2021-07-02T00:00:00Z');
const HOUR = 3_600_000;
const setByHand = (given: Partial<Override> = {}): Override => ({
  value: 45,
  at: aDay('2021-07-01'),
  note: '',
  lasting: false,
  ...given,
});

/** Work of which so many of ten leaves are done. */
const workDone = (done: number, roll: Roll = EMPTY_ROLL): Roll => ({
  ...roll,
  sums: sumsOf(
    Array.from({ length: 10 }, (_, index) => aLeaf(index + 1, index < done ? 'done' : 'new')),
    fold,
  ),
});
const rolled = (target: Target, roll: Roll, nowMs = NOW): Roll => rolledAt(target, roll, DEFAULT_SETTINGS, nowMs).roll;
const actualOf = (target: Target, roll: Roll, nowMs = NOW): number | null =>
  resultOf(target, roll, DEFAULT_SETTINGS, nowMs).actual;

describe('a value set by hand', () => {
  it('stands in for the automatic one, which is shown beside it', () => {
    const result = resultOf(aTarget({ override: setByHand({ lasting: true }) }), workDone(3), DEFAULT_SETTINGS, NOW);
    expect(result).toMatchObject({ actual: 45, progress: 0.45, reason: null });
    expect(result.automatic).toEqual({
      actual: 30,
      progress: 0.3,
      variance: expect.closeTo(30 - result.expected, 12) as number,
    });
    expect(result.variance).toBeCloseTo(45 - result.expected, 12);
    expect(result.leaves?.done).toBe(3);
  });

  it('measures what is unmeasured by itself', () => {
    const result = resultOf(aTarget({ override: setByHand() }), EMPTY_ROLL, DEFAULT_SETTINGS, NOW);
    expect(result).toMatchObject({ actual: 45, automatic: { actual: null, progress: null, variance: null } });
  });

  it('stands until the automatic value next changes when it is a one-off, and does not come back', () => {
    const target = aTarget({ override: setByHand() });
    const set = rolled(target, workDone(3));
    expect([actualOf(target, set), actualOf(target, workDone(3, set))]).toEqual([45, 45]);
    const moved = rolled(target, workDone(4, set), NOW + HOUR);
    expect(actualOf(target, moved)).toBe(40);
    expect(resultOf(target, moved, DEFAULT_SETTINGS, NOW).automatic).toBeUndefined();
    const back = rolled(target, workDone(3, moved), NOW + 2 * HOUR);
    expect(actualOf(target, back)).toBe(30);
  });

  it('knows from a file what the automatic value was', () => {
    const target = aTarget({ override: setByHand({ automatic: 30 }) });
    expect(actualOf(target, EMPTY_ROLL)).toBe(45);
    expect(actualOf(target, rolled(target, workDone(3)))).toBe(45);
    expect(actualOf(target, rolled(target, workDone(5)))).toBe(50);
  });

  it('stands however the automatic value moves when it is lasting', () => {
    const target = aTarget({ override: setByHand({ lasting: true }) });
    const moved = rolled(target, workDone(9, rolled(target, workDone(3))));
    expect(actualOf(target, moved)).toBe(45);
  });

  it('waits while what is behind the number is being read', () => {
    const target = aTarget({ override: setByHand({ automatic: 30 }) });
    expect(actualOf(target, { ...workDone(6), staleSince: instantOf(NOW) })).toBe(45);
  });

  it('begins on its day', () => {
    const target = aTarget({ override: setByHand({ lasting: true, at: aDay('2021-07-03') }) });
    expect(actualOf(target, workDone(3))).toBe(30);
    expect(actualOf(target, workDone(3), NOW + 24 * HOUR)).toBe(45);
  });

  it('of a band ends with the next value entered, not with the next moment', () => {
    const measure = { type: 'band', low: 0, high: 10 } as const;
    const target = aTarget({ measure, override: setByHand() });
    const entered = (values: Roll['values'], roll: Roll = EMPTY_ROLL): Roll => ({ ...roll, values });
    const set = rolled(target, entered([[aDay('2021-06-01'), 20]]));
    expect(actualOf(target, set, NOW + 48 * HOUR)).toBe(45);
    const later = rolled(
      target,
      entered(
        [
          [aDay('2021-06-01'), 20],
          [aDay('2021-07-02'), 5],
        ],
        set,
      ),
      NOW + 24 * HOUR,
    );
    expect(actualOf(target, later, NOW + 48 * HOUR)).toBeLessThan(45);
  });

  it('draws its value from its day on', () => {
    const target = aTarget({ measure: { type: 'metric', take: 'latest' }, override: setByHand({ lasting: true }) });
    const roll: Roll = {
      ...EMPTY_ROLL,
      values: [
        [aDay('2021-06-01'), 20],
        [aDay('2021-07-01'), 21],
      ],
    };
    const result = resultOf(target, roll, DEFAULT_SETTINGS, NOW);
    expect(trendOf(target, roll, result, NOW)).toEqual([
      { day: '2021-06-01', actual: 20 },
      { day: '2021-07-01', actual: 45 },
      { day: '2021-07-02', actual: 45 },
    ]);
  });
});
