import fc from 'fast-check';
import { unmeasured, type Progress } from '../../src/domain/progress';
import { statusOf, WARM_UP_SHARE, type Status } from '../../src/domain/status';

const measured = (share: number): Progress => ({ kind: 'measured', share });
/** On a straight line, expected progress is the share of time that has passed. */
const onLine = (share: number, elapsed: number): Status => statusOf(measured(share), elapsed, elapsed);

describe('status', () => {
  it('comes from how far behind a target is, relative to the time that has passed', () => {
    expect([0.6, 0.5, 0.45, 0.44, 0.36, 0.34, 0].map((share) => onLine(share, 0.5))).toEqual([
      'on-track',
      'on-track',
      'on-track',
      'at-risk',
      'at-risk',
      'off-track',
      'off-track',
    ]);
  });

  it('is achieved at the goal, whenever that is', () => {
    expect([0, 0.05, 0.5, 1].map((elapsed) => onLine(1, elapsed))).toEqual(Array(4).fill('achieved'));
  });

  it('calls nothing at risk in the first days', () => {
    expect([0, 0.05, WARM_UP_SHARE - 1e-9].map((elapsed) => onLine(0, elapsed))).toEqual(Array(3).fill('on-track'));
    expect(onLine(0, WARM_UP_SHARE)).toBe('off-track');
  });

  it('judges what is unfinished after the due day by what is missing', () => {
    expect([0.95, 0.8, 0.6].map((share) => onLine(share, 1))).toEqual(['on-track', 'at-risk', 'off-track']);
  });

  it('is unmeasured when progress is, at any time', () => {
    const elapsed = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(elapsed, elapsed, (expected, passed) => {
        expect(statusOf(unmeasured('nothing-in-scope'), expected, passed)).toBe('unmeasured');
      }),
    );
  });

  it('never gets worse with more progress, nor better with more expected', () => {
    const rank: Readonly<Record<Status, number>> = {
      'off-track': 0,
      'at-risk': 1,
      'on-track': 2,
      achieved: 3,
      unmeasured: -1,
    };
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (one, other, expected, elapsed) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(rank[statusOf(measured(more), expected, elapsed)]).toBeGreaterThanOrEqual(
          rank[statusOf(measured(less), expected, elapsed)],
        );
        expect(rank[statusOf(measured(expected), more, elapsed)]).toBeLessThanOrEqual(
          rank[statusOf(measured(expected), less, elapsed)],
        );
      }),
    );
  });
});
