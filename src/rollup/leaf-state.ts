import type { IssueId } from '../domain/ids';
import type { Category, Member } from './member';
import { addSums, NO_SUMS, type Sums } from './sums';

/** All that a target's number knows of one leaf. Null where an issue is no leaf of the scope. */
export interface LeafState {
  readonly category: Category;
  /** Millionths; null when the measure's field is empty. */
  readonly weight: number | null;
  readonly excluded: boolean;
}

/** Why a leaf changed: the work itself, the target's links, or a setting of the target or the site. */
export const CAUSES = ['work', 'link', 'setting'] as const;
export type Cause = (typeof CAUSES)[number];

/** One leaf before and after; at least one of both is there. */
export interface LeafChange {
  readonly id: IssueId;
  readonly before: LeafState | null;
  readonly after: LeafState | null;
  readonly cause: Cause;
}

export type IsExcluded = (resolution: string | null) => boolean;

export const leafStateOf = (
  member: Pick<Member, 'category' | 'weight' | 'resolution' | 'kids'>,
  isExcluded: IsExcluded,
): LeafState | null =>
  member.kids > 0
    ? null
    : { category: member.category, weight: member.weight, excluded: isExcluded(member.resolution) };

export function sameLeaf(a: LeafState | null, b: LeafState | null): boolean {
  if (a === null || b === null) return a === b;
  return a.category === b.category && a.weight === b.weight && a.excluded === b.excluded;
}

/** What one leaf adds to the fold. */
export function sumsOfLeaf(leaf: LeafState | null): Sums {
  if (leaf === null) return NO_SUMS;
  if (leaf.excluded) return { ...NO_SUMS, excluded: 1 };
  const { category, weight } = leaf;
  return {
    count: { ...NO_SUMS.count, [category]: 1 },
    weight: { ...NO_SUMS.weight, [category]: weight ?? 0 },
    excluded: 0,
    unweighted: weight === null ? 1 : 0,
    unweightedDone: weight === null && category === 'done' ? 1 : 0,
  };
}

export const sumsOfLeaves = (leaves: Iterable<LeafState>): Sums => {
  let sums = NO_SUMS;
  for (const leaf of leaves) sums = addSums(sums, sumsOfLeaf(leaf));
  return sums;
};
