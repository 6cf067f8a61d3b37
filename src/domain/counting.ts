import type { ObjectiveKey } from './ids';
import type { Credit, StatusCredit } from './credit';
import { same } from './strategy-file/same';

export const UNESTIMATED = ['zero', 'median', 'excluded'] as const;
/** What work without an estimate weighs where work is weighed: nothing, as much as the scope's median, or it is left out. */
export type Unestimated = (typeof UNESTIMATED)[number];

/**
 * What a target, or an objective for everything under it, says of how work is counted. What it does not name is taken from
 * the nearest objective above that does, and at last from the site.
 */
export interface Counting {
  readonly excludedResolutions?: readonly string[];
  readonly credit?: Credit;
  readonly statusCredit?: StatusCredit;
  readonly pointsField?: string;
  readonly unestimated?: Unestimated;
}

export const COUNTING_FIELDS = [
  'excludedResolutions',
  'credit',
  'statusCredit',
  'pointsField',
  'unestimated',
] as const satisfies ReadonlyArray<keyof Counting>;
export type CountingField = (typeof COUNTING_FIELDS)[number];

export const NO_COUNTING: Counting = {};

export const isPlainCounting = (counting: Counting): boolean => Object.keys(counting).length === 0;

/** What the objectives say, by key; those that say nothing are left out. */
export type Countings = ReadonlyMap<ObjectiveKey, Counting>;

export const countingsOf = (
  objectives: Iterable<{ readonly key: ObjectiveKey; readonly counting: Counting }>,
): Countings =>
  new Map(
    [...objectives].flatMap(({ key, counting }) => (isPlainCounting(counting) ? [] : [[key, counting] as const])),
  );

/** What holds for a target above the site: its own words first, then those of the objectives above, nearest first. */
export function countingOf(own: Counting, path: readonly ObjectiveKey[], countings: Countings): Counting {
  if (countings.size === 0) return own;
  const above = path
    .toReversed()
    .reduce<Counting>((merged, key) => ({ ...merged, ...countings.get(key) }), NO_COUNTING);
  return { ...above, ...own };
}

/** The settings of the site, as far as they count work. */
type Site = { readonly [Field in Exclude<CountingField, 'pointsField'>]: NonNullable<Counting[Field]> } & {
  readonly pointsField: string | null;
};

/** Whether a site counts work as another does. All else it sets is words, rules, rhythm and how work in the background is done. */
export const countsAlike = (site: Site, other: Site): boolean =>
  COUNTING_FIELDS.every((field) => same(site[field], other[field]));

/** The settings that a target's numbers are computed with. */
export const countedBy = <S extends Site>(settings: S, counting: Counting): S =>
  isPlainCounting(counting) ? settings : { ...settings, ...counting };
