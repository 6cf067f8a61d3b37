import { unmeasured, type Progress } from '../domain/progress';
import type { Settings } from '../domain/settings';
import { isFine, type Fold } from './fold';
import { leafStateOf, type LeafState } from './leaf-state';
import { CATEGORIES, multiplied, toWeight, WEIGHT_SCALE, type Category, type Member } from './member';

/** A fold over leaves. Sums of disjoint sets add up; every part is a whole number, so subtraction undoes addition exactly. */
export interface Sums {
  readonly count: Readonly<Record<Category, number>>;
  /** Millionths. */
  readonly weight: Readonly<Record<Category, number>>;
  readonly excluded: number;
  readonly unweighted: number;
  /** Those of them that are done. */
  readonly unweightedDone: number;
  /** Kept only where the way of counting needs it. */
  readonly fine?: FineSums;
  /** Kept only where some leaves do not count once. */
  readonly uneven?: UnevenSums;
}

/**
 * By how much leaves count for more or less than one each, in millionths: what a weight of a link adds where leaves are
 * counted and not weighed. `weight` has it in already.
 */
export interface UnevenSums {
  /** Leaves with a weight of their own, and those without one. */
  readonly filled: Readonly<Record<Category, number>>;
  readonly bare: Readonly<Record<Category, number>>;
  /** Those without one, by category and status with a credit of its own. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** What a median and credit by status are read from. It adds up as the rest does. */
export interface FineSums {
  /** How many leaves in scope have which weight of their own, in millionths; what a link makes of it plays no part. */
  readonly weights: Readonly<Record<string, number>>;
  /** Leaves without a weight that are in progress. */
  readonly unweightedBegun: number;
  /** By category and status with a credit of its own, as `new:10001`: leaves, their weight, and those without one. */
  readonly statuses: Readonly<Record<string, readonly [count: number, weight: number, unweighted: number]>>;
  /** Leaves left out because they have no weight; they are among the excluded. */
  readonly unestimated: number;
}

const NO_FINE: FineSums = { weights: {}, unweightedBegun: 0, statuses: {}, unestimated: 0 };

const NOT_UNEVEN: UnevenSums = {
  filled: { new: 0, indeterminate: 0, done: 0 },
  bare: { new: 0, indeterminate: 0, done: 0 },
  statuses: {},
};

const none = (): Record<Category, number> => ({ new: 0, indeterminate: 0, done: 0 });
export const NO_SUMS: Sums = { count: none(), weight: none(), excluded: 0, unweighted: 0, unweightedDone: 0 };

/** Adds leaves up, one by one. */
function createAdder(fold: Pick<Fold, 'unestimated' | 'statuses'>) {
  const count = none();
  const weight = none();
  const sums = { excluded: 0, unweighted: 0, unweightedDone: 0 };
  const keepsFine = isFine(fold);
  const weights: Record<string, number> = {};
  const statuses: Record<string, [number, number, number]> = {};
  const fine = { unweightedBegun: 0, unestimated: 0 };
  const uneven = { filled: none(), bare: none() };
  const unevenStatuses: Record<string, number> = {};
  let isUneven = false;
  const addUneven = (factor: number, own: number | null, category: Category, status: string | undefined): void => {
    isUneven = true;
    const more = toWeight(factor) - WEIGHT_SCALE;
    uneven[own === null ? 'bare' : 'filled'][category] += more;
    if (own !== null || status === undefined) return;
    const key = `${category}:${status}`;
    unevenStatuses[key] = (unevenStatuses[key] ?? 0) + more;
  };
  return {
    add({ category, weight: own, excluded, isUnestimated, status, factor }: LeafState): void {
      if (excluded) {
        sums.excluded += 1;
        if (isUnestimated === true) fine.unestimated += 1;
        return;
      }
      count[category] += 1;
      if (own === null) {
        sums.unweighted += 1;
        if (category === 'done') sums.unweightedDone += 1;
        if (category === 'indeterminate') fine.unweightedBegun += 1;
      } else {
        weight[category] += multiplied(own, factor);
        if (keepsFine) weights[own] = (weights[own] ?? 0) + 1;
      }
      if (factor !== undefined) addUneven(factor, own, category, status);
      if (status === undefined) return;
      const [leaves, heavy, bare] = statuses[`${category}:${status}`] ?? [0, 0, 0];
      statuses[`${category}:${status}`] = [
        leaves + 1,
        heavy + multiplied(own ?? 0, factor),
        bare + (own === null ? 1 : 0),
      ];
    },
    sums: (): Sums => ({
      count,
      weight,
      ...sums,
      ...(keepsFine ? { fine: { ...fine, weights, statuses } } : {}),
      ...(isUneven ? combinedUneven({ ...uneven, statuses: unevenStatuses }, NOT_UNEVEN, 1) : {}),
    }),
  };
}

/** Folds the leaves among the members. A member with children in scope is no leaf and adds nothing. */
export function sumsOf(members: Iterable<Member>, fold: Fold): Sums {
  const adder = createAdder(fold);
  for (const member of members) {
    const leaf = leafStateOf(member, fold);
    if (leaf !== null) adder.add(leaf);
  }
  return adder.sums();
}

/** The same for leaves alone. */
export function sumsOfLeaves(leaves: Iterable<LeafState>, fold: Pick<Fold, 'unestimated' | 'statuses'>): Sums {
  const adder = createAdder(fold);
  for (const leaf of leaves) adder.add(leaf);
  return adder.sums();
}

/** Sums after one leaf has become another. */
export function withLeaf(sums: Sums, before: LeafState | null, after: LeafState | null): Sums {
  const fold = { unestimated: sums.fine === undefined ? 'zero' : 'median', statuses: new Set<string>() } as const;
  const of = (leaf: LeafState | null): Sums => sumsOfLeaves(leaf === null ? [] : [leaf], fold);
  return addSums(subtractSums(sums, of(before)), of(after));
}

function combinedCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>, sign: 1 | -1) {
  const sum: Record<string, number> = { ...a };
  for (const [key, value] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + sign * value;
  return Object.fromEntries(Object.entries(sum).filter(([, value]) => value !== 0));
}

function combinedStatuses(a: FineSums['statuses'], b: FineSums['statuses'], sign: 1 | -1): FineSums['statuses'] {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const all = [...keys].map((key) => {
    const [one, other] = [a[key] ?? [0, 0, 0], b[key] ?? [0, 0, 0]];
    return [key, [one[0] + sign * other[0], one[1] + sign * other[1], one[2] + sign * other[2]]] as const;
  });
  return Object.fromEntries(all.filter(([, parts]) => parts.some((part) => part !== 0)));
}

const combinedFine = (a: FineSums, b: FineSums, sign: 1 | -1): FineSums => ({
  weights: combinedCounts(a.weights, b.weights, sign),
  unweightedBegun: a.unweightedBegun + sign * b.unweightedBegun,
  statuses: combinedStatuses(a.statuses, b.statuses, sign),
  unestimated: a.unestimated + sign * b.unestimated,
});

function combinedCategories(
  a: Readonly<Record<Category, number>>,
  b: Readonly<Record<Category, number>>,
  sign: 1 | -1,
): Readonly<Record<Category, number>> {
  const sum = none();
  for (const category of CATEGORIES) sum[category] = a[category] + sign * b[category];
  return sum;
}

/** Nothing where all leaves count once again, so that equal leaves always have equal sums. */
function combinedUneven(a: UnevenSums, b: UnevenSums, sign: 1 | -1): { readonly uneven?: UnevenSums } {
  const uneven = {
    filled: combinedCategories(a.filled, b.filled, sign),
    bare: combinedCategories(a.bare, b.bare, sign),
    statuses: combinedCounts(a.statuses, b.statuses, sign),
  };
  const isAny = CATEGORIES.some((category) => uneven.filled[category] !== 0 || uneven.bare[category] !== 0);
  return isAny || Object.keys(uneven.statuses).length > 0 ? { uneven } : {};
}

function combined(a: Sums, b: Sums, sign: 1 | -1): Sums {
  const isAnyFine = a.fine !== undefined || b.fine !== undefined;
  const isAnyUneven = a.uneven !== undefined || b.uneven !== undefined;
  return {
    count: combinedCategories(a.count, b.count, sign),
    weight: combinedCategories(a.weight, b.weight, sign),
    excluded: a.excluded + sign * b.excluded,
    unweighted: a.unweighted + sign * b.unweighted,
    unweightedDone: a.unweightedDone + sign * b.unweightedDone,
    ...(isAnyFine ? { fine: combinedFine(a.fine ?? NO_FINE, b.fine ?? NO_FINE, sign) } : {}),
    ...(isAnyUneven ? combinedUneven(a.uneven ?? NOT_UNEVEN, b.uneven ?? NOT_UNEVEN, sign) : {}),
  };
}

export const addSums = (a: Sums, b: Sums): Sums => combined(a, b, 1);
export const subtractSums = (a: Sums, b: Sums): Sums => combined(a, b, -1);

/** How much finished work there is, each leaf for what it counts as: how many, where none counts for more or less. */
export const doneCount = ({ count, uneven = NOT_UNEVEN }: Sums): number =>
  count.done + (uneven.filled.done + uneven.bare.done) / WEIGHT_SCALE;

/** The sum of the field over the leaves, and how many of them have a value, each for what it counts as. */
export function fieldSum(sums: Sums, over: 'done' | 'all'): { readonly sum: number; readonly filled: number } {
  const { weight, count, unweighted, unweightedDone, uneven } = sums;
  const more = uneven?.filled ?? NOT_UNEVEN.filled;
  return over === 'done'
    ? { sum: weight.done, filled: count.done - unweightedDone + more.done / WEIGHT_SCALE }
    : {
        sum: weight.new + weight.indeterminate + weight.done,
        filled: leafTotal(sums) - unweighted + (more.new + more.indeterminate + more.done) / WEIGHT_SCALE,
      };
}

export const leafTotal = (sums: Sums): number => sums.count.new + sums.count.indeterminate + sums.count.done;

/** What leaves are worth. */
export type Worth = Pick<Settings, 'credit' | 'statusCredit' | 'unestimated'>;

/** The weight in the middle of those that leaves have, in millionths; between two, halfway. Undefined when none has any. */
export function medianOf(weights: FineSums['weights']): number | undefined {
  const sorted = Object.entries(weights)
    .map(([weight, leaves]) => ({ weight: Number(weight), leaves }))
    .sort((a, b) => a.weight - b.weight);
  const total = sorted.reduce((sum, { leaves }) => sum + leaves, 0);
  const at = (place: number): number => {
    let passed = 0;
    for (const { weight, leaves } of sorted) {
      passed += leaves;
      if (passed > place) return weight;
    }
    return 0;
  };
  return total === 0 ? undefined : (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}

/** What each leaf without a weight counts as, in millionths. */
export const fillerOf = ({ fine }: Sums, { unestimated }: Pick<Worth, 'unestimated'>): number =>
  unestimated === 'median' && fine !== undefined ? (medianOf(fine.weights) ?? 0) : 0;

/** What one leaf in scope earns of its weight. */
export const creditOf = (
  { credit, statusCredit }: Pick<Worth, 'credit' | 'statusCredit'>,
  category: Category,
  status?: string,
) => (status === undefined ? undefined : statusCredit[status]) ?? credit[category];

const categoryIn = (key: string): Category => CATEGORIES.find((category) => key.startsWith(`${category}:`)) ?? 'new';

/** Σ weight × credit and Σ weight over the leaves, in millionths; a leaf without a weight weighs `filler`. */
export function earnedOf(
  sums: Sums,
  worth: Worth,
  filler: number,
): { readonly earned: number; readonly whole: number } {
  const { weight, unweighted, unweightedDone, fine = NO_FINE, uneven = NOT_UNEVEN } = sums;
  const bare: Readonly<Record<Category, number>> = {
    new: unweighted - unweightedDone - fine.unweightedBegun + uneven.bare.new / WEIGHT_SCALE,
    indeterminate: fine.unweightedBegun + uneven.bare.indeterminate / WEIGHT_SCALE,
    done: unweightedDone + uneven.bare.done / WEIGHT_SCALE,
  };
  const weighs = (category: Category): number =>
    filler === 0 ? weight[category] : weight[category] + bare[category] * filler;
  let earned = 0;
  for (const category of CATEGORIES) earned += weighs(category) * worth.credit[category];
  for (const [key, [, heavy, without]] of Object.entries(fine.statuses)) {
    const category = categoryIn(key);
    const own = creditOf(worth, category, key.slice(category.length + 1));
    const unestimated = without + (uneven.statuses[key] ?? 0) / WEIGHT_SCALE;
    earned += (heavy + unestimated * filler) * (own - worth.credit[category]);
  }
  return { earned, whole: weighs('new') + weighs('indeterminate') + weighs('done') };
}

/** Σ weight × credit ÷ Σ weight over the leaves. */
export function shareOf(sums: Sums, worth: Worth): Progress {
  if (leafTotal(sums) === 0) return unmeasured('nothing-in-scope');
  const { earned, whole } = earnedOf(sums, worth, fillerOf(sums, worth));
  return whole <= 0 ? unmeasured('no-weight') : { kind: 'measured', share: earned / whole };
}
