import type { IssueId } from '../domain/ids';
import type { Category, Member } from './member';
import type { Fold } from './fold';

/** All that a target's number knows of one leaf. Null where an issue is no leaf of the scope. */
export interface LeafState {
  readonly category: Category;
  /** Millionths; null when the measure's field is empty. */
  readonly weight: number | null;
  readonly excluded: boolean;
  /** There when it is left out because it has no weight. */
  readonly isUnestimated?: true;
  /** The id of its status, where that has a credit of its own. */
  readonly status?: string;
  /** What it counts as, times its weight; left out where that is once, and where it does not count. */
  readonly factor?: number;
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

/** A member as a leaf; null when it is none. */
export function leafStateOf(
  member: Pick<Member, 'category' | 'weight' | 'resolution' | 'kids' | 'status' | 'part' | 'factor'>,
  { isExcluded, unestimated, statuses }: Fold,
): LeafState | null {
  const { category, weight, status, resolution, part, factor } = member;
  if (member.kids > 0 || part === 'aligned' || part === 'outside') return null;
  const isLeftOut = part === 'excluded' || (resolution !== null && isExcluded(resolution));
  const isUnestimated = weight === null && unestimated === 'excluded' && !isLeftOut;
  const excluded = isUnestimated || isLeftOut;
  const leaf = { category, weight, excluded };
  const hasCredit = status !== undefined && statuses.has(status);
  // Most leaves are plain, and there are many.
  if (!isUnestimated && !hasCredit && factor === undefined) return leaf;
  return {
    ...leaf,
    ...(isUnestimated ? { isUnestimated } : {}),
    ...(hasCredit ? { status } : {}),
    ...(factor === undefined || excluded ? {} : { factor }),
  };
}

export function sameLeaf(a: LeafState | null, b: LeafState | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.category === b.category &&
    a.weight === b.weight &&
    a.excluded === b.excluded &&
    a.isUnestimated === b.isUnestimated &&
    a.status === b.status &&
    a.factor === b.factor
  );
}
