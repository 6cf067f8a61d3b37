import fc from 'fast-check';
import { countedBy, countingOf, countingsOf, type Counting } from '../../src/domain/counting';
import { parseObjectiveKey, type ObjectiveKey } from '../../src/domain/ids';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings';
import { foldOf } from '../../src/rollup/fold';
import { CATEGORIES, type Member } from '../../src/rollup/member';
import { EMPTY_ROLL } from '../../src/rollup/roll';
import { addSums, medianOf, subtractSums, sumsOf, type Sums } from '../../src/rollup/sums';
import { resultOf } from '../../src/rollup/target-result';
import { aLeaf, aTarget } from '../support/a-target';

const BY_POINTS = { type: 'completion', weighBy: { kind: 'points' } } as const;
const STATUS = '10042';
const target = aTarget({ measure: BY_POINTS });

const anyLeaf = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  points: fc.option(fc.integer({ min: 0, max: 8 }), { nil: null }),
  resolution: fc.constantFrom(null, null, 'Duplicate'),
  isInReview: fc.boolean(),
});
type AnyLeaf = typeof anyLeaf extends fc.Arbitrary<infer T> ? T : never;

const memberOf = ({ category, points, resolution, isInReview }: AnyLeaf, index: number): Member => ({
  ...aLeaf(index + 1, category, points, resolution),
  ...(isInReview ? { status: STATUS } : {}),
});

const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    unestimated: fc.constantFrom('zero', 'median', 'excluded'),
    statusCredit: fc.constantFrom({}, { [STATUS]: 0.7 }),
    credit: fc.constantFrom(DEFAULT_SETTINGS.credit, { new: 0.1, indeterminate: 0.5, done: 1 }),
  })
  .map((chosen) => ({ ...DEFAULT_SETTINGS, ...chosen }));

/** Adds the leaves up one by one, with a sorted list for the middle. */
function slowShare(leaves: readonly AnyLeaf[], settings: Settings): number | null {
  const { unestimated, statusCredit, credit } = settings;
  const inScope = leaves
    .filter(({ resolution }) => resolution !== 'Duplicate')
    .filter(({ points }) => points !== null || unestimated !== 'excluded');
  const known = inScope.flatMap(({ points }) => (points === null ? [] : [points])).sort((a, b) => a - b);
  const middle = known.length / 2;
  const [low = 0, high = 0] = [known[Math.ceil(middle) - 1], known[Math.floor(middle)]];
  const filler = unestimated === 'median' && known.length > 0 ? (low + high) / 2 : 0;
  let [earned, whole] = [0, 0];
  for (const { points, category, isInReview } of inScope) {
    const weight = points ?? filler;
    const own = isInReview ? statusCredit[STATUS] : undefined;
    earned += weight * (own ?? credit[category]);
    whole += weight;
  }
  return whole > 0 ? earned / whole : null;
}

const resultFor = (sums: Sums, settings: Settings) =>
  resultOf(target, { ...EMPTY_ROLL, sums }, settings, Date.parse('2021-07-01'));

