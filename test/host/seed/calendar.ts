const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const WORKDAY_MINUTES = 570;

/** A planning period of the demo company. */
export interface Half {
  readonly key: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
  /** When it was agreed on: the plan of its work has been written by then. */
  readonly committedAt: string;
}

/** The demo company's time: everything in it is counted from the start of the site's day. */
export interface Calendar {
  readonly todayMs: number;
  readonly current: Half;
  readonly previous: Half;
  /** When the previous half was closed. */
  readonly closedAt: string;
  /** Share of the current half that has passed, 0–1. */
  readonly elapsed: number;
  /** An instant in working hours about that many days ago, never in the future and never at a weekend. */
  workInstant(daysAgo: number): number;
  dayAgo(days: number): string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The current half began three months ago, so that half to two thirds of it have passed on any day. */
export function createCalendar(nowMs: number): Calendar {
  const todayMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const today = new Date(todayMs);
  const monthStart = (offset: number): number => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + offset, 1);
  // Financial years are named after the calendar year they end in.
  const year = new Date(monthStart(3) - DAY_MS).getUTCFullYear() % 100;
  const half = (no: 1 | 2, from: number): Half => {
    const start = monthStart(from);
    const end = monthStart(from + 6) - DAY_MS;
    const months = `${MONTHS[new Date(start).getUTCMonth()] ?? ''}–${MONTHS[new Date(end).getUTCMonth()] ?? ''}`;
    return {
      key: `FY${year}-H${no}`,
      name: `FY${year} H${no} (${months})`,
      start: dayText(start),
      end: dayText(end),
      committedAt: eveningOf(start + COMMITTED_AFTER_DAYS * DAY_MS),
    };
  };
  const current = half(2, -3);
  const startMs = Date.parse(`${current.start}T00:00:00Z`);
  const endMs = Date.parse(`${current.end}T00:00:00Z`) + DAY_MS;
  return {
    todayMs,
    current,
    previous: half(1, -9),
    closedAt: eveningOf(startMs + CLOSED_AFTER_DAYS * DAY_MS),
    elapsed: (todayMs - startMs) / (endMs - startMs),
    workInstant: (daysAgo) => workInstant(todayMs, daysAgo),
    dayAgo: (days) => dayText(todayMs - days * DAY_MS),
  };
}

/** Days into a half in which it is planned, and in which the one before it is reviewed. */
const COMMITTED_AFTER_DAYS = 10;
const CLOSED_AFTER_DAYS = 6;

/** The evening of a day, after all that happened in it; of the Friday before where that is a weekend. */
function eveningOf(dayMs: number): string {
  const weekday = new Date(dayMs).getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return new Date(dayMs - back * DAY_MS + 19 * HOUR_MS).toISOString();
}

const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Later instants never come out earlier; what falls on a weekend is moved to the evening of the Friday before. */
function workInstant(todayMs: number, daysAgo: number): number {
  // Yesterday is the last day with any history: today has only begun.
  const wanted = todayMs - Math.max(daysAgo, 0.1) * DAY_MS;
  const day = Math.floor(wanted / DAY_MS) * DAY_MS;
  const share = (wanted - day) / DAY_MS;
  const weekday = new Date(day).getUTCDay();
  const daysIntoWeekend = weekday === 6 ? 0 : weekday === 0 ? 1 : undefined;
  const minutes =
    daysIntoWeekend === undefined ? share * WORKDAY_MINUTES : WORKDAY_MINUTES + (daysIntoWeekend + share) * 30;
  const workday = day - (daysIntoWeekend === undefined ? 0 : (daysIntoWeekend + 1) * DAY_MS);
  return workday + 8 * HOUR_MS + Math.floor(minutes) * 60_000;
}
