import type { Unestimated } from '../domain/counting';
import type { Measure } from '../domain/measure';
import type { Settings } from '../domain/settings';
import { weighsAlike } from './weight';

/** How leaves are folded, as far as it does not follow from the leaves themselves. */
export interface Fold {
  readonly isExcluded: (resolution: string | null) => boolean;
  /** What a leaf without a weight is taken for; `zero` where every leaf weighs the same. */
  readonly unestimated: Unestimated;
  /** Ids of the statuses that have a credit of their own. */
  readonly statuses: ReadonlySet<string>;
}

/** Resolutions that take a leaf out of scope; compared without case. */
export function exclusionOf(resolutions: readonly string[]): Fold['isExcluded'] {
  const names = new Set(resolutions.map((name) => name.trim().toLowerCase()));
  return (resolution) => resolution !== null && names.has(resolution.trim().toLowerCase());
}

type Rules = Pick<Settings, 'excludedResolutions' | 'unestimated' | 'statusCredit'>;

/** Only a share of finished work knows estimates and credit; other measures fold the same whatever is set for them. */
export function foldOf(measure: Measure, { excludedResolutions, unestimated, statusCredit }: Rules): Fold {
  const isShare = measure.type === 'completion';
  return {
    isExcluded: exclusionOf(excludedResolutions),
    unestimated: isShare && !weighsAlike(measure) ? unestimated : 'zero',
    statuses: new Set(isShare ? Object.keys(statusCredit) : []),
  };
}

/** Folds that only leave some resolutions out: what most sites have. */
export const plainFold = (resolutions: readonly string[]): Fold => ({
  isExcluded: exclusionOf(resolutions),
  unestimated: 'zero',
  statuses: new Set(),
});

/** Whether sums keep what a median and credit by status are read from. */
export const isFine = ({ unestimated, statuses }: Pick<Fold, 'unestimated' | 'statuses'>): boolean =>
  unestimated !== 'zero' || statuses.size > 0;

/** Tells folds apart by what their sums keep; empty for most. Sums of one rule are not carried on by another. */
export const ruleOf = (fold: Fold): string =>
  isFine(fold) ? `${fold.unestimated} ${[...fold.statuses].sort().join(' ')}`.trim() : '';

/** The statuses that a rule keeps apart. */
export const statusesIn = (rule: string): readonly string[] => rule.split(' ').slice(1);
