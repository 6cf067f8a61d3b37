import { dayOf, startOfDayMs } from '../domain/day';
import { overrideMark } from '../domain/override';
import type { Target } from '../domain/target';
import type { Measured } from './measured';
import type { OverrideSeen, Roll } from './roll';

/** Two sums of the same parts may differ in their last digits. */
const isSameValue = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/**
 * What a one-off override waits to see change: the automatic value. That of a band moves with every moment, so there it is
 * the value entered last. Undefined while it is not known.
 */
function watched(target: Target, roll: Roll, automatic: Measured, nowMs: number): number | null | undefined {
  if (roll.staleSince !== null) return undefined;
  const { progress } = automatic;
  if (progress.kind === 'unmeasured' && progress.reason === 'not-synced') return undefined;
  if (target.measure.type !== 'band') return automatic.actual;
  return roll.values.findLast(([day]) => day <= dayOf(nowMs))?.[1] ?? null;
}

/** What the roll remembers of the override that the target has now. */
function seenNow({ override }: Target, { override: seen }: Roll): OverrideSeen | undefined {
  return override !== null && seen?.of === overrideMark(override) ? seen : undefined;
}

/** Whether the value set by hand stands in for the automatic one: until it is taken back, or the automatic one changes. */
export function isInForce(target: Target, roll: Roll, automatic: Measured, nowMs: number): boolean {
  const { override } = target;
  if (override === null || nowMs < startOfDayMs(override.at)) return false;
  if (override.lasting) return true;
  const seen = seenNow(target, roll);
  if (seen?.ended === true) return false;
  // Null is a value: it had none.
  const before = override.automatic === undefined ? seen?.automatic : override.automatic;
  const now = watched(target, roll, automatic, nowMs);
  return before === undefined || now === undefined || isSameValue(before, now);
}

/**
 * What the roll remembers from now on: what the automatic value was when the override was first seen, and that it has ended.
 * Kept beside the definition, so that a file which still says it once more sets nothing anew.
 */
export function overrideSeen(target: Target, roll: Roll, automatic: Measured, nowMs: number): OverrideSeen | null {
  const { override } = target;
  if (override === null || override.lasting || nowMs < startOfDayMs(override.at)) return null;
  const seen = seenNow(target, roll);
  const said = seen === undefined ? override.automatic : seen.automatic;
  const now = said === undefined ? watched(target, roll, automatic, nowMs) : said;
  return now === undefined
    ? null
    : { of: overrideMark(override), automatic: now, ended: !isInForce(target, roll, automatic, nowMs) };
}
