import type { Credit } from '../domain/settings';
import { unmeasured, type Progress } from '../domain/progress';
import { CATEGORIES, type Category, type Member } from './member';

/** A fold over leaves. Sums of disjoint sets add up; every part is a whole number, so subtraction undoes addition exactly. */
export interface Sums {
  readonly count: Readonly<Record<Category, number>>;
  /** Millionths. */
  readonly weight: Readonly<Record<Category, number>>;
  readonly excluded: number;
  readonly unweighted: number;
  /** Those of them that are done. */
  readonly unweightedDone: number;
}

const none = (): Record<Category, number> => ({ new: 0, indeterminate: 0, done: 0 });
export const NO_SUMS: Sums = { count: none(), weight: none(), excluded: 0, unweighted: 0, unweightedDone: 0 };

/** Resolutions that take a leaf out of scope; compared without case. */
export function exclusionOf(resolutions: readonly string[]): (resolution: string | null) => boolean {
  const names = new Set(resolutions.map((name) => name.trim().toLowerCase()));
  return (resolution) => resolution !== null && names.has(resolution.trim().toLowerCase());
}

/** Folds the leaves among the members. A member with children in scope is no leaf and adds nothing. */
export function sumsOf(members: Iterable<Member>, isExcluded: (resolution: string | null) => boolean): Sums {
  const count = none();
  const weight = none();
  let excluded = 0;
  let unweighted = 0;
  let unweightedDone = 0;
  for (const member of members) {
    if (member.kids > 0) continue;
    if (isExcluded(member.resolution)) {
      excluded += 1;
      continue;
    }
    count[member.category] += 1;
    if (member.weight !== null) {
      weight[member.category] += member.weight;
      continue;
    }
    unweighted += 1;
    if (member.category === 'done') unweightedDone += 1;
  }
  return { count, weight, excluded, unweighted, unweightedDone };
}

function combined(a: Sums, b: Sums, sign: 1 | -1): Sums {
  const count = none();
  const weight = none();
  for (const category of CATEGORIES) {
    count[category] = a.count[category] + sign * b.count[category];
    weight[category] = a.weight[category] + sign * b.weight[category];
  }
  return {
    count,
    weight,
    excluded: a.excluded + sign * b.excluded,
    unweighted: a.unweighted + sign * b.unweighted,
    unweightedDone: a.unweightedDone + sign * b.unweightedDone,
  };
}

export const addSums = (a: Sums, b: Sums): Sums => combined(a, b, 1);
export const subtractSums = (a: Sums, b: Sums): Sums => combined(a, b, -1);

export const leafTotal = (sums: Sums): number => sums.count.new + sums.count.indeterminate + sums.count.done;

/** Σ weight × credit ÷ Σ weight over the leaves. */
export function shareOf(sums: Sums, credit: Credit): Progress {
  if (leafTotal(sums) === 0) return unmeasured('nothing-in-scope');
  const whole = sums.weight.new + sums.weight.indeterminate + sums.weight.done;
  if (whole <= 0) return unmeasured('no-weight');
  const earned =
    sums.weight.new * credit.new + sums.weight.indeterminate * credit.indeterminate + sums.weight.done * credit.done;
  return { kind: 'measured', share: earned / whole };
}
