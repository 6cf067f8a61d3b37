import type { TargetView } from '../../src/contract/views';
import { parseDay } from '../../src/domain/day';
import { elapsedShare } from '../../src/domain/progress';
import { WARM_UP_SHARE } from '../../src/domain/status';

/** Whether a target is called on track only because so little of its time has passed that being behind says little. */
export function isEarly({ start, due, baseline, goal, result }: TargetView, now: string): boolean {
  const [from, until] = [parseDay(start), parseDay(due)];
  if (result.status !== 'on-track' || (result.variance ?? 0) >= 0 || result.isFrozen) return false;
  if (from === undefined || until === undefined) return false;
  return elapsedShare({ baseline, goal, start: from, due: until }, Date.parse(now)) < WARM_UP_SHARE;
}
