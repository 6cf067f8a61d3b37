import { MAX_MAGNITUDE } from '../../src/domain/magnitude';

/**
 * Text in a cell. A spreadsheet runs a cell that starts with one of these as a formula, so such text is written behind an
 * apostrophe, as spreadsheets themselves do, and read without it. Text that already has one gets another: what goes out
 * comes back the same. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

export const textCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;
export const cellText = (cell: string): string => (NEUTRALISED.test(cell) ? cell.slice(1) : cell);

/** A number as a cell: digits that any program reads, never a formula. */
export const numberCell = (value: number): string => String(value);

const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** A number as spreadsheets write it where a comma stands before the decimals: `0,5`, `1.234,5`, `1 234,5`. */
const WITH_COMMA = /^-?(\d+|\d{1,3}([. \u00a0\u202f]\d{3})+),\d+$/;
/** A comma before three digits may also stand between thousands; only the separator of the table can tell. */
const AMBIGUOUS = /^-?\d{1,3},\d{3}$/;

/** And so may a dot, where commas stand before the decimals of a column. */
const DOTTED = /^-?\d{1,3}\.\d{3}$/;

/** What commas mean in a column: `hasCommas` says that the table keeps them for decimals, `isShown` that a cell has such a one. */
export interface Commas {
  readonly hasCommas: boolean;
  readonly isShown: boolean;
}
const NO_COMMAS: Commas = { hasCommas: false, isShown: false };

/** Whether a cell shows that a comma stands before its decimals. */
export function showsComma(cell: string, hasCommas: boolean): boolean {
  const text = cell.trim();
  return WITH_COMMA.test(text) && (hasCommas || !AMBIGUOUS.test(text));
}

/** The number in a cell, or undefined when it holds none, or may hold either of two. */
export function cellNumber(cell: string, { hasCommas, isShown }: Commas = NO_COMMAS): number | undefined {
  const text = cell.trim();
  if (isShown && DOTTED.test(text)) return undefined;
  if (NUMBER.test(text)) return Number(text);
  if (!WITH_COMMA.test(text) || (AMBIGUOUS.test(text) && !hasCommas)) return undefined;
  return Number(text.replace(/[. \u00a0\u202f]/g, '').replace(',', '.'));
}

/** Why a cell is no number, in words that follow the column's name. */
export function notNumber(cell: string, { isShown }: Commas = NO_COMMAS): string {
  const text = cell.trim();
  if (!isShown || !DOTTED.test(text)) return `must be a number such as 12 or 0.5, not "${text}"`;
  const [decimal, whole] = [text.replace('.', ','), text.replace('.', '')];
  return `has a comma before decimals in other cells, so "${text}" may be ${decimal} or ${whole}; write one of these`;
}

/** Said of a number that would not come through: what is infinite is nothing in JSON. */
export const TOO_LARGE = `must be a number from -${MAX_MAGNITUDE} to ${MAX_MAGNITUDE}`;

const YES = new Set(['yes', 'true', '1']);
const NO = new Set(['no', 'false', '0', '']);
export function cellBoolean(cell: string): boolean | undefined {
  const text = cell.trim().toLowerCase();
  if (YES.has(text)) return true;
  return NO.has(text) ? false : undefined;
}
