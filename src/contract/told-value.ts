import { keptDigits } from './number-text';

/** From here on a number is told in millions and so on with one digit after the point; from there on, without any. */
const COMPACT = 1_000_000;
const WHOLE = 10_000;

/** The value that the text of a value says: what a reader who adds up the numbers on the screen reckons with. */
export function valueAsTold(value: number, digits: number): number {
  const size = Math.abs(value);
  const scale = size >= COMPACT ? 10 ** (3 * Math.floor(Math.log10(size) / 3)) : 1;
  const most = size >= COMPACT ? 1 : size >= WHOLE ? 0 : keptDigits(value, digits);
  // Rounded as the text is: by the number as it is written, not by its binary form.
  const told = new Intl.NumberFormat('en', { maximumFractionDigits: most, useGrouping: false }).format(size / scale);
  return Math.sign(value) * Number(told) * scale;
}
