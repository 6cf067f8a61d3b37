import { branded } from './brand';
import type { Day, Instant } from './ids';

const DAY_MS = 86_400_000;
const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A real calendar day, so `2021-02-30` is refused. */
export function parseDay(text: string): Day | undefined {
  const parts = DAY_PATTERN.exec(text);
  if (parts === null) return undefined;
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(ms).toISOString().slice(0, 10) === text ? branded(text) : undefined;
}

const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A real instant in UTC, to the millisecond. */
export function parseInstant(text: string): Instant | undefined {
  if (!INSTANT_PATTERN.test(text)) return undefined;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text ? branded(text) : undefined;
}

/** The first millisecond of the day, UTC. */
export const startOfDayMs = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
/** The first millisecond after the day, UTC. */
export const endOfDayMs = (day: Day): number => startOfDayMs(day) + DAY_MS;
export const dayOf = (epochMs: number): Day => branded(new Date(epochMs).toISOString().slice(0, 10));
export const instantOf = (epochMs: number): Instant => branded(new Date(epochMs).toISOString());
/** Whole days since the first of January 1970; a day as a small number. */
export const dayNumber = (day: Day): number => startOfDayMs(day) / DAY_MS;
export const dayOfNumber = (number: number): Day => dayOf(number * DAY_MS);
export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);
