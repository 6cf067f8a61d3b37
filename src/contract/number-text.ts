/** Numbers as people read them, the same on every page and in every export. The locale is the reader's. */

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

/** More are never written; what runs over less than that would read as nothing. */
const MOST_DIGITS = 12;

/** Digits that matter for numbers that run over this distance: none for 0–100, one for 0–10, and so on; two where it goes nowhere. */
export function digitsFor(distance: number): number {
  const least = Math.ceil(Math.log10(40 / Math.abs(distance)));
  return distance === 0 ? 2 : Math.min(MOST_DIGITS, Math.max(0, least));
}

function numberText(value: number, digits: number, locale: string, exact: boolean): string {
  const size = Math.abs(value);
  if (size >= 1_000_000) {
    const parts = new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumFractionDigits: 1,
    }).formatToParts(size);
    const at = parts.findIndex((part) => part.type === 'compact');
    const scale = at < 0 ? '' : `${NO_BREAK}${parts[at]?.value ?? ''}`;
    const number = parts.filter((part) => part.type !== 'compact' && part.type !== 'literal').map((part) => part.value);
    return `${number.join('')}${scale}`;
  }
  const most = size >= 10_000 ? 0 : digits;
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: most,
    minimumFractionDigits: exact ? most : 0,
  }).format(size);
}

// A difference that is there must not read as none: a digit more where rounding would make it 0.
export function keptDigits(value: number, digits: number): number {
  if (value === 0) return digits;
  let kept = digits;
  while (kept < 3 && Number(Math.abs(value).toFixed(kept)) === 0) kept += 1;
  return kept;
}

/** A short unit never breaks apart, as `M €` would; a long one may, or it would widen every line that it stands in. */
const LONGEST_WHOLE = 3;
const wholeUnit = (unit: string): string => (unit.length > LONGEST_WHOLE ? unit : unit.replaceAll(' ', NO_BREAK));

/** Letters that run from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const [ISOLATE, END_OF_ISOLATE] = ['\u2068', '\u2069'];

/** A unit that runs the other way would draw numbers beside it, its own and the next, to its other side. */
const isolated = (unit: string): string => (RIGHT_TO_LEFT.test(unit) ? `${ISOLATE}${unit}${END_OF_ISOLATE}` : unit);

/** The same text without marks of direction, for where an element of its own keeps it apart. */
export const withoutIsolates = (text: string): string => text.replaceAll(ISOLATE, '').replaceAll(END_OF_ISOLATE, '');

const isZero = (text: string): boolean => !/[1-9\u0661-\u0669]/.test(text);

/** Of one thing, the units that the app itself offers are in the singular; other units are taken as they were written. */
const unitOf = (text: string, unit: string): string =>
  isolated(wholeUnit(text === '1' ? unit.replace(/^(pt|point|day|hour|customer)s$/, '$1') : unit));

/** A value in its unit: `41 %`, `1.2 M €`, `34 points`. `exact` keeps closing zeros, for numbers that are compared. */
export function amountIn(locale: string, value: number, unit: string, digits: number, exact = false): string {
  const text = numberText(value, keptDigits(value, digits), locale, exact);
  const sign = value < 0 && !isZero(text) ? MINUS : '';
  return unit === '' ? `${sign}${text}` : `${sign}${text}${NO_BREAK}${unitOf(text, unit)}`;
}

/** A difference with its sign and unit: `−11 pts` between percentages, `+0.3 M €` else. `exact` keeps closing zeros. */
export function differenceIn(locale: string, value: number, unit: string, digits: number, exact = false): string {
  const text = numberText(value, keptDigits(value, digits), locale, exact);
  const named = unit === '%' ? 'pts' : unit;
  const sign = isZero(text) ? '±' : value < 0 ? MINUS : '+';
  return named === '' ? `${sign}${text}` : `${sign}${text}${NO_BREAK}${unitOf(text, named)}`;
}

/** Where something is and should be, and how far ahead; null where it has no number. */
export interface Standing {
  readonly actual: number | null;
  readonly expected: number | null;
  readonly variance: number | null;
}

/**
 * The three in texts that add up: the variance is what whoever subtracts the other two reckons, for rounded by itself it would
 * be off by one now and then. Where the two would read alike and are not, they get one digit more; if that does not tell them
 * apart either, there is no difference worth a number. Numbers that are written short, in millions, are too coarse for that; then
 * the variance is its own.
 */
export function standingIn(locale: string, { actual, expected, variance }: Standing, unit: string, least: number) {
  const read = (value: number | null, digits: number): number =>
    value === null ? NaN : Number(amountIn('en', value, '', digits).replaceAll(',', '').replace(MINUS, '-'));
  const sizeWith = (digits: number): number => Math.abs(read(actual, digits) - read(expected, digits));
  const digits = sizeWith(least) === 0 && sizeWith(least + 1) > 0 ? least + 1 : least;
  const size = sizeWith(digits);
  const text = (value: number | null): string | null => (value === null ? null : amountIn(locale, value, unit, digits));
  return {
    actual: text(actual),
    expected: text(expected),
    variance:
      variance === null
        ? null
        : Number.isNaN(size)
          ? differenceIn(locale, variance, unit, digits)
          : differenceIn(locale, Math.sign(variance) * size, unit, Math.max(3, digits)),
  };
}
