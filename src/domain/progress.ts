import { endOfDayMs, startOfDayMs } from './day';
import type { Day } from './ids';

/** Why a number cannot be given. Each has a text on screen that says what to do. */
export type UnmeasuredReason =
  | 'nothing-in-scope'
  | 'no-weight'
  | 'no-part-weight'
  | 'no-check-in'
  | 'flat-target'
  | 'not-synced'
  | 'no-targets'
  | 'no-values'
  | 'no-milestones'
  | 'no-children';

/** Where a target is. `share` is 0–1 of the way from baseline to goal; unmeasured is a value, never 0 %. */
export type Progress =
  | { readonly kind: 'measured'; readonly share: number }
  | { readonly kind: 'unmeasured'; readonly reason: UnmeasuredReason };

export const unmeasured = (reason: UnmeasuredReason): Progress => ({ kind: 'unmeasured', reason });
export const clampShare = (share: number): number => Math.min(1, Math.max(0, share));

/** The way a target has to go. */
export interface Way {
  readonly baseline: number;
  readonly goal: number;
  readonly start: Day;
  readonly due: Day;
}

/** How far a target has come from baseline to goal. The only definition of progress: storage, pages and exports read it. */
export function progressOf(way: Way, actual: number): Progress {
  const distance = way.goal - way.baseline;
  if (distance === 0) return unmeasured('flat-target');
  return { kind: 'measured', share: clampShare((actual - way.baseline) / distance) };
}

/** The share of the period that has passed: 0 before `start` 00:00 UTC, 1 from the end of the `due` day on. */
export function elapsedShare(way: Way, nowMs: number): number {
  const from = startOfDayMs(way.start);
  const until = endOfDayMs(way.due);
  return clampShare((nowMs - from) / (until - from));
}

/** How far the actual is ahead of expected, in the target's unit; positive is ahead, also for targets that go down. */
export function varianceOf(way: Way, actual: number, expected: number): number {
  return way.goal < way.baseline ? expected - actual : actual - expected;
}
