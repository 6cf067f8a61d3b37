import { endOfDayMs, startOfDayMs } from './day';
import type { Milestone } from './milestone';
import type { Profile, ProfilePoint } from './profile';
import { clampShare, elapsedShare, type Way } from './progress';

/** What the expectation of a target follows from. */
export interface Planned extends Way {
  readonly profile: Profile;
  readonly milestones: readonly Milestone[];
}

/** Where a target should be: in its unit, and as a share of its way, 0–1. */
export interface Expectation {
  readonly value: number;
  readonly share: number;
}

/** A moment and what is expected then; two of one moment are a step. */
export interface LinePoint {
  readonly atMs: number;
  readonly value: number;
}

/** Slow at both ends and steepest in the middle: 3x² − 2x³. What it gains by a share x it still has to gain from 1 − x on. */
const eased = (elapsed: number): number => elapsed * elapsed * (3 - 2 * elapsed);

const alongWay = (way: Way, share: number): Expectation => ({
  value: way.baseline + share * (way.goal - way.baseline),
  share,
});

/** A value of the profile itself; where there is no way to go, time stands in for the share as it does everywhere. */
function atValue(way: Way, value: number, elapsed: number): Expectation {
  const distance = way.goal - way.baseline;
  return { value, share: distance === 0 ? elapsed : clampShare((value - way.baseline) / distance) };
}

/** Baseline, points and goal. What is expected on a day is expected by its end, as the goal is on the due day. */
function cornersOf(way: Way, points: readonly ProfilePoint[]): readonly LinePoint[] {
  const [startMs, endMs] = [startOfDayMs(way.start), endOfDayMs(way.due)];
  const between = points
    .map(({ at, value }) => ({ atMs: endOfDayMs(at), value }))
    .filter(({ atMs }) => atMs > startMs && atMs < endMs)
    .toSorted((a, b) => a.atMs - b.atMs);
  return [{ atMs: startMs, value: way.baseline }, ...between, { atMs: endMs, value: way.goal }];
}

function onStair(corners: readonly LinePoint[], nowMs: number): number {
  const passed = corners.filter(({ atMs }) => atMs <= nowMs);
  return (passed[passed.length - 1] ?? corners[0])?.value ?? 0;
}

function onLine(corners: readonly LinePoint[], nowMs: number): number {
  const next = corners.findIndex(({ atMs }) => atMs > nowMs);
  const [before, after] = [corners[next - 1], corners[next]];
  if (before === undefined || after === undefined) return onStair(corners, nowMs);
  const share = (nowMs - before.atMs) / (after.atMs - before.atMs);
  return before.value + share * (after.value - before.value);
}

/** The weight of the milestones due by now, of all their weight; undefined where none has any. */
function dueShare({ milestones }: Planned, nowMs: number): number | undefined {
  const weigh = (some: readonly Milestone[]): number => some.reduce((sum, { weight }) => sum + weight, 0);
  const whole = weigh(milestones);
  return whole > 0 ? weigh(milestones.filter(({ due }) => endOfDayMs(due) <= nowMs)) / whole : undefined;
}

/**
 * Where the target should be at `nowMs`. Everything that shows or compares an expectation reads this one. Before the start
 * that is the baseline, from the end of the due day on the goal, whatever the profile.
 */
export function expectationOf(planned: Planned, nowMs: number): Expectation {
  const { profile } = planned;
  const elapsed = elapsedShare(planned, nowMs);
  switch (profile.type) {
    case 'linear':
      return alongWay(planned, elapsed);
    case 's-curve':
      return alongWay(planned, eased(elapsed));
    case 'maintain':
      return alongWay(planned, nowMs < startOfDayMs(planned.start) ? 0 : 1);
    case 'milestones':
      return alongWay(planned, elapsed === 1 ? 1 : (dueShare(planned, nowMs) ?? elapsed));
    case 'steps':
      return atValue(planned, onStair(cornersOf(planned, profile.points), nowMs), elapsed);
    case 'points':
      return atValue(planned, onLine(cornersOf(planned, profile.points), nowMs), elapsed);
  }
}

/** Straight pieces that draw an s-curve. */
const CURVE_PIECES = 24;

function stairOf(corners: readonly LinePoint[]): readonly LinePoint[] {
  return corners.flatMap((corner, index) => {
    const before = corners[index - 1];
    return before === undefined ? [corner] : [{ atMs: corner.atMs, value: before.value }, corner];
  });
}

/** The expectation over the target's whole time, as the corners of a line to draw. */
export function expectedLine(planned: Planned): readonly LinePoint[] {
  const { profile, baseline, goal } = planned;
  const [startMs, endMs] = [startOfDayMs(planned.start), endOfDayMs(planned.due)];
  const at = (atMs: number): LinePoint => ({ atMs, value: expectationOf(planned, atMs).value });
  switch (profile.type) {
    case 'linear':
    case 'points':
      return cornersOf(planned, 'points' in profile ? profile.points : []);
    case 's-curve':
      return Array.from({ length: CURVE_PIECES + 1 }, (_, piece) =>
        at(startMs + (piece / CURVE_PIECES) * (endMs - startMs)),
      );
    case 'maintain':
      return [at(startMs), at(endMs)];
    case 'steps':
      return stairOf(cornersOf(planned, profile.points));
    case 'milestones': {
      if (dueShare(planned, endMs) === undefined) return cornersOf(planned, []);
      const moments = [...new Set(planned.milestones.map(({ due }) => endOfDayMs(due)))].sort((a, b) => a - b);
      const within = moments.filter((atMs) => atMs < endMs).map(at);
      return stairOf([{ atMs: startMs, value: baseline }, ...within, { atMs: endMs, value: goal }]);
    }
  }
}
