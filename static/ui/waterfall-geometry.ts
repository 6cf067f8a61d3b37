/** One bar of a waterfall in drawing units: it runs from where the bar before it ended. */
export interface WaterfallBar {
  readonly x: number;
  readonly width: number;
  /** Where it ends, and the next begins. */
  readonly endX: number;
}

export interface WaterfallGeometry {
  readonly fromX: number;
  readonly toX: number;
  readonly bars: readonly WaterfallBar[];
}

/** A bar that is too short to be seen is drawn this wide. */
const LEAST = 2;

/** Lays the effects out one after the other between two values, in a strip from `left` to `right`. */
export function waterfallGeometry(
  from: number,
  effects: readonly number[],
  left: number,
  right: number,
): WaterfallGeometry {
  const levels = [from];
  for (const effect of effects) levels.push((levels[levels.length - 1] ?? from) + effect);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const xOf = (value: number): number =>
    high === low ? (left + right) / 2 : left + ((value - low) / (high - low)) * (right - left);
  const bars = effects.map((_, index): WaterfallBar => {
    const [start, end] = [xOf(levels[index] ?? from), xOf(levels[index + 1] ?? from)];
    return { x: Math.min(start, end), width: Math.max(LEAST, Math.abs(end - start)), endX: end };
  });
  return { fromX: xOf(from), toX: xOf(levels[levels.length - 1] ?? from), bars };
}
