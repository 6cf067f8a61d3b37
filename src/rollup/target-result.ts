import { countedBy } from '../domain/counting';
import { dayOf, instantOf } from '../domain/day';
import type { Instant } from '../domain/ids';
import { isFedByWork } from '../domain/measure';
import { expectationOf } from '../domain/expected';
import { elapsedShare, progressOf, varianceOf, type UnmeasuredReason } from '../domain/progress';
import type { Settings } from '../domain/settings';
import { statusOf, type Status } from '../domain/status';
import type { Target } from '../domain/target';
import { measured, type Measured } from './measured';
import { isInForce } from './override';
import { WEIGHT_SCALE } from './member';
import type { Roll, Snapshot } from './roll';
import { fillerOf, leafTotal, NO_SUMS, type Sums } from './sums';
import { earliest, unlookedSince } from './waiting';

export interface Leaves {
  readonly total: number;
  readonly done: number;
  readonly inProgress: number;
  readonly toDo: number;
  readonly excluded: number;
  readonly unweighted: number;
}

/** What a target would say if nobody had set its value by hand. */
export interface AutomaticResult {
  readonly actual: number | null;
  readonly variance: number | null;
  readonly progress: number | null;
}

/** Everything a surface says about a target's number. */
export interface TargetResult {
  readonly asOf: Instant;
  readonly complete: boolean;
  readonly staleSince: Instant | null;
  readonly actual: number | null;
  readonly expected: number;
  readonly variance: number | null;
  /** 0–1, or null when unmeasured. */
  readonly progress: number | null;
  readonly expectedProgress: number;
  readonly status: Status;
  readonly reason: UnmeasuredReason | null;
  readonly leaves: Leaves | null;
  /** Of the objectives below, how many are measured; null for measures that do not average them. */
  readonly parts: { readonly measured: number; readonly of: number } | null;
  /** Leaves without an estimate, where they do not count as nothing: how many, and as what each counts; null: left out. */
  readonly unestimated?: { readonly count: number; readonly as: number | null };
  /** There while the value is set by hand; then everything else is about that value. */
  readonly automatic?: AutomaticResult;
}

/** Left out by what they were resolved as, or by a link; what is left out without an estimate is told beside it. */
export const leavesOf = (sums: Sums): Leaves => ({
  total: leafTotal(sums),
  done: sums.count.done,
  inProgress: sums.count.indeterminate,
  toDo: sums.count.new,
  excluded: sums.excluded - (sums.fine?.unestimated ?? 0),
  unweighted: sums.unweighted,
});

function partsOf(target: Target, { below }: Roll): TargetResult['parts'] {
  if (target.measure.type !== 'children') return null;
  return { measured: below?.measured ?? 0, of: below?.of ?? 0 };
}

/** A mean is as old as the oldest of its parts. */
const asOfOf = (target: Target, roll: Roll): Instant | null =>
  target.measure.type === 'children' ? (roll.below?.asOf ?? roll.asOf) : roll.asOf;

/** How leaves without an estimate are counted, where there are any and the way of counting gives them a weight or no place. */
function unestimatedOf(
  target: Target,
  { sums, counting }: Roll,
  settings: Settings,
): Pick<TargetResult, 'unestimated'> {
  if (sums?.fine === undefined || target.measure.type !== 'completion') return {};
  const { unestimated } = countedBy(settings, counting);
  if (unestimated === 'excluded' && sums.fine.unestimated > 0) {
    return { unestimated: { count: sums.fine.unestimated, as: null } };
  }
  if (unestimated !== 'median' || sums.unweighted === 0) return {};
  return { unestimated: { count: sums.unweighted, as: fillerOf(sums, { unestimated }) / WEIGHT_SCALE } };
}

/** A number with its distance from where it should be. */
function numbersOf(target: Target, { actual, progress }: Measured, expected: number): AutomaticResult {
  const isMeasured = progress.kind === 'measured';
  return {
    actual: isMeasured ? actual : null,
    variance: isMeasured && actual !== null ? varianceOf(target, actual, expected) : null,
    progress: isMeasured ? progress.share : null,
  };
}

/**
 * A number is stale when its definition is newer, when work for it waits, or when one that it averages is; since the first
 * of these. Where none of them is known it still is when nobody has looked at its work for long.
 */
function staleSinceOf(target: Target, roll: Roll, nowMs: number): Instant | null {
  const below = target.measure.type === 'children' ? roll.below?.staleSince : undefined;
  const known = earliest(earliest(roll.staleSince, roll.waitingSince), below);
  return known ?? unlookedSince(roll, nowMs) ?? null;
}

function isComplete({ measure }: Target, { complete, below }: Roll): boolean {
  if (measure.type === 'children') return below?.incomplete !== true;
  return !isFedByWork(measure) || complete;
}

/** The target's number at `nowMs`, from what was rolled up. The one way from a roll to anything a person sees. */
export function resultOf(target: Target, roll: Roll, settings: Settings, nowMs: number): TargetResult {
  if (target.frozen !== null) return { ...target.frozen, staleSince: null };
  const automatic = measured(target, roll, settings, nowMs);
  const { override } = target;
  const isByHand = override !== null && isInForce(target, roll, automatic, nowMs);
  const standing: Measured = isByHand
    ? { actual: override.value, progress: progressOf(target, override.value) }
    : automatic;
  const { progress } = standing;
  const expected = expectationOf(target, nowMs);
  const elapsed = elapsedShare(target, nowMs);
  const isOver = target.profile.type !== 'maintain' || elapsed === 1;
  return {
    asOf: asOfOf(target, roll) ?? instantOf(nowMs),
    complete: isComplete(target, roll),
    staleSince: staleSinceOf(target, roll, nowMs),
    ...numbersOf(target, standing, expected.value),
    expected: expected.value,
    expectedProgress: expected.share,
    status: statusOf(progress, expected.share, elapsed, isOver),
    reason: progress.kind === 'unmeasured' ? progress.reason : null,
    leaves: isFedByWork(target.measure) ? leavesOf(roll.sums ?? NO_SUMS) : null,
    parts: partsOf(target, roll),
    ...unestimatedOf(target, roll, settings),
    ...(isByHand ? { automatic: numbersOf(target, automatic, expected.value) } : {}),
  };
}

/** What today's snapshot says. */
export function snapshotOf(target: Target, roll: Roll, settings: Settings, nowMs: number): Snapshot {
  const result = resultOf(target, roll, settings, nowMs);
  return {
    day: dayOf(nowMs),
    actual: result.actual,
    done: result.leaves?.done ?? null,
    total: result.leaves?.total ?? null,
  };
}
