import type { CycleView } from '../../../../src/contract/views';

type Known = Pick<CycleView, 'key' | 'name' | 'start' | 'end'>;

const DAY_MS = 86_400_000;
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const dayAfter = (day: string): string => dayOf(msOf(day) + DAY_MS);
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
/** The first day of a month that is counted from the year 0. */
const firstOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1);

/** The last day of a cycle that begins on a day and is as long as another: in whole months where that one is. */
function endLike({ start, end }: Known, from: string): string {
  const isWholeMonths = start.endsWith('-01') && dayAfter(end).endsWith('-01');
  if (!isWholeMonths) return dayOf(msOf(from) + msOf(end) - msOf(start));
  return dayOf(firstOf(monthOf(from) + monthOf(dayAfter(end)) - monthOf(start)) - DAY_MS);
}

/** Halves and quarters of a year. */
const PARTS: Readonly<Record<string, number>> = { H: 2, Q: 4 };

/** A year with two or four digits, and perhaps the half or quarter of it, as in `FY27-H2` or `2027 Q4`. */
const NUMBERED = /^(\D*)(\d{4}|\d{2})(?:([\s-]*)([HQ])([1-4]))?$/;

/** What follows a key or name by its own numbering; empty where it has none. */
function following(text: string): string {
  const [whole, before = '', year = '', gap = '', part = '', no = ''] = NUMBERED.exec(text) ?? [];
  if (whole === undefined) return '';
  const isLast = part === '' || Number(no) >= (PARTS[part] ?? 0);
  const next = String((Number(year) + (isLast ? 1 : 0)) % 10 ** year.length).padStart(year.length, '0');
  return `${before}${next}${part === '' ? '' : `${gap}${part}${isLast ? 1 : Number(no) + 1}`}`;
}

/** The months that some put behind a name are those of the cycle it names. */
const withoutMonths = (name: string): string => name.replace(/\s*\([^)]*\)$/, '');

/** The cycle that follows the last one, as long and called by the same numbering; the year where there is none yet. */
export function nextCycle(cycles: readonly Known[], now: string): Known {
  const last = cycles.reduce<Known | null>(
    (latest, one) => (latest === null || one.end > latest.end ? one : latest),
    null,
  );
  const year = now.slice(0, 4);
  if (last === null) return { key: `FY${year.slice(2)}`, name: year, start: `${year}-01-01`, end: `${year}-12-31` };
  const start = dayAfter(last.end);
  const key = following(last.key);
  const isTaken = cycles.some((one) => one.key === key);
  return {
    key: isTaken ? '' : key,
    name: isTaken ? '' : following(withoutMonths(last.name)) || key,
    start,
    end: endLike(last, start),
  };
}
