import { addDays, dayNumber } from '../domain/day';
import type { Day } from '../domain/ids';
import type { Target } from '../domain/target';
import { hashOf } from '../domain/text-hash';
import { leftAt, PACE_WEEKS, weeksUpTo, type PaceWeek } from './pace';
import type { Snapshot } from './roll';

/** Fewer weeks are no pace. */
const LEAST_WEEKS = 4;
const RUNS = 2_000;
/** What is not reached in so many weeks is not foreseen. */
const HORIZON_WEEKS = 104;
/** A forecast is checked by what its next weeks brought. */
const CHECK_WEEKS = 4;
const CHECK_RUNS = 400;
/** How far back forecasts are checked. */
const CHECKED_WEEKS = 40;
/** The share of runs that a safe forecast leaves out. */
const UNSAFE = 0.15;

/** Why there is no forecast. */
export const UNFORESEEN = ['reached', 'no-scope', 'too-short', 'no-end', 'not-by-pace', 'by-hand', 'closed'] as const;
export type Unforeseen = (typeof UNFORESEEN)[number];

export interface Foreseen {
  /** By the end of these days half and 85 % of the runs have reached the goal; null beyond two years. */
  readonly half: Day;
  readonly most: Day | null;
  /** Share of the runs that reach it by the due day. */
  readonly byDue: number;
}

export interface Forecast {
  /** The weeks it goes by, oldest first. */
  readonly weeks: readonly PaceWeek[];
  readonly foreseen: Foreseen | null;
  readonly reason: Unforeseen | null;
  /** Earlier forecasts by the same way of which it is known what came, and how many of them held. */
  readonly checked: { readonly held: number; readonly of: number };
}

// Taken once: where code runs in a context of its own, looking up a global takes longer than a draw.
const { imul, floor } = Math;

/** A number from 0 up to 1, the same for the same seed and place. Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function shareAt(seed: number, place: number): number {
  const state = (seed + imul(place + 1, 0x6d2b79f5)) | 0;
  let mixed = imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const drawFrom = (weeks: readonly number[], seed: number, place: number): number =>
  weeks[floor(shareAt(seed, place) * weeks.length)] ?? 0;

/** Days until nothing is left, with weeks drawn at random from those that were; undefined beyond the horizon. */
function daysUntilDone(left: number, weeks: readonly number[], seed: number): number | undefined {
  let rest = left;
  for (let week = 0; week < HORIZON_WEEKS; week += 1) {
    const closed = drawFrom(weeks, seed, week);
    if (closed >= rest) return Math.ceil(7 * (week + rest / closed));
    rest -= closed;
  }
  return undefined;
}

/** Each run draws the same weeks however much is left, so that more to do never comes out sooner. */
const seedOfRun = (seed: number, run: number): number => (seed + imul(run, 0x9e3779b1)) | 0;

function foresee(left: number, weeks: readonly number[], today: Day, due: Day, seed: number): Foreseen | null {
  const untilDue = dayNumber(due) - dayNumber(today);
  const ends: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const days = daysUntilDone(left, weeks, seedOfRun(seed, run));
    if (days !== undefined) ends.push(days);
  }
  ends.sort((a, b) => a - b);
  const dayBy = (part: number): Day | null => {
    const days = ends[Math.ceil(part * RUNS) - 1];
    return days === undefined ? null : addDays(today, days);
  };
  const half = dayBy(0.5);
  if (half === null) return null;
  return { half, most: dayBy(1 - UNSAFE), byDue: ends.filter((days) => days <= untilDue).length / RUNS };
}

/** What four weeks drawn from these bring at least, in 85 % of the runs. */
function safelyClosed(weeks: readonly number[], seed: number): number {
  const sums = Array.from({ length: CHECK_RUNS }, (_, run) => {
    let sum = 0;
    for (let week = 0; week < CHECK_WEEKS; week += 1) sum += drawFrom(weeks, seed, run * CHECK_WEEKS + week);
    return sum;
  }).sort((a, b) => a - b);
  return sums[Math.floor(UNSAFE * CHECK_RUNS)] ?? 0;
}

/** Holds the forecasts that would have been made at the end of earlier weeks against the four weeks that came. */
function checkedOn(target: Target, days: readonly Snapshot[], today: Day, seed: number): Forecast['checked'] {
  const weeks = weeksUpTo(target, days, addDays(today, -1), CHECKED_WEEKS + PACE_WEEKS + CHECK_WEEKS);
  let [held, of] = [0, 0];
  for (let at = LEAST_WEEKS; at + CHECK_WEEKS <= weeks.length; at += 1) {
    const known = weeks.slice(Math.max(0, at - PACE_WEEKS), at).map(({ closed }) => closed);
    const left = weeks[at - 1]?.left ?? 0;
    const safe = Math.min(left, safelyClosed(known, seed + at));
    // Where nothing is left or nothing is sure to come, nothing was forecast.
    if (safe <= 0) continue;
    const came = weeks.slice(at, at + CHECK_WEEKS).reduce((sum, { closed }) => sum + closed, 0);
    of += 1;
    if (came >= safe) held += 1;
  }
  return { held, of };
}

/**
 * When a target that work feeds will reach its goal, if its next weeks are like its last ones: each of many runs draws weeks
 * from them at random, scope that came and work that was reopened among them. The same days give the same forecast.
 */
export function forecastOf(target: Target, days: readonly Snapshot[], today: Day): Forecast {
  // Today is not over; what is left is what is left by now.
  const weeks = weeksUpTo(target, days, addDays(today, -1));
  const seed = hashOf(`${target.key} ${today}`);
  const checked = checkedOn(target, days, today, seed);
  const without = (reason: Unforeseen): Forecast => ({ weeks, foreseen: null, reason, checked });
  if (target.frozen !== null) return without('closed');
  if (target.override !== null) return without('by-hand');
  if (target.measure.type === 'average') return without('not-by-pace');
  const last = days.findLast(({ day }) => day <= today);
  const left = last === undefined ? undefined : leftAt(target, last);
  if (left !== undefined && left <= 0) return without('reached');
  // However long its past: of nothing, nothing is left to foresee.
  if (left === undefined && last?.total === 0) return without('no-scope');
  if (left === undefined || weeks.length < LEAST_WEEKS) return without('too-short');
  const foreseen = foresee(
    left,
    weeks.map(({ closed }) => closed),
    today,
    target.due,
    seed,
  );
  return foreseen === null ? without('no-end') : { weeks, foreseen, reason: null, checked };
}
