import { addDays } from '../domain/day';
import type { Day } from '../domain/ids';
import type { Target } from '../domain/target';
import type { Snapshot } from './roll';

/** Weeks that a pace is told by; older ones say little about the next. */
export const PACE_WEEKS = 12;

/** What one week did: pieces of work that were finished and that came, less those that were reopened and left. */
export interface PaceWeek {
  /** The day at whose end it ends. */
  readonly end: Day;
  readonly finished: number;
  readonly added: number;
  /** By how much what is left to the goal became less; negative where it became more. */
  readonly closed: number;
  /** What is left at its end. */
  readonly left: number;
}

/**
 * What is left to the goal at the end of a day, at least as long as it is not reached: pieces of work for a completion, whose
 * goal is all of them, else the way in the target's unit. Undefined where nothing was measured.
 */
export function leftAt({ measure, goal, baseline }: Target, { actual, done, total }: Snapshot): number | undefined {
  if (done === null || total === null) return undefined;
  if (measure.type === 'completion') return total === 0 ? undefined : total - done;
  return actual === null ? undefined : (goal - actual) * (goal < baseline ? -1 : 1);
}

/** What held at the end of a day; days are kept where they differ. */
const heldAt = (days: readonly Snapshot[], day: Day): Snapshot | undefined => days.findLast((one) => one.day <= day);

/** Whole weeks up to the end of a day, oldest first, as far back as something is known; a week with a gap in it is left out. */
export function weeksUpTo(
  target: Target,
  days: readonly Snapshot[],
  last: Day,
  most = PACE_WEEKS,
): readonly PaceWeek[] {
  const weeks: PaceWeek[] = [];
  for (let back = most - 1; back >= 0; back -= 1) {
    const end = addDays(last, -7 * back);
    const [before, after] = [heldAt(days, addDays(end, -7)), heldAt(days, end)];
    if (before === undefined || after === undefined) continue;
    const [left, leftThen] = [leftAt(target, after), leftAt(target, before)];
    if (left === undefined || leftThen === undefined) continue;
    const finished = (after.done ?? 0) - (before.done ?? 0);
    weeks.push({ end, finished, added: (after.total ?? 0) - (before.total ?? 0), closed: leftThen - left, left });
  }
  return weeks;
}
