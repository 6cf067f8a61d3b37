import fc from 'fast-check';
import { dayOf, instantOf } from '../../src/domain/day';
import type { Measure } from '../../src/domain/measure';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { defaultKind, defaultProfile } from '../../src/domain/strategy-file/defaults';
import type { Target } from '../../src/domain/target';
import type { Category } from '../../src/rollup/member';
import { EMPTY_ROLL, type Roll } from '../../src/rollup/roll';
import { plainFold } from '../../src/rollup/fold';
import { sumsOf } from '../../src/rollup/sums';
import { resultOf } from '../../src/rollup/target-result';
import { aLeaf, aTarget } from '../support/a-target';
import { actualBy, type Inputs, type PlainTarget } from '../support/independent-actual';
import { expectedAt } from '../support/independent-expected';
import { aDay } from '../support/ways';

const CREDIT = { new: 0, indeterminate: 0.25, done: 1 };
const SETTINGS = { ...DEFAULT_SETTINGS, credit: CREDIT };
const fold = plainFold(SETTINGS.excludedResolutions);
const DAY_MS = 86_400_000;
const FIRST = Date.parse('2021-01-01');

const anyDay2021 = fc.integer({ min: -40, max: 400 }).map((days) => dayOf(FIRST + days * DAY_MS));
const anyHour = fc.integer({ min: -50 * 24, max: 420 * 24 }).map((hours) => FIRST + hours * 3_600_000);
const value = fc.integer({ min: -50, max: 50 });
const weight = fc.integer({ min: 0, max: 9 });

const anyMeasure: fc.Arbitrary<Measure> = fc.oneof(
  fc.constantFrom<Measure>(
    { type: 'completion', weighBy: { kind: 'points' } },
    { type: 'count' },
    { type: 'milestones' },
    { type: 'children' },
  ),
  fc.record({
    type: fc.constantFrom('sum', 'average'),
    field: fc.constant('customfield_1'),
    over: fc.constantFrom('done', 'all'),
  }),
  fc.record({
    type: fc.constant('metric'),
    take: fc.constantFrom('latest', 'average', 'minimum', 'maximum'),
  }),
  fc.record({
    type: fc.constant('band'),
    low: fc.integer({ min: -40, max: 0 }),
    high: fc.integer({ min: 1, max: 40 }),
  }),
);

const anyInputs: fc.Arbitrary<Omit<Inputs, 'credit'>> = fc.record({
  leaves: fc.array(
    fc.record({
      category: fc.constantFrom<Category>('new', 'indeterminate', 'done'),
      value: fc.option(weight, { nil: null }),
      out: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  values: fc
    .uniqueArray(fc.tuple(anyDay2021, value), { selector: ([day]) => day, maxLength: 6 })
    .map((all) => all.sort(([a], [b]) => (a < b ? -1 : 1))),
  milestones: fc.array(fc.record({ weight, reached: fc.option(anyDay2021, { nil: null }) }), { maxLength: 4 }),
  children: fc.array(
    fc.record({ weight, progress: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }) }),
    { maxLength: 4 },
  ),
});

/** The inputs as the app holds them. */
function rollOf(inputs: Omit<Inputs, 'credit'>): Roll {
  const leaves = inputs.leaves.map(({ category, value: size, out }, index) =>
    aLeaf(index + 1, category, size, out === true ? 'Duplicate' : null),
  );
  const counted = inputs.children.filter(({ weight: share, progress }) => share > 0 && progress !== null);
  const whole = counted.reduce((sum, { weight: share }) => sum + share, 0);
  const progress = whole === 0 ? null : counted.reduce((sum, one) => sum + one.weight * (one.progress ?? 0), 0) / whole;
  return {
    ...EMPTY_ROLL,
    sums: sumsOf(leaves, fold),
    values: inputs.values.map(([day, entered]) => [aDay(day), entered] as const),
    below: { progress, measured: counted.length, of: inputs.children.length, asOf: instantOf(FIRST) },
  };
}

/** Targets that rise, that fall, and that have nowhere to go. */
const anyEnds = fc.constantFrom<readonly [number, number]>([0, 100], [100, 0], [-20, 35], [30, -10], [10, 10]);

const anyCase = fc.tuple(anyMeasure, anyEnds, anyInputs, anyHour).map(([measure, [baseline, goal], inputs, nowMs]) => {
  const milestones = inputs.milestones.map(({ weight: share, reached }) => ({
    name: 'a step',
    due: aDay('2021-06-30'),
    weight: share,
    reached: reached === null ? null : aDay(reached),
  }));
  const target: Target = aTarget({
    measure,
    baseline,
    goal,
    milestones,
    kind: defaultKind(measure),
    profile: defaultProfile(measure),
  });
  return { target, inputs, nowMs };
});

const plain = ({ measure, baseline, goal, start, due }: Target): PlainTarget => ({
  measure: measure.type === 'completion' ? { type: 'completion' } : measure,
  baseline,
  goal,
  start,
  due,
});
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * (1 + Math.abs(a) + Math.abs(b));

describe('a target by any measure', () => {
  it('has the actual and the expectation of an independent count, and nothing where there is no way to go', () => {
    fc.assert(
      fc.property(anyCase, ({ target, inputs, nowMs }) => {
        const result = resultOf(target, rollOf(inputs), SETTINGS, nowMs);
        const counted =
          target.goal === target.baseline ? null : actualBy(plain(target), { credit: CREDIT, ...inputs }, nowMs);
        const entry = { ...target, profile: { type: target.profile.type } };
        expect(close(result.expected, expectedAt(entry, nowMs))).toBe(true);
        const isFlatShare = target.goal === target.baseline && result.actual === target.baseline;
        expect(
          isFlatShare ||
            (counted === null ? result.actual === null : result.actual !== null && close(result.actual, counted)),
        ).toBe(true);
        expect(result.reason === null).toBe(result.actual !== null);
      }),
    );
  });

  it('is ahead by as much of its way as its progress says, up or down', () => {
    fc.assert(
      fc.property(anyCase, ({ target, inputs, nowMs }) => {
        const { actual, expected, variance, progress } = resultOf(target, rollOf(inputs), SETTINGS, nowMs);
        fc.pre(actual !== null && variance !== null && progress !== null && target.goal !== target.baseline);
        const sign = Math.sign(target.goal - target.baseline);
        expect(close(variance, sign * (actual - expected))).toBe(true);
        const share = (actual - target.baseline) / (target.goal - target.baseline);
        expect(close(progress, Math.min(1, Math.max(0, share)))).toBe(true);
      }),
    );
  });

  it('is never worse off for more of what it wants', () => {
    fc.assert(
      fc.property(fc.constantFrom([0, 100], [100, 0]), value, value, anyHour, ([baseline, goal], one, other, nowMs) => {
        const target = aTarget({
          measure: { type: 'metric', take: 'latest' },
          baseline: baseline ?? 0,
          goal: goal ?? 0,
        });
        const varianceAt = (entered: number) =>
          resultOf(target, { ...EMPTY_ROLL, values: [[aDay('2020-11-01'), entered]] }, SETTINGS, nowMs).variance ?? 0;
        const [worse, better] =
          target.goal > target.baseline
            ? [Math.min(one, other), Math.max(one, other)]
            : [Math.max(one, other), Math.min(one, other)];
        expect(varianceAt(better)).toBeGreaterThanOrEqual(varianceAt(worse));
      }),
    );
  });
});
