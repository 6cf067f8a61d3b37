import { dayOf, endOfDayMs } from '../domain/day';
import { daysFrom } from '../domain/days-from';
import type { Day } from '../domain/ids';
import type { Target } from '../domain/target';
import { shareInside, takeOf } from './entered-values';
import { reachedShare } from './measured';
import { thinned, type PastPoint, type Roll } from './roll';

/** Points of a trend; the sparkline shows no more. */
const TREND_POINTS = 40;

export interface TrendPoint {
  readonly day: Day;
  readonly actual: number | null;
}

/**
 * The points that stay as a few when the latest days are kept apart: what lies before the start is the one value that the
 * target started from, and is left out where the days that are kept tell it themselves.
 */
export function pastBefore(
  kept: readonly PastPoint[],
  older: readonly PastPoint[],
  { start }: Pick<Target, 'start'>,
): readonly PastPoint[] {
  const first = kept[0]?.day;
  const all = daysFrom([...older, ...kept], start);
  return thinned(first === undefined ? all : all.filter(({ day }) => day < first));
}

/** What the days before today came to: worked out anew where every day is on record, else as it was stored. */
function pastOf(target: Target, roll: Roll): readonly TrendPoint[] {
  const { measure } = target;
  switch (measure.type) {
    case 'metric':
      return roll.values
        .slice(-TREND_POINTS)
        .map(([day]) => ({ day, actual: takeOf(roll.values, measure.take, day) ?? null }));
    case 'band':
      return roll.values.slice(-TREND_POINTS).flatMap(([day]) => {
        const share = shareInside(roll.values, measure, target, endOfDayMs(day));
        return share === undefined ? [] : [{ day, actual: share * 100 }];
      });
    case 'milestones': {
      const days = target.milestones.flatMap(({ reached }) => (reached === null ? [] : [reached]));
      return [...new Set(days)].sort().map((day) => {
        const share = reachedShare(target.milestones, endOfDayMs(day) - 1);
        const actual =
          share.kind === 'measured' ? target.baseline + share.share * (target.goal - target.baseline) : null;
        return { day, actual };
      });
    }
    default:
      return daysFrom([...roll.past, ...roll.days], target.start).map(({ day, actual }) => ({ day, actual }));
  }
}

/** What was set by hand stands from its day on in the days that are worked out anew; the others were stored with it. */
function withOverride(days: readonly TrendPoint[], { override }: Target): readonly TrendPoint[] {
  return override === null
    ? days
    : [...days.filter(({ day }) => day < override.at), { day: override.at, actual: override.value }];
}

/** Days that differ, oldest first, and today. */
export function trendOf(
  target: Target,
  roll: Roll,
  { actual, automatic }: { readonly actual: number | null; readonly automatic?: unknown },
  nowMs: number,
): TrendPoint[] {
  const today = dayOf(nowMs);
  const days = pastOf(target, roll);
  const past = (automatic === undefined ? days : withOverride(days, target)).filter(({ day }) => day < today);
  return [...past, { day: today, actual }].slice(-TREND_POINTS);
}
