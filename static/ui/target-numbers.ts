import type { TargetView } from '../../src/contract/views';
import { digitsFor, formatAmount, formatDifference, formatStanding } from '../i18n/numbers';

type Numbers = Pick<TargetView, 'baseline' | 'goal' | 'unit'>;

/** Digits that matter for a target: by the way it has to go, so that 0–100 % shows none and 2.1–3.4 shows two. */
export const digitsOf = (target: Numbers): number => digitsFor(target.goal - target.baseline);

/** A value of this target in its unit. */
export const amountText = (target: Numbers, value: number): string =>
  formatAmount(value, target.unit, digitsOf(target));

/** A value with one digit more: a single work item seldom moves a target by a whole one. */
export const fineAmountText = (target: Numbers, value: number): string =>
  formatAmount(value, target.unit, digitsOf(target) + 1, true);

/** A difference with one digit more: the parts of a difference are smaller than it is. */
export const fineDifferenceText = (target: Numbers, value: number): string =>
  formatDifference(value, target.unit, digitsOf(target) + 1, true);

/** How far a target is and should be, in texts that add up. */
export const resultTexts = (target: Numbers & Pick<TargetView, 'result'>) =>
  formatStanding(target.result, target.unit, digitsOf(target));

/** The value at a share of the way from baseline to goal. */
export const valueAt = (target: Numbers, share: number): number =>
  target.baseline + share * (target.goal - target.baseline);
