import type { TrendPoint } from '../../rollup/trend';

/** Points a sparkline of a list can tell apart. */
const POINTS = 12;
/** Digits of the drawn range; a sparkline is 28 pixels high. */
const DIGITS = 3;

/** Every so manieth point, with the first and the last. */
function thinned<T>(points: readonly T[]): readonly T[] {
  if (points.length <= POINTS) return points;
  const step = (points.length - 1) / (POINTS - 1);
  return Array.from({ length: POINTS }, (_, index) => points[Math.round(index * step)]).filter(
    (point) => point !== undefined,
  );
}

/**
 * A trend for lists, where thousands of them travel at once: fewer days, and past values no finer than what is drawn between
 * the least and the greatest of them. The last point is now and stays exact.
 */
export function briefTrend(
  trend: readonly TrendPoint[],
  way: { readonly baseline: number; readonly goal: number },
): TrendPoint[] {
  const points = thinned(trend);
  const values = [way.baseline, way.goal, ...points.map(({ actual }) => actual).filter((actual) => actual !== null)];
  const range = Math.max(...values) - Math.min(...values);
  if (range === 0) return [...points];
  const grain = Math.floor(Math.log10(range)) - DIGITS;
  const rounded = (value: number): number => {
    const grains = Math.round(value / 10 ** grain);
    // By way of its text, so that no digits appear that were not there.
    return Number.isSafeInteger(grains) ? Number(`${grains}e${grain}`) : value;
  };
  return points.map(({ day, actual }, index) => ({
    day,
    actual: actual === null || index === points.length - 1 ? actual : rounded(actual),
  }));
}
