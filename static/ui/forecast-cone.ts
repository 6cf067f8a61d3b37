import type { ForecastView } from '../../src/contract/history-calls';
import type { Point, TrendGeometry } from './trend-geometry';

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS;

/** What a cone is laid out by: the target's period, in which days are as wide as in its trend, and today. */
interface Period {
  readonly start: string;
  readonly due: string;
  readonly now: string;
}

/**
 * The cone from where a target is to its goal, between the day that half of the runs reach it and the day that nearly all
 * do, as far as there is room; in drawing units of its trend. Empty where there is nothing to begin at.
 */
export function coneOf(
  { last, goalY, startX, dueX }: Pick<TrendGeometry, 'last' | 'goalY' | 'startX' | 'dueX'>,
  { start, due, now }: Period,
  { half, most }: NonNullable<ForecastView['foreseen']>,
  rightX: number,
): readonly Point[] {
  if (last === null || last.x >= rightX) return [];
  const dayPx = (dueX - startX) / Math.max(1, daysBetween(start, due) + 1);
  const goalAt = (day: string | null): Point =>
    day === null ? { x: Infinity, y: goalY } : { x: last.x + Math.max(0, daysBetween(now, day)) * dayPx, y: goalY };
  const clipped = ({ x, y }: Point): Point => {
    if (x <= rightX) return { x, y };
    return { x: rightX, y: last.y + ((rightX - last.x) / (x - last.x)) * (y - last.y) };
  };
  const [soon, late] = [goalAt(half), goalAt(most)];
  const corner = soon.x < rightX && late.x > rightX ? [{ x: rightX, y: goalY }] : [];
  return [last, clipped(soon), ...corner, clipped(late)];
}
