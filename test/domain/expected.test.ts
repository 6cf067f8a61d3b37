import fc from 'fast-check';
import { dayOf, endOfDayMs, startOfDayMs } from '../../src/domain/day';
import { expectationOf, expectedLine, type Planned } from '../../src/domain/expected';
import type { Profile } from '../../src/domain/profile';
import { elapsedShare, progressOf, varianceOf } from '../../src/domain/progress';
import { statusOf } from '../../src/domain/status';
import { expectedAt } from '../support/independent-expected';
import { aDay, anyInstantMs, anyWay } from '../support/ways';

const DAY_MS = 86_400_000;
const LINEAR: Profile = { type: 'linear' };
const quarter: Planned = {
  baseline: 0,
  goal: 100,
  start: aDay('2021-01-01'),
  due: aDay('2021-03-31'),
  profile: LINEAR,
  milestones: [],
};
const at = (instant: string): number => Date.parse(instant);
const point = (day: string, value: number) => ({ at: aDay(day), value });
const milestone = (due: string, weight: number) => ({ name: due, due: aDay(due), weight, reached: null });

/** Any way with any profile; points and milestones lie within its time. */
const anyPlan: fc.Arbitrary<Planned> = fc
  .tuple(
    anyWay,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -9, max: 9 })), { maxLength: 5 }),
  )
  .chain(([way, drawn]) => {
    const days = Math.round((startOfDayMs(way.due) - startOfDayMs(way.start)) / DAY_MS);
    const placed = drawn
      .map(([share, tenths]) => ({
        at: dayOf(startOfDayMs(way.start) + Math.floor(share * days) * DAY_MS),
        value: way.baseline + ((way.goal - way.baseline) * tenths) / 10,
      }))
      .filter((one, index, all) => all.findIndex((other) => other.at === one.at) === index)
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const points = placed.filter((one) => one.at < way.due);
    const milestones = placed.map((one, index) => ({ name: 'a step', due: one.at, weight: index, reached: null }));
    return fc
      .constantFrom<Profile>(
        LINEAR,
        { type: 's-curve' },
        { type: 'maintain' },
        { type: 'milestones' },
        { type: 'steps', points },
        { type: 'points', points },
      )
      .map((profile) => ({ ...way, profile, milestones }));
  });

