import { amountIn, differenceIn, digitsFor, standingIn, type Standing } from '../../src/contract/number-text';
import { currentLocale } from './locale';

const MINUS = '\u2212';

const withRealMinus = (text: string): string => text.replace(/^-/, MINUS);

/** A plain count with the locale's grouping. */
export function formatCount(value: number): string {
  return withRealMinus(new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 0 }).format(value));
}

/** A weight as somebody gave it: whole ones plainly, others with what tells them apart. */
export const formatWeight = (weight: number): string =>
  withRealMinus(new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 3 }).format(weight));

export { digitsFor };

/** A value in its unit, in the reader's locale. */
export const formatAmount = (value: number, unit: string, digits: number, exact = false): string =>
  amountIn(currentLocale(), value, unit, digits, exact);

/** A difference with its sign and unit, in the reader's locale. */
export const formatDifference = (value: number, unit: string, digits: number, exact = false): string =>
  differenceIn(currentLocale(), value, unit, digits, exact);

/** Actual, expected and variance in the reader's locale, in texts that add up. */
export const formatStanding = (standing: Standing, unit: string, least: number) =>
  standingIn(currentLocale(), standing, unit, least);

/** A share of 0–1 as a percentage. */
export function formatShare(share: number, digits = 0): string {
  return formatAmount(share * 100, '%', digits);
}

/** A size in bytes, as `412 kB` or `5.2 MB`. */
export function formatBytes(bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [bytes / 1_000, 'kilobyte'];
  return new Intl.NumberFormat(currentLocale(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
