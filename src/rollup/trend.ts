import { dayOf, endOfDayMs } from '../domain/day';
import type { Day } from '../domain/ids';
import type { Target } from '../domain/target';
import { shareInside, takeOf } from './entered-values';
import { reachedShare } from './measured';
import type { PastPoint, Roll } from './roll';

/** Points of a trend; the sparkline shows no more. */
const TREND_POINTS = 40;

export interface TrendPoint {
  readonly day: Day;
  readonly actual: number | null;
}

/** The days of a target's own period: what lies before its start is the one value that it started from. */
export function trendFrom(days: readonly PastPoint[], start: Day): readonly PastPoint[] {
  const within = days.filter(({ day }) => day >= start);
  const before = days.findLast(({ day }) => day < start);
  return before === undefined || within[0]?.day === start ? within : [{ ...before, day: start }, ...within];
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
      return trendFrom([...roll.past, ...roll.days], target.start).map(({ day, actual }) => ({ day, actual }));
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
