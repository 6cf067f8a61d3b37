/**
 * Text in a cell. A spreadsheet runs a cell that starts with one of these as a formula, so such text is written behind an
 * apostrophe, as spreadsheets themselves do, and read without it. Text that already has one gets another: what goes out
 * comes back the same. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

export const textCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const NEUTRALISED = /^'+[=+\-@\t\r＝＋－＠]/;
export const cellText = (cell: string): string => (NEUTRALISED.test(cell) ? cell.slice(1) : cell);

/** A number as a cell: digits that any program reads, never a formula. */
export const numberCell = (value: number): string => String(value);

const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** The number in a cell, or undefined when it holds none. */
export function cellNumber(cell: string): number | undefined {
  const text = cell.trim();
  return NUMBER.test(text) ? Number(text) : undefined;
}

const YES = new Set(['yes', 'true', '1']);
const NO = new Set(['no', 'false', '0', '']);
export function cellBoolean(cell: string): boolean | undefined {
  const text = cell.trim().toLowerCase();
  if (YES.has(text)) return true;
  return NO.has(text) ? false : undefined;
}
