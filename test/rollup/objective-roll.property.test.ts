import fc from 'fast-check';
import { instantOf } from '../../src/domain/day';
import { parseCycleKey, parseObjectiveKey, type ObjectiveKey } from '../../src/domain/ids';
import type { Objective } from '../../src/domain/objective';
import { DEFAULT_OBJECTIVE } from '../../src/domain/strategy-file/defaults';
import { rollObjectives, type WeighedResult } from '../../src/rollup/objective-roll';
import type { TargetResult } from '../../src/rollup/target-result';

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not a key');
  return value;
};
const keyOf = (index: number): ObjectiveKey => known(parseObjectiveKey(`OBJ-${index}`));
const objective = (index: number, parent: number | null, weight = 1): Objective => ({
  ...DEFAULT_OBJECTIVE,
  key: keyOf(index),
  name: `Objective ${index}`,
  description: '',
  cycle: known(parseCycleKey('FY')),
  level: 'team',
  parent: parent === null ? null : keyOf(parent),
  alignedTo: [],
  owner: null,
  status: 'active',
  weight,
});
type Reason = TargetResult['reason'];
const result = (
  progress: number | null,
  asOfMs = 0,
  weight = 1,
  reason: Reason = 'nothing-in-scope',
): WeighedResult & { readonly result: TargetResult } => ({
  weight,
  kind: 'output',
  elapsed: 0.5,
  result: {
    asOf: instantOf(asOfMs),
    complete: true,
    staleSince: null,
    actual: progress,
    expected: 50,
    variance: null,
    progress,
    expectedProgress: 0.5,
    status: progress === null ? 'unmeasured' : 'on-track',
    reason: progress === null ? reason : null,
    leaves: null,
    parts: null,
  },
});

describe('an objective', () => {
  it('is the weighted mean of what is measured, and says how much is', () => {
    const rolls = rollObjectives(
      [objective(1, null)],
      new Map([[keyOf(1), [result(0.8, 5), result(0.2, 3, 3), result(null, 9)]]]),
    );
    expect(rolls.get(keyOf(1))).toEqual({
      progress: expect.closeTo(0.35, 12) as number,
      expectedProgress: 0.5,
      variance: expect.closeTo(-0.15, 12) as number,
      status: 'at-risk',
      reason: null,
      measured: 2,
      of: 3,
      asOf: instantOf(3),
    });
  });

  it('is unmeasured, not 0 %, when nothing in it is measured', () => {
    const rolls = rollObjectives([objective(1, null), objective(2, null)], new Map([[keyOf(1), [result(null)]]]));
    expect(rolls.get(keyOf(1))).toMatchObject({
      progress: null,
      status: 'unmeasured',
      reason: 'nothing-in-scope',
      measured: 0,
      of: 1,
    });
    expect(rolls.get(keyOf(2))).toMatchObject({ progress: null, status: 'unmeasured', reason: 'no-targets', of: 0 });
  });

  it('says why what is below it is unmeasured: first what one step changes, at whatever depth', () => {
    const reasonOf = (...below: readonly Reason[]): Reason | undefined => {
      const targets = below.map((reason) => result(null, 0, 1, reason));
      const rolls = rollObjectives([objective(1, null), objective(2, 1)], new Map([[keyOf(2), targets]]));
      return rolls.get(keyOf(1))?.reason;
    };
    expect(reasonOf('no-check-in')).toBe('no-check-in');
    expect(reasonOf('not-synced', 'no-weight', 'nothing-in-scope')).toBe('nothing-in-scope');
    expect(reasonOf('nothing-in-scope', 'no-check-in')).toBe('no-check-in');
    expect(reasonOf('not-synced')).toBe('not-synced');
    expect(reasonOf()).toBe('no-children');
  });

  it('says the reason from below through a target that measures the objectives there', () => {
    const { result: unmeasured } = result(null, 0, 1, 'no-children');
    const through: WeighedResult = { weight: 1, kind: 'output', elapsed: 0.5, resultFrom: () => unmeasured };
    const given = new Map<ObjectiveKey, readonly WeighedResult[]>([[keyOf(1), [through]]]);
    const tree = [objective(1, null), objective(2, 1)];
    expect(rollObjectives(tree.slice(0, 1), given).get(keyOf(1))?.reason).toBe('no-children');
    given.set(keyOf(2), [result(null, 0, 1, 'no-check-in')]);
    expect(rollObjectives(tree, given).get(keyOf(1))?.reason).toBe('no-check-in');
  });

  it('says that what is measured weighs nothing, rather than that nothing is in scope', () => {
    const child = { ...objective(3, 2), weight: 0 };
    const rolls = rollObjectives(
      [objective(1, null), objective(2, null), child],
      new Map([
        [keyOf(1), [result(0.5, 0, 0), result(null)]],
        [keyOf(3), [result(0.5)]],
      ]),
    );
    const nothing = { progress: null, status: 'unmeasured', reason: 'no-part-weight', measured: 0 };
    expect(rolls.get(keyOf(1))).toMatchObject({ ...nothing, of: 2 });
    expect(rolls.get(keyOf(2))).toMatchObject({ ...nothing, of: 1 });
    expect(rolls.get(keyOf(3))).toMatchObject({ progress: 0.5, reason: null });
  });

  it('lies between the least and the greatest of its children, and rises with each of them', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shares, fc.nat(), (drawn, pick) => {
        const tree = [objective(0, null), ...drawn.map((_, index) => objective(index + 1, 0))];
        const rollWith = (values: readonly number[]): number => {
          const targets = new Map(values.map((share, index) => [keyOf(index + 1), [result(share)]]));
          return rollObjectives(tree, targets).get(keyOf(0))?.progress ?? -1;
        };
        const mean = rollWith(drawn);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...drawn) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.max(...drawn) + 1e-12);
        const raised = drawn.map((share, index) => (index === pick % drawn.length ? 1 : share));
        expect(rollWith(raised)).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
    );
  });

  it('ends even when stored parents form a loop', () => {
    const rolls = rollObjectives([objective(1, 2), objective(2, 1)], new Map([[keyOf(1), [result(1)]]]));
    expect(rolls.size).toBe(2);
  });
});
