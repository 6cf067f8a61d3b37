import fc from 'fast-check';
import type { TargetView } from '../../src/contract/views';
import { anchorAt, trendGeometry } from '../../static/ui/trend-geometry';
import { TARGETS } from './support/company';

const [WIDTH, HEIGHT, PAD] = [360, 148, 14];
const DAY_MS = 86_400_000;
const dayAt = (offset: number): string => new Date(Date.UTC(2026, 0, 1) + offset * DAY_MS).toISOString().slice(0, 10);
const offset = fc.integer({ min: -700, max: 700 });
const value = fc.integer({ min: -1_000_000, max: 1_000_000 });

const [first] = TARGETS;
if (first === undefined) throw new Error('an empty company');

/** Any target: short or long, with or without an actual, expected along its line or by points of any day and value. */
const target: fc.Arbitrary<TargetView> = fc
  .record({
    from: offset,
    days: fc.integer({ min: 0, max: 400 }),
    baseline: value,
    goal: value,
    points: fc.array(fc.record({ on: offset, value }), { maxLength: 5 }),
    past: fc.array(fc.record({ on: offset, actual: fc.option(value) }), { maxLength: 6 }),
  })
  .map(({ from, days, baseline, goal, points, past }) => {
    const dated = points.map((point) => ({ at: dayAt(point.on), value: point.value }));
    const trend = past.map((one) => ({ day: dayAt(one.on), actual: one.actual }));
    const byDay = trend.toSorted((a, b) => (a.day < b.day ? -1 : 1));
    return {
      ...first,
      ...{ start: dayAt(from), due: dayAt(from + days), baseline, goal },
      profile:
        dated.length === 0
          ? { type: 'linear' as const }
          : { type: 'points' as const, points: dated.toSorted((a, b) => (a.at < b.at ? -1 : 1)) },
      result: { ...first.result, actual: byDay.at(-1)?.actual ?? null, trend: byDay },
    };
  });

describe('a trend in its picture', () => {
  it('stays inside it, whatever is known and whenever it is looked at', () => {
    fc.assert(
      fc.property(target, target, offset, (shown, other, now) => {
        const committed = other.result.trend;
        const drawn = trendGeometry(shown, `${dayAt(now)}T12:00:00.000Z`, WIDTH, HEIGHT, PAD, committed);
        const points = [
          ...drawn.expected,
          ...drawn.committed.flat(),
          ...drawn.actual.flat(),
          { x: drawn.nowX ?? PAD, y: drawn.goalY },
          { x: drawn.startX, y: drawn.goalY },
          { x: drawn.dueX, y: drawn.goalY },
        ];
        const outside = points.filter(
          ({ x, y }) => !(x >= PAD - 0.01 && x <= WIDTH - PAD + 0.01 && y >= PAD - 0.01 && y <= HEIGHT - PAD + 0.01),
        );
        expect(outside).toEqual([]);
      }),
    );
  });

  it('has no mark of today before it begins', () => {
    const early = trendGeometry(
      { ...first, result: { ...first.result, trend: [] } },
      '2020-01-01T00:00:00.000Z',
      9,
      9,
      1,
    );
    expect(early.nowX).toBeNull();
  });
});

describe('a label in a picture', () => {
  it('does not leave it, wherever its point is and as far as it fits at all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: WIDTH }), fc.integer({ min: 1, max: 45 }), (x, length) => {
        const text = 'x'.repeat(length);
        const px = length * 7;
        const anchor = anchorAt(x, text, WIDTH);
        const middle = anchor === 'middle' ? [x - px / 2, x + px / 2] : [0, Math.min(px, WIDTH)];
        expect((middle[0] ?? -1) >= 0 && (middle[1] ?? WIDTH + 1) <= WIDTH).toBe(true);
      }),
    );
  });
});
