import { currentLocale, currentTimeZone } from './locale';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A calendar day: `31 Dec 2026`, the year left out when it is `now`'s. Days have no time zone. */
export function formatDay(day: string, now?: string): string {
  const sameYear = now !== undefined && day.slice(0, 4) === now.slice(0, 4);
  return new Intl.DateTimeFormat(currentLocale(), {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.parse(`${day.slice(0, 10)}T00:00:00Z`));
}

/** An instant in full, in the reader's time zone. */
export function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat(currentLocale(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: currentTimeZone(),
  }).format(Date.parse(instant));
}

const dayIn = (ms: number): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: currentTimeZone(),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(ms);

/** The moment at which a day begins in the reader's time zone, to the minute: also where clocks change that night. */
export function startOfDay(day: string): string {
  const noon = Date.parse(day) + DAY_MS / 2;
  let [before, after] = [noon - 2 * DAY_MS, noon + 2 * DAY_MS];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.round((after - before) / MINUTE_MS / 2) * MINUTE_MS;
    if (dayIn(middle) < day) before = middle;
    else after = middle;
  }
  return new Date(after).toISOString();
}

/** When something was, as short as it can be: the time on the same day, `3 days ago` up to a week, else the date. */
export function formatWhen(instant: string, now: string): string {
  const then = Date.parse(instant);
  const at = Date.parse(now);
  if (dayIn(then) === dayIn(at)) {
    return new Intl.DateTimeFormat(currentLocale(), {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: currentTimeZone(),
    }).format(then);
  }
  const days = Math.round((Date.parse(dayIn(at)) - Date.parse(dayIn(then))) / DAY_MS);
  if (days > 0 && days <= 7)
    return new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' }).format(-days, 'day');
  return formatDay(dayIn(then), dayIn(at));
}

/** How long ago: minutes, hours, then days. */
export function formatAgo(instant: string, now: string): string {
  const ago = Math.max(0, Date.parse(now) - Date.parse(instant));
  const relative = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' });
  if (ago < HOUR_MS) return relative.format(-Math.round(ago / MINUTE_MS), 'minute');
  if (ago < DAY_MS) return relative.format(-Math.round(ago / HOUR_MS), 'hour');
  return relative.format(-Math.round(ago / DAY_MS), 'day');
}
