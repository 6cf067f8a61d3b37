import fc from 'fast-check';
import { endOfDayMs, startOfDayMs } from '../../src/domain/day';
import { expectationOf } from '../../src/domain/expected';
import { clampShare, elapsedShare, progressOf, varianceOf, type Way } from '../../src/domain/progress';
import { aDay, anyInstantMs, anyWay } from '../support/ways';

const year: Way = { baseline: 0, goal: 100, start: aDay('2021-01-01'), due: aDay('2021-12-31') };
const week: Way = { ...year, start: aDay('2021-01-01'), due: aDay('2021-01-08') };
const down: Way = { ...week, baseline: 40, goal: 20 };
const at = (instant: string): number => Date.parse(instant);
const straight = (way: Way, nowMs: number): number =>
  expectationOf({ ...way, profile: { type: 'linear' }, milestones: [] }, nowMs).value;
const shareOf = (way: Way, actual: number): number | string => {
  const progress = progressOf(way, actual);
  return progress.kind === 'measured' ? progress.share : progress.reason;
};

describe('progress', () => {
  it('is the share of the way from baseline to goal', () => {
    expect([0, 25, 80, 100].map((actual) => shareOf(year, actual))).toEqual([0, 0.25, 0.8, 1]);
    expect([30, 41, 60].map((actual) => shareOf({ ...year, baseline: 30, goal: 60 }, actual))).toEqual([0, 11 / 30, 1]);
  });

  it('is the same for a target that goes down', () => {
    expect([40, 35, 30, 20].map((actual) => shareOf(down, actual))).toEqual([0, 0.25, 0.5, 1]);
  });

  it('stays within nothing and all of the way', () => {
    expect([-50, 130].map((actual) => shareOf(year, actual))).toEqual([0, 1]);
    expect([70, 5].map((actual) => shareOf(down, actual))).toEqual([0, 1]);
  });

  it('cannot be told of a target with nowhere to go', () => {
    expect([0, 100].map((actual) => shareOf({ ...year, baseline: 100 }, actual))).toEqual([
      'flat-target',
      'flat-target',
    ]);
  });

  it('never shrinks as the actual comes nearer to the goal', () => {
    const actual = fc.double({ min: -2e6, max: 2e6, noNaN: true });
    fc.assert(
      fc.property(anyWay, actual, actual, (way, one, other) => {
        const [far, near] =
          way.goal > way.baseline ? [one, other].sort((a, b) => a - b) : [one, other].sort((a, b) => b - a);
        expect(Number(shareOf(way, near ?? NaN))).toBeGreaterThanOrEqual(Number(shareOf(way, far ?? NaN)));
      }),
    );
  });

  it('is nothing at the baseline, all at the goal and never outside', () => {
    fc.assert(
      fc.property(anyWay, fc.double({ noNaN: true }), (way, actual) => {
        expect([shareOf(way, way.baseline), shareOf(way, way.goal)]).toEqual([0, 1]);
        const share = Number(shareOf(way, actual));
        expect(share).toBe(clampShare(share));
      }),
    );
  });

  it('looks the same from the other side', () => {
    fc.assert(
      fc.property(anyWay, fc.integer({ min: -2_000_000, max: 2_000_000 }), (way, actual) => {
        const mirrored = { ...way, baseline: -way.baseline, goal: -way.goal };
        expect(shareOf(mirrored, -actual)).toBe(shareOf(way, actual));
      }),
    );
  });
});

describe('the time that has passed', () => {
  it('runs from the first moment of the start to the last of the due day', () => {
    const moments = [
      '2020-12-31T23:59:59.999Z',
      '2021-01-01T00:00:00Z',
      '2021-01-03T00:00:00Z',
      '2021-01-08T00:00:00Z',
      '2021-01-09T00:00:00Z',
      '2025-01-01T00:00:00Z',
    ];
    expect(moments.map((moment) => elapsedShare(week, at(moment)))).toEqual([0, 0, 0.25, 0.875, 1, 1]);
  });

  it('is a whole day for a target that starts and is due on one', () => {
    const day = { ...year, due: year.start };
    expect(elapsedShare(day, at('2021-01-01T12:00:00Z'))).toBe(0.5);
  });

  it('never runs back', () => {
    fc.assert(
      fc.property(anyWay, anyInstantMs, anyInstantMs, (way, one, other) => {
        const earlier = elapsedShare(way, Math.min(one, other));
        const later = elapsedShare(way, Math.max(one, other));
        expect(later).toBeGreaterThanOrEqual(earlier);
        expect([clampShare(earlier), clampShare(later)]).toEqual([earlier, later]);
      }),
    );
  });
});

describe('expected and variance', () => {
  it('are a straight line and the distance from it', () => {
    const expected = straight(week, at('2021-01-06T00:00:00Z'));
    expect(expected).toBe(62.5);
    expect(varianceOf(week, 80, expected)).toBe(17.5);
    expect(varianceOf(week, 50, expected)).toBe(-12.5);
  });

  it('count being lower as being ahead where a target goes down', () => {
    const expected = straight(down, at('2021-01-05T00:00:00Z'));
    expect(expected).toBe(30);
    expect(varianceOf(down, 28, expected)).toBe(2);
    expect(varianceOf(down, 35, expected)).toBe(-5);
  });

  it('stay at the baseline before the start and at the goal after the due day', () => {
    fc.assert(
      fc.property(anyWay, fc.nat(1e10), (way, ms) => {
        expect(straight(way, startOfDayMs(way.start) - ms)).toBe(way.baseline);
        expect(straight(way, endOfDayMs(way.due) + ms)).toBe(way.goal);
      }),
    );
  });

  it('are ahead exactly when progress is ahead of the time that has passed', () => {
    fc.assert(
      fc.property(anyWay, anyInstantMs, fc.double({ min: 0, max: 1, noNaN: true }), (way, nowMs, share) => {
        const actual = way.baseline + share * (way.goal - way.baseline);
        const ahead = varianceOf(way, actual, straight(way, nowMs));
        const aheadShare = ahead / Math.abs(way.goal - way.baseline);
        expect(aheadShare).toBeCloseTo(share - elapsedShare(way, nowMs), 6);
      }),
    );
  });
});
