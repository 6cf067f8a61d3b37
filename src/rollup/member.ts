import type { Day, IssueId } from '../domain/ids';
import type { Part } from './bearing';

/** Jira's status category, by its key; names are translated and never compared. */
export type Category = 'new' | 'indeterminate' | 'done';
export const CATEGORIES: readonly Category[] = ['new', 'indeterminate', 'done'];

/**
 * One issue in a target's scope. `direct` holds the numbers of the links that reach it themselves, without going through
 * a parent; `kids` counts its children in the same scope, so an issue with none is a leaf. Work that a link takes out of the
 * scope still stands under its parent: taking work out never makes a leaf of what is above it.
 */
export interface Member {
  readonly id: IssueId;
  readonly parent: IssueId | null;
  readonly category: Category;
  readonly resolution: string | null;
  /** The id of its status, kept only where that has a credit of its own. */
  readonly status?: string;
  /** Millionths of the measure's unit; null when the measure's field is empty. */
  readonly weight: number | null;
  readonly direct: readonly number[];
  readonly kids: number;
  /** The days it was created and resolved; null when they are not known, or it is not resolved. */
  readonly created: Day | null;
  readonly resolved: Day | null;
  /** Left out where it counts. */
  readonly part?: Exclude<Part, 'counts'>;
  /** What it counts as, times its weight; left out where that is once. */
  readonly factor?: number;
}

/** Weights are summed as whole millionths, so that adding and taking away again is exact in any order. */
export const WEIGHT_SCALE = 1_000_000;
export const toWeight = (value: number): number => Math.round(value * WEIGHT_SCALE);

/** What so many times a weight comes to, a whole number again. */
export const multiplied = (weight: number, factor = 1): number => (factor === 1 ? weight : Math.round(weight * factor));

export function sameMember(a: Member, b: Member): boolean {
  return (
    a.id === b.id &&
    a.parent === b.parent &&
    a.category === b.category &&
    a.resolution === b.resolution &&
    a.status === b.status &&
    a.weight === b.weight &&
    a.kids === b.kids &&
    a.created === b.created &&
    a.resolved === b.resolved &&
    a.part === b.part &&
    a.factor === b.factor &&
    a.direct.length === b.direct.length &&
    a.direct.every((no, index) => no === b.direct[index])
  );
}
