import type { Unestimated } from '../domain/counting';
import type { Credit, StatusCredit } from '../domain/credit';
import type { Day, IssueId } from '../domain/ids';
import type { Settings } from '../domain/settings';
import { plainMeasure, type Measure } from '../domain/measure';
import { same } from '../domain/strategy-file/same';
import type { Target } from '../domain/target';
import { sameLeaf, type Cause, type LeafChange, type LeafState } from './leaf-state';
import { withLeaf, type Sums } from './sums';

/** What changed among a target's leaves on one day, in the order in which it was seen. */
export interface DayChanges {
  readonly day: Day;
  readonly changes: readonly LeafChange[];
  /** The scope was committed right after these; what comes later that day stands in days of its own. */
  readonly isCommitted?: true;
}

/** What turns sums into an actual, from a day on: the way of the target, its measure, and what finished work is worth. */
export interface Frame {
  readonly day: Day;
  readonly baseline: number;
  readonly goal: number;
  readonly credit: Credit;
  readonly statusCredit: StatusCredit;
  readonly unestimated: Unestimated;
  readonly measure: Measure;
}

/** What a target's log of changes knows besides the changes. */
export interface LogHead {
  /** The day the work was first read; from it on changes are seen as they happen. */
  readonly first: Day;
  /** The earliest day that can be told: before `first` once the past has been rebuilt. */
  readonly from: Day;
  /** Whether the days before `first` have been rebuilt from Jira's changelog. */
  readonly rebuilt: boolean;
  /** Oldest first; the last is in force. */
  readonly frames: readonly Frame[];
  /** The links the scope was last read for, as `link-marks` writes them. */
  readonly links: readonly string[];
  /** The resolutions that were excluded when the leaves were last folded. */
  readonly excluded: readonly string[];
}

export const frameOf = (target: Target, settings: Settings, day: Day): Frame => ({
  day,
  baseline: target.baseline,
  goal: target.goal,
  credit: settings.credit,
  statusCredit: settings.statusCredit,
  unestimated: settings.unestimated,
  measure: target.measure,
});

export const sameFrame = (a: Frame, b: Frame): boolean =>
  a.baseline === b.baseline &&
  a.goal === b.goal &&
  JSON.stringify(plainMeasure(a.measure)) === JSON.stringify(plainMeasure(b.measure)) &&
  a.credit.new === b.credit.new &&
  a.credit.indeterminate === b.credit.indeterminate &&
  a.credit.done === b.credit.done &&
  a.unestimated === b.unestimated &&
  same(a.statusCredit, b.statusCredit);

/** The frames with one more from its day on; a frame of the same day is replaced. */
export function withFrame(frames: readonly Frame[], frame: Frame): readonly Frame[] {
  const last = frames[frames.length - 1];
  if (last !== undefined && sameFrame(last, frame)) return frames;
  return [...frames.filter(({ day }) => day < frame.day), frame];
}

/** The frame in force at the end of a day; before the first there is only the first. */
export const frameAt = (frames: readonly Frame[], day: Day): Frame | undefined =>
  [...frames].reverse().find((frame) => frame.day <= day) ?? frames[0];

/** Everything that differs between two sets of leaves. */
export function leafChanges(
  before: ReadonlyMap<IssueId, LeafState>,
  after: ReadonlyMap<IssueId, LeafState>,
  causeOf: (id: IssueId) => Cause,
): readonly LeafChange[] {
  const changes: LeafChange[] = [];
  for (const [id, was] of before) {
    const is = after.get(id) ?? null;
    if (!sameLeaf(was, is)) changes.push({ id, before: was, after: is, cause: causeOf(id) });
  }
  for (const [id, is] of after) if (!before.has(id)) changes.push({ id, before: null, after: is, cause: causeOf(id) });
  return changes;
}

/**
 * A day that is seen in parts, told as a whole: what follows on a change of the same issue for the same cause becomes one
 * with it, and what came back is not told at all.
 */
export function mergedChanges(earlier: readonly LeafChange[], later: readonly LeafChange[]): readonly LeafChange[] {
  const merged: Array<LeafChange | undefined> = [...earlier];
  const lastOf = new Map(earlier.map((change, index) => [change.id, index]));
  for (const change of later) {
    const at = lastOf.get(change.id);
    const known = at === undefined ? undefined : merged[at];
    if (at === undefined || known?.cause !== change.cause) {
      lastOf.set(change.id, merged.push(change) - 1);
      continue;
    }
    const whole = { ...change, before: known.before };
    merged[at] = sameLeaf(whole.before, whole.after) ? undefined : whole;
    if (merged[at] === undefined) lastOf.delete(change.id);
  }
  return merged.filter((change) => change !== undefined);
}

/** The sums before the changes, from the sums after them. */
export function undone(sums: Sums, days: readonly DayChanges[]): Sums {
  let back = sums;
  for (const { changes } of days) for (const { before, after } of changes) back = withLeaf(back, after, before);
  return back;
}

/** The leaves before the changes, from the leaves after them. */
export function leavesBefore(
  leaves: ReadonlyMap<IssueId, LeafState>,
  days: readonly DayChanges[],
): Map<IssueId, LeafState> {
  const back = new Map(leaves);
  for (const { changes } of [...days].reverse()) {
    for (const { id, before } of [...changes].reverse()) {
      if (before === null) back.delete(id);
      else back.set(id, before);
    }
  }
  return back;
}

/** One leaf over several days: how it stood before and after, and why it last came or went, or changed its size or status. */
export interface NetChange {
  readonly before: LeafState | null;
  readonly after: LeafState | null;
  readonly presence: Cause;
  readonly size: Cause;
  readonly standing: Cause;
}

const isCounted = (leaf: LeafState | null): boolean => leaf !== null && !leaf.excluded;

/** What is left of the changes of several days: one change for each leaf that is not as it was. */
export function netChanges(days: readonly DayChanges[]): ReadonlyMap<IssueId, NetChange> {
  const net = new Map<IssueId, NetChange>();
  for (const { changes } of days) {
    for (const { id, before, after, cause } of changes) {
      const known = net.get(id);
      const isMoved = isCounted(before) !== isCounted(after);
      const isResized = before?.weight !== after?.weight;
      const isRestated = before?.category !== after?.category || before?.status !== after?.status;
      net.set(id, {
        before: known === undefined ? before : known.before,
        after,
        presence: isMoved || known === undefined ? cause : known.presence,
        size: isResized || known === undefined ? cause : known.size,
        standing: isRestated || known === undefined ? cause : known.standing,
      });
    }
  }
  for (const [id, change] of net) if (sameLeaf(change.before, change.after)) net.delete(id);
  return net;
}
