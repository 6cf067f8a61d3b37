import { dayOf, instantOf } from '../domain/day';
import type { Instant } from '../domain/ids';
import { isFedByWork } from '../domain/measure';
import { elapsedShare, expectedOf, varianceOf, type UnmeasuredReason } from '../domain/progress';
import type { Settings } from '../domain/settings';
import { statusOf, type Status } from '../domain/status';
import type { Target } from '../domain/target';
import { measured } from './measured';
import type { Roll, Snapshot } from './roll';
import { leafTotal, NO_SUMS, type Sums } from './sums';

export interface Leaves {
  readonly total: number;
  readonly done: number;
  readonly inProgress: number;
  readonly toDo: number;
  readonly excluded: number;
  readonly unweighted: number;
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
}

export const leavesOf = (sums: Sums): Leaves => ({
  total: leafTotal(sums),
  done: sums.count.done,
  inProgress: sums.count.indeterminate,
  toDo: sums.count.new,
  excluded: sums.excluded,
  unweighted: sums.unweighted,
});

function partsOf(target: Target, { below }: Roll): TargetResult['parts'] {
  if (target.measure.type !== 'children') return null;
  return { measured: below?.measured ?? 0, of: below?.of ?? 0 };
}

/** A mean is as old as the oldest of its parts. */
const asOfOf = (target: Target, roll: Roll): Instant | null =>
  target.measure.type === 'children' ? (roll.below?.asOf ?? roll.asOf) : roll.asOf;

/** The target's number at `nowMs`, from what was rolled up. The one way from a roll to anything a person sees. */
export function resultOf(target: Target, roll: Roll, settings: Settings, nowMs: number): TargetResult {
  const { actual, progress } = measured(target, roll, settings, nowMs);
  const expected = expectedOf(target, nowMs);
  const elapsed = elapsedShare(target, nowMs);
  return {
    asOf: asOfOf(target, roll) ?? instantOf(nowMs),
    complete: !isFedByWork(target.measure) || roll.complete,
    staleSince: roll.staleSince,
    actual: progress.kind === 'measured' ? actual : null,
    expected,
    variance: progress.kind === 'measured' && actual !== null ? varianceOf(target, actual, expected) : null,
    progress: progress.kind === 'measured' ? progress.share : null,
    expectedProgress: elapsed,
    status: statusOf(progress, elapsed, elapsed),
    reason: progress.kind === 'unmeasured' ? progress.reason : null,
    leaves: isFedByWork(target.measure) ? leavesOf(roll.sums ?? NO_SUMS) : null,
    parts: partsOf(target, roll),
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
