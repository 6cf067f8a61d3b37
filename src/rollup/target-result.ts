import { dayOf, instantOf } from '../domain/day';
import type { Day, Instant } from '../domain/ids';
import type { Take } from '../domain/measure';
import {
  clampShare,
  elapsedShare,
  expectedOf,
  progressOf,
  unmeasured,
  varianceOf,
  type Progress,
  type UnmeasuredReason,
} from '../domain/progress';
import type { Settings } from '../domain/settings';
import { statusOf, type Status } from '../domain/status';
import type { Target } from '../domain/target';
import type { Roll, Snapshot } from './roll';
import { leafTotal, NO_SUMS, shareOf, type Sums } from './sums';

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
}

export const leavesOf = (sums: Sums): Leaves => ({
  total: leafTotal(sums),
  done: sums.count.done,
  inProgress: sums.count.indeterminate,
  toDo: sums.count.new,
  excluded: sums.excluded,
  unweighted: sums.unweighted,
});

/** One number from the values entered up to `until`; undefined when there is none. */
export function takeOf(values: Roll['values'], take: Take, until: Day): number | undefined {
  const known = values.filter(([day]) => day <= until).map(([, value]) => value);
  const last = known[known.length - 1];
  if (last === undefined) return undefined;
  switch (take) {
    case 'latest':
      return last;
    case 'average':
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    case 'minimum':
      return known.reduce((least, value) => Math.min(least, value));
    case 'maximum':
      return known.reduce((most, value) => Math.max(most, value));
  }
}

interface Measured {
  readonly actual: number | null;
  readonly progress: Progress;
}

function measure(target: Target, roll: Roll, settings: Settings, nowMs: number): Measured {
  if (target.measure.type === 'metric') {
    const actual = takeOf(roll.values, target.measure.take, dayOf(nowMs));
    if (actual === undefined) return { actual: null, progress: unmeasured('no-check-in') };
    return { actual, progress: progressOf(target, actual) };
  }
  if (roll.sums === null) return { actual: null, progress: unmeasured('not-synced') };
  const share = shareOf(roll.sums, settings.credit);
  if (share.kind === 'unmeasured') return { actual: null, progress: share };
  return {
    actual: target.baseline + share.share * (target.goal - target.baseline),
    progress: { kind: 'measured', share: clampShare(share.share) },
  };
}

/** The target's number at `nowMs`, from what was rolled up. The one way from a roll to anything a person sees. */
export function resultOf(target: Target, roll: Roll, settings: Settings, nowMs: number): TargetResult {
  if (target.frozen !== null) return { ...target.frozen, staleSince: null };
  const { actual, progress } = measure(target, roll, settings, nowMs);
  const expected = expectedOf(target, nowMs);
  const elapsed = elapsedShare(target, nowMs);
  return {
    asOf: roll.asOf ?? instantOf(nowMs),
    complete: target.measure.type === 'metric' || roll.complete,
    staleSince: roll.staleSince,
    actual: progress.kind === 'measured' ? actual : null,
    expected,
    variance: progress.kind === 'measured' && actual !== null ? varianceOf(target, actual, expected) : null,
    progress: progress.kind === 'measured' ? progress.share : null,
    expectedProgress: elapsed,
    status: statusOf(progress, elapsed, elapsed),
    reason: progress.kind === 'unmeasured' ? progress.reason : null,
    leaves: target.measure.type === 'completion' ? leavesOf(roll.sums ?? NO_SUMS) : null,
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