describe('what is expected', () => {
  it('is half of the way at half of the time by a straight line and by an s-curve, and less early by the curve', () => {
    const week = { ...quarter, due: aDay('2021-01-10') };
    const curved: Planned = { ...week, profile: { type: 's-curve' } };
    expect(expectationOf(week, at('2021-01-06T00:00:00Z')).value).toBe(50);
    expect(expectationOf(curved, at('2021-01-06T00:00:00Z')).value).toBe(50);
    expect(expectationOf(curved, at('2021-01-03T00:00:00Z')).value).toBeCloseTo(10.4, 12);
    expect(expectationOf(curved, at('2021-01-09T00:00:00Z')).value).toBeCloseTo(89.6, 12);
  });

  it('rises by a stair at the end of each day that has a step', () => {
    const stairs: Planned = {
      ...quarter,
      profile: { type: 'steps', points: [point('2021-01-31', 20), point('2021-02-28', 70)] },
    };
    const moments = ['2021-01-31T23:59:59Z', '2021-02-01T00:00:00Z', '2021-03-01T00:00:00Z', '2021-04-01T00:00:00Z'];
    expect(moments.map((moment) => expectationOf(stairs, at(moment)).value)).toEqual([0, 20, 70, 100]);
  });

  it('goes straight from point to point, also above the goal', () => {
    const bent: Planned = { ...quarter, profile: { type: 'points', points: [point('2021-01-10', 120)] } };
    expect(expectationOf(bent, at('2021-01-06T00:00:00Z'))).toEqual({ value: 60, share: 0.6 });
    expect(expectationOf(bent, at('2021-01-11T00:00:00Z'))).toEqual({ value: 120, share: 1 });
    expect(expectationOf(bent, at('2021-04-01T00:00:00Z'))).toEqual({ value: 100, share: 1 });
  });

  it('follows the milestones by their weight, and a straight line where none weighs anything', () => {
    const stepped: Planned = {
      ...quarter,
      profile: { type: 'milestones' },
      milestones: [milestone('2021-01-31', 1), milestone('2021-03-31', 3)],
    };
    const moments = ['2021-01-31T12:00:00Z', '2021-02-01T00:00:00Z', '2021-03-31T23:00:00Z', '2021-04-01T00:00:00Z'];
    expect(moments.map((moment) => expectationOf(stepped, at(moment)).value)).toEqual([0, 25, 25, 100]);
    const weightless: Planned = { ...stepped, milestones: [milestone('2021-01-31', 0)] };
    expect(expectationOf(weightless, at('2021-02-15T00:00:00Z')).value).toBe(50);
  });

  it('is the goal from the first day on where something is to be held', () => {
    const held: Planned = { ...quarter, goal: 95, profile: { type: 'maintain' } };
    const moments = ['2020-12-31T23:59:59Z', '2021-01-01T00:00:00Z', '2021-03-01T00:00:00Z', '2021-05-01T00:00:00Z'];
    expect(moments.map((moment) => expectationOf(held, at(moment)).value)).toEqual([0, 95, 95, 95]);
  });

  it('is the baseline before the start and the goal from the end of the due day on, by every profile', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(400 * DAY_MS), (plan, ms) => {
        expect(expectationOf(plan, startOfDayMs(plan.start) - 1 - ms)).toEqual({ value: plan.baseline, share: 0 });
        expect(expectationOf(plan, endOfDayMs(plan.due) + ms)).toEqual({ value: plan.goal, share: 1 });
      }),
    );
  });

  it('equals an independent count', () => {
    fc.assert(
      fc.property(anyPlan, anyInstantMs, (plan, nowMs) => {
        const entry = {
          ...plan,
          measure: { type: 'completion' },
          profile: { ...plan.profile, points: 'points' in plan.profile ? [...plan.profile.points] : [] },
        };
        const scale = Math.abs(plan.goal - plan.baseline) + Math.abs(plan.baseline);
        expect(Math.abs(expectationOf(plan, nowMs).value - expectedAt(entry, nowMs))).toBeLessThanOrEqual(1e-9 * scale);
      }),
    );
  });

  it('never falls back where its points never do', () => {
    const rising = anyPlan.map((plan): Planned => {
      if (!('points' in plan.profile)) return plan;
      const isUp = plan.goal > plan.baseline;
      const [least, most] = [Math.min(plan.baseline, plan.goal), Math.max(plan.baseline, plan.goal)];
      const values = plan.profile.points
        .map(({ value }) => Math.min(most, Math.max(least, value)))
        .sort((a, b) => (isUp ? a - b : b - a));
      const points = plan.profile.points.map((one, index) => ({ ...one, value: values[index] ?? one.value }));
      return { ...plan, profile: { ...plan.profile, points } };
    });
    fc.assert(
      fc.property(rising, anyInstantMs, anyInstantMs, (plan, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const grown = expectationOf(plan, late).share - expectationOf(plan, early).share;
        expect(grown).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('says the same as a share and in the unit', () => {
    fc.assert(
      fc.property(anyPlan, anyInstantMs, (plan, nowMs) => {
        const { value, share } = expectationOf(plan, nowMs);
        expect(progressOf(plan, value)).toEqual({ kind: 'measured', share: expect.closeTo(share, 9) as number });
        expect(varianceOf(plan, value, value)).toBe(0);
      }),
    );
  });

  it('is drawn as it is counted', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const line = expectedLine(plan);
        expect(line.map(({ atMs }) => atMs)).toEqual(line.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
        line.forEach((corner, index) => {
          const isFoot = line[index + 1]?.atMs === corner.atMs;
          const { value } = expectationOf(plan, isFoot ? corner.atMs - 1 : corner.atMs);
          expect(Math.abs(value - corner.value)).toBeLessThanOrEqual(1e-3 * (1 + Math.abs(plan.goal - plan.baseline)));
        });
      }),
    );
  });
});

describe('status by a profile', () => {
  const status = (plan: Planned, actual: number, moment: string) => {
    const nowMs = at(moment);
    const elapsed = elapsedShare(plan, nowMs);
    return statusOf(
      progressOf(plan, actual),
      expectationOf(plan, nowMs).share,
      elapsed,
      plan.profile.type !== 'maintain',
    );
  };

  it('is on track for whatever is on its profile or ahead of it, at any moment', () => {
    fc.assert(
      fc.property(anyPlan, anyInstantMs, fc.double({ min: 0, max: 2, noNaN: true }), (plan, nowMs, ahead) => {
        const { share } = expectationOf(plan, nowMs);
        const reached = { kind: 'measured', share: Math.min(1, share + ahead) } as const;
        expect(['on-track', 'achieved']).toContain(statusOf(reached, share, elapsedShare(plan, nowMs)));
      }),
    );
  });

  it('takes a gap relative to the time that has passed where little is expected yet', () => {
    const late: Planned = { ...quarter, profile: { type: 'steps', points: [point('2021-02-14', 8)] } };
    expect(status(late, 0, '2021-02-14T12:00:00Z')).toBe('on-track');
    expect(status(late, 0, '2021-03-01T00:00:00Z')).toBe('at-risk');
    expect(status({ ...late, profile: LINEAR }, 0, '2021-03-01T00:00:00Z')).toBe('off-track');
  });

  it('takes it relative to the goal where that is to be held from the first day on, and achieves nothing before the end', () => {
    const held: Planned = { ...quarter, profile: { type: 'maintain' } };
    const moment = '2021-01-20T00:00:00Z';
    expect([100, 92, 80, 60].map((actual) => status(held, actual, moment))).toEqual([
      'on-track',
      'on-track',
      'at-risk',
      'off-track',
    ]);
    expect(statusOf({ kind: 'measured', share: 1 }, 1, 1, true)).toBe('achieved');
  });
});
