import type { Link } from '../domain/link';
import { contributionOf, roleOf, type LinkRole } from '../domain/link-role';

/** What one link does: whether it takes in what is below, its role, and what each piece of its work counts. */
export interface Bearing {
  readonly below: boolean;
  readonly role: LinkRole;
  readonly weight: number;
}

/** The links of a target by their number. */
export type Bearings = ReadonlyMap<number, Bearing>;

export const bearingsOf = (links: readonly Link[]): Bearings =>
  new Map(links.map((link) => [link.no, { below: link.below, role: roleOf(link), weight: contributionOf(link) }]));

/** Whether every link counts, and whole; what most targets have. */
export const isPlain = (bearings: Bearings): boolean =>
  [...bearings.values()].every(({ role, weight }) => role === 'counts' && weight === 1);

/**
 * How an issue takes part in a target. `excluded` is work that a link brings in and another takes out; `outside` is what
 * only links that take out reach, kept because it decides on what is below it.
 */
export const PARTS = ['counts', 'excluded', 'aligned', 'outside'] as const;
export type Part = (typeof PARTS)[number];

export interface PartTaken {
  readonly part: Part;
  /** What it counts as, times what it weighs. */
  readonly factor: number;
  /** The links that make it so; the others reach it too, and do not matter. */
  readonly deciding: readonly number[];
}

// A link that is gone, while what it reached is still to be read again, goes on as it was: most count.
const roleIn = (bearings: Bearings, no: number): LinkRole => bearings.get(no)?.role ?? 'counts';

/**
 * What the links that reach an issue come to. What takes out goes before what counts, and what counts before what is only
 * aligned. Reached by several links that count, an issue counts once, by the one that makes the most of it: adding a link
 * then never makes anything count less, and no order of links matters.
 */
export function partTaken(reach: readonly number[], bearings: Bearings): PartTaken {
  const withRole = (role: LinkRole): readonly number[] => reach.filter((no) => roleIn(bearings, no) === role);
  const [counting, taking] = [withRole('counts'), withRole('excludes')];
  if (taking.length > 0) return { part: counting.length > 0 ? 'excluded' : 'outside', factor: 1, deciding: taking };
  if (counting.length === 0) return { part: 'aligned', factor: 1, deciding: reach };
  const weightOf = (no: number): number => bearings.get(no)?.weight ?? 1;
  const factor = Math.max(...counting.map(weightOf));
  return { part: 'counts', factor, deciding: counting.filter((no) => weightOf(no) === factor) };
}

/** Whether it stands in the scope, as work that counts or as work that is taken out of it. */
export const isInScope = (part: Part): boolean => part === 'counts' || part === 'excluded';

/** What a link would make of an issue that nothing else reaches. */
export const partByRole = (role: LinkRole): Part => (role === 'excludes' ? 'outside' : role);
