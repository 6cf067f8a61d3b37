const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNIT_MS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

const ABSOLUTE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/;
const PERIODS = /^[+-]?\d+[wdhm](\s+\d+[wdhm])*$/;

/** An absolute day or minute (UTC), a period from now such as `-4w 2d`, or epoch milliseconds; undefined otherwise. */
export function parseJqlDate(text: string, nowMs: number): number | undefined {
  const trimmed = text.trim();
  const parts = ABSOLUTE.exec(trimmed);
  if (parts !== null) return absolute(parts.slice(1).map((part) => Number(part ?? 0)));
  if (PERIODS.test(trimmed)) return nowMs + periodMs(trimmed);
  return /^-?\d{5,}$/.test(trimmed) ? Number(trimmed) : undefined;
}

function absolute(parts: readonly number[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map((part) => (Number.isNaN(part) ? 0 : part));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return real ? date.getTime() : undefined;
}

function periodMs(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const total = [...text.matchAll(/(\d+)([wdhm])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );
  return sign * total;
}

type Period = 'Day' | 'Week' | 'Month' | 'Year';
const NATURAL: Readonly<Record<Period, string>> = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' };
const BOUND = /^(startof|endof)(day|week|month|year)$/;
const PERIOD_NAMES: Readonly<Record<string, Period>> = { day: 'Day', week: 'Week', month: 'Month', year: 'Year' };

/** `now()`, `startOfDay("-1d")` and their kin; undefined when the name is no date function, `invalid` when its argument is wrong. */
export function dateFunction(name: string, args: readonly string[], nowMs: number): number | 'invalid' | undefined {
  const lower = name.toLowerCase();
  if (lower === 'now') return args.length === 0 ? nowMs : 'invalid';
  const match = BOUND.exec(lower);
  const period = PERIOD_NAMES[match?.[2] ?? ''];
  if (match === null || period === undefined) return undefined;
  const moved = args.length === 0 ? nowMs : shift(nowMs, args[0] ?? '', NATURAL[period]);
  if (moved === undefined || args.length > 1) return 'invalid';
  const start = startOf(period, moved);
  return match[1] === 'startof' ? start : nextStart(period, start) - 1;
}

function shift(fromMs: number, argument: string, natural: string): number | undefined {
  const parts = /^\s*([+-]?\d+)([yMwdhm])?\s*$/.exec(argument);
  if (parts === null) return undefined;
  const amount = Number(parts[1]);
  const unit = parts[2] ?? natural;
  if (unit === 'y' || unit === 'M') {
    const date = new Date(fromMs);
    const months = unit === 'y' ? amount * 12 : amount;
    const day = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months);
    date.setUTCDate(Math.min(day, daysInMonth(date)));
    return date.getTime();
  }
  return fromMs + amount * (UNIT_MS[unit] ?? 0);
}

const daysInMonth = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

function startOf(period: Period, ms: number): number {
  const date = new Date(ms);
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  switch (period) {
    case 'Day':
      return day;
    case 'Week':
      // Weeks begin on Sunday, as on a site in Jira's default locale.
      return day - date.getUTCDay() * DAY;
    case 'Month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    case 'Year':
      return Date.UTC(date.getUTCFullYear(), 0, 1);
  }
}

function nextStart(period: Period, start: number): number {
  const date = new Date(start);
  switch (period) {
    case 'Day':
      return start + DAY;
    case 'Week':
      return start + 7 * DAY;
    case 'Month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    case 'Year':
      return Date.UTC(date.getUTCFullYear() + 1, 0, 1);
  }
}
