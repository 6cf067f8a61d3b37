import fc from 'fast-check';
import { dayOfNumber } from '../../src/domain/day';
import { daysFrom } from '../../src/domain/days-from';
import { pastBefore } from '../../src/rollup/trend';

/** Days that differ, each with a value of its own, so that a value tells the day on which it was written. */
const numbers = fc.uniqueArray(fc.integer({ min: 18_000, max: 18_200 }), { minLength: 1, maxLength: 60 });

describe('the few points that are kept of a past', () => {
  it('begin with what held at the start, and stand in order before the days beside the number', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 17_990, max: 18_210 }), fc.nat(20), (list, start, beside) => {
        const sorted = [...list].sort((a, b) => a - b);
        const all = sorted.map((number) => ({ day: dayOfNumber(number), actual: number }));
        const cut = Math.max(0, all.length - beside - 1);
        const [older, kept] = [all.slice(0, cut), all.slice(cut)];
        const first = dayOfNumber(start);
        const told = daysFrom([...pastBefore(kept, older, { start: first }), ...kept], first);
        const held = sorted.filter((number) => number <= start).at(-1) ?? sorted[0];
        expect(told[0]?.actual).toBe(held);
        expect(told.map(({ day }) => day)).toEqual([...new Set(told.map(({ day }) => day))].sort());
      }),
    );
  });
});