describe('counted work', () => {
  it('has the share of a slow count, whatever its statuses are worth and work without an estimate counts as', () => {
    fc.assert(
      fc.property(fc.array(anyLeaf, { maxLength: 12 }), anySettings, (leaves, settings) => {
        const sums = sumsOf(leaves.map(memberOf), foldOf(BY_POINTS, settings));
        const slow = slowShare(leaves, settings);
        const { progress } = resultFor(sums, settings);
        expect(progress === null ? null : Math.round(progress * 1e9)).toEqual(
          slow === null ? null : Math.round(slow * 1e9),
        );
      }),
    );
  });

  it('comes to the same carried on leaf by leaf as counted whole, the median too', () => {
    const edits = fc.array(fc.tuple(fc.nat(20), fc.option(anyLeaf, { nil: null })), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(anyLeaf, { maxLength: 10 }), edits, anySettings, (start, changes, settings) => {
        const fold = foldOf(BY_POINTS, settings);
        const leaves = new Map(start.map((leaf, index) => [index, leaf]));
        let sums = sumsOf(start.map(memberOf), fold);
        for (const [at, leaf] of changes) {
          const [was, is] = [leaves.get(at), leaf].map((one) =>
            one === undefined || one === null ? [] : [memberOf(one, at)],
          );
          sums = addSums(subtractSums(sums, sumsOf(was ?? [], fold)), sumsOf(is ?? [], fold));
          if (leaf === null) leaves.delete(at);
          else leaves.set(at, leaf);
        }
        const whole = sumsOf(
          [...leaves].map(([at, leaf]) => memberOf(leaf, at)),
          fold,
        );
        expect(sums).toEqual(whole);
        expect(resultFor(sums, settings)).toEqual(resultFor(whole, settings));
      }),
    );
  });

  it('says how much work has no estimate and what each of it counts as', () => {
    const leaves = [1, 3, 5, null, null].map((points, index) => aLeaf(index + 1, index === 2 ? 'done' : 'new', points));
    const said = (unestimated: Settings['unestimated']) => {
      const settings = { ...DEFAULT_SETTINGS, unestimated };
      const {
        actual,
        leaves: counted,
        unestimated: how,
      } = resultFor(sumsOf(leaves, foldOf(BY_POINTS, settings)), settings);
      return { actual, total: counted?.total, excluded: counted?.excluded, how };
    };
    expect(said('zero')).toEqual({ actual: (5 / 9) * 100, total: 5, excluded: 0, how: undefined });
    expect(said('median')).toEqual({ actual: (5 / 15) * 100, total: 5, excluded: 0, how: { count: 2, as: 3 } });
    expect(said('excluded')).toEqual({ actual: (5 / 9) * 100, total: 3, excluded: 0, how: { count: 2, as: null } });
  });

  it('keeps nothing more than it needs where nothing is set', () => {
    expect(sumsOf([aLeaf(1, 'new', 3)], foldOf(BY_POINTS, DEFAULT_SETTINGS)).fine).toBeUndefined();
    const median = { ...DEFAULT_SETTINGS, unestimated: 'median' } as const;
    const byCount = { type: 'completion', weighBy: { kind: 'count' } } as const;
    expect(sumsOf([aLeaf(1, 'new')], foldOf(byCount, median)).fine).toBeUndefined();
  });

  it('takes the weight in the middle, halfway between two', () => {
    const drawn: Array<Record<string, number>> = [
      {},
      { 3: 1 },
      { 3: 1, 8: 1 },
      { 1: 2, 9: 1 },
      { 20: 1, 3: 1, 100: 1 },
    ];
    expect(drawn.map((weights) => medianOf(weights))).toEqual([undefined, 3, 5.5, 1, 20]);
  });
});

describe('what holds for a target', () => {
  const key = (text: string): ObjectiveKey => {
    const parsed = parseObjectiveKey(text);
    if (parsed === undefined) throw new Error('not a key');
    return parsed;
  };
  const path = [key('OBJ-3'), key('OBJ-1')];
  const ruled = (own: Counting, near: Counting, far: Counting): Settings =>
    countedBy(
      DEFAULT_SETTINGS,
      countingOf(
        own,
        path,
        countingsOf([
          { key: key('OBJ-3'), counting: near },
          { key: key('OBJ-1'), counting: far },
        ]),
      ),
    );

  it('is its own word before that of the nearest objective, and the site at last', () => {
    expect(ruled({}, {}, {})).toBe(DEFAULT_SETTINGS);
    expect(ruled({}, { unestimated: 'excluded' }, { unestimated: 'median', pointsField: 'customfield_1' })).toEqual({
      ...DEFAULT_SETTINGS,
      unestimated: 'excluded',
      pointsField: 'customfield_1',
    });
    expect(ruled({ unestimated: 'zero' }, { unestimated: 'excluded' }, {}).unestimated).toBe('zero');
  });
});
