import { endOfDayMs, parseDay, startOfDayMs } from '../../src/domain/day';
import type { TargetView } from '../../src/contract/views';
import { expectedLine } from '../../src/domain/expected';
import { plannedOf } from './planned';

/** A point in drawing units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a target came to on a day. */
export type TrendDay = TargetView['result']['trend'][number];

/** A target's trend laid out in a box: x is its period, y runs from the lowest to the highest value drawn. */
export interface TrendGeometry {
  /** Runs of measured days; a gap is where it was unmeasured. */
  readonly actual: readonly (readonly Point[])[];
  /** The same against the scope that was committed; empty where none was, or it is not known. */
  readonly committed: readonly (readonly Point[])[];
  /** From baseline at the start to goal at the due day, along the profile. */
  readonly expected: readonly Point[];
  /** Where the goal is drawn. */
  readonly goalY: number;
  readonly last: Point | null;
  /** Null before it begins. */
  readonly nowX: number | null;
  /** Where it begins and is due; what is known of other days may lie before and after. */
  readonly startX: number;
  readonly dueX: number;
}

const startMs = (day: string): number => {
  const parsed = parseDay(day.slice(0, 10));
  return parsed === undefined ? Number.NaN : startOfDayMs(parsed);
};
const endMs = (day: string): number => {
  const parsed = parseDay(day.slice(0, 10));
  return parsed === undefined ? Number.NaN : endOfDayMs(parsed);
};

/** Lays a trend out in a box of `width` × `height` with `pad` around the lines. */
export function trendGeometry(
  target: TargetView,
  now: string,
  width: number,
  height: number,
  pad: number,
  committed: readonly TrendDay[] = [],
): TrendGeometry {
  const days = target.result.trend;
  const nowMs = Date.parse(now);
  const planned = plannedOf(target);
  const line = planned === undefined ? [] : expectedLine(planned);
  const atMs = line.map((point) => point.atMs);
  const known = [...atMs, ...[...days, ...committed].map((day) => startMs(day.day))];
  const from = Math.min(startMs(target.start), ...known);
  const until = Math.max(endMs(target.due), nowMs, ...known);
  const values = [
    target.baseline,
    target.goal,
    ...line.map(({ value }) => value),
    ...[...days, ...committed].map((day) => day.actual).filter((value) => value !== null),
  ];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const xOf = (ms: number): number => pad + ((ms - from) / Math.max(1, until - from)) * (width - 2 * pad);
  const yOf = (value: number): number =>
    high === low ? height / 2 : height - pad - ((value - low) / (high - low)) * (height - 2 * pad);

  const runsOf = (of: readonly TrendDay[]): readonly Point[][] => {
    const runs: Point[][] = [[]];
    of.forEach((day, index) => {
      // The last snapshot is now, not the beginning of today.
      const ms =
        index === of.length - 1 ? Math.max(startMs(day.day), Math.min(nowMs, endMs(day.day))) : startMs(day.day);
      if (day.actual === null) runs.push([]);
      else runs[runs.length - 1]?.push({ x: xOf(ms), y: yOf(day.actual) });
    });
    return runs.filter((run) => run.length > 0);
  };
  const actual = runsOf(days);
  const lastDay = days[days.length - 1];
  return {
    actual,
    committed: runsOf(committed),
    expected: line.map(({ atMs, value }) => ({ x: xOf(atMs), y: yOf(value) })),
    goalY: yOf(target.goal),
    last: lastDay === undefined || lastDay.actual === null ? null : (actual[actual.length - 1]?.at(-1) ?? null),
    nowX: nowMs < from ? null : xOf(nowMs),
    startX: xOf(startMs(target.start)),
    dueX: xOf(endMs(target.due)),
  };
}

/** About as wide as a character of a label is. */
const CHARACTER_PX = 7;

/** About as wide as a label is. */
export const widthOf = (text: string): number => text.length * CHARACTER_PX;

/** How a label of a day stands under it, so that it does not leave the picture. */
export function anchorAt(x: number, text: string, width: number): 'start' | 'middle' | 'end' {
  const half = widthOf(text) / 2;
  if (x < half) return 'start';
  return x > width - half ? 'end' : 'middle';
}

/** An SVG path through points. */
export const pathOf = (points: readonly Point[]): string =>
  points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('');
