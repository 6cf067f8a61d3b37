import { instantOf } from '../domain/day';
import type { Settings } from '../domain/settings';
import type { Target } from '../domain/target';
import { measured } from './measured';
import { overrideSeen } from './override';
import { overflowOf, withSnapshot, type Roll, type Snapshot } from './roll';
import { snapshotOf } from './target-result';
import { pastBefore } from './trend';

/**
 * The roll as of now, with today's snapshot, and the days that have to move to history. One that is stale, because work it
 * needs has not been read yet, stays so: what it comes to meanwhile is not the automatic value by which a one-off override ends.
 */
export function rolledAt(
  target: Target,
  roll: Roll,
  settings: Settings,
  nowMs: number,
): { readonly roll: Roll; readonly moved: readonly Snapshot[] } {
  const current: Roll = { ...roll, asOf: instantOf(nowMs) };
  const override = overrideSeen(target, current, measured(target, current, settings, nowMs), nowMs);
  const dated: Roll = { ...current, override };
  const days = withSnapshot(roll.days, snapshotOf(target, dated, settings, nowMs));
  const { kept, moved } = overflowOf(days);
  const past = moved.length === 0 ? roll.past : pastBefore(kept, [...roll.past, ...moved], target);
  return { roll: { ...dated, days: kept, past }, moved };
}
