import { dayOf } from '../../domain/day';
import type { Day } from '../../domain/ids';
import type { Settings } from '../../domain/settings';
import type { StoredTarget } from '../../ports/strategy-store';
import { resultOf } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { childrenMean } from '../views/children-mean';

/** What the target comes to by itself: now, or at the end of an earlier day. Null when that is unmeasured or not known. */
export async function automaticValue(
  deps: Deps,
  { value: { target, roll } }: StoredTarget,
  settings: Settings,
  at: Day,
): Promise<number | null> {
  const nowMs = deps.clock.nowMs();
  if (at >= dayOf(nowMs)) {
    const below = target.measure.type === 'children' ? await childrenMean(deps, target.objective) : roll.below;
    const { actual, automatic } = resultOf(target, { ...roll, below }, settings, nowMs);
    return automatic === undefined ? actual : automatic.actual;
  }
  const days = await deps.rolls.days(target.key, roll, target.start < at ? target.start : at);
  return days.findLast(({ day }) => day <= at)?.actual ?? null;
}
