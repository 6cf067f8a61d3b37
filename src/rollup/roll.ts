import type { CheckInBrief } from '../domain/check-in-brief';
import { NO_COUNTING, type Counting } from '../domain/counting';
import { dayNumber } from '../domain/day';
import type { Day, Instant, IssueId } from '../domain/ids';
import type { Tenure } from '../domain/tenure';
import type { DayChanges } from './change-log';
import type { EnteredValues } from './entered-values';
import type { Sums } from './sums';

/** What a target was at the end of a day. `total` and `done` are leaves; null for entered values. */
export interface Snapshot {
  readonly day: Day;
  readonly actual: number | null;
  readonly done: number | null;
  readonly total: number | null;
}

/** The weighted mean of an objective's children; unmeasured ones are left out and counted. */
export interface ChildrenMean {
  readonly progress: number | null;
  readonly measured: number;
  readonly of: number;
  /** The oldest among them. */
  readonly asOf: Instant | null;
  /** Since when the first of their numbers is stale, and that one is incomplete; neither is stored. */
  readonly staleSince?: Instant;
  readonly incomplete?: true;
}

/** What is remembered of a one-off override: which one, what the automatic value was when it was set, and that it is over. */
export interface OverrideSeen {
  readonly of: string;
  readonly automatic: number | null;
  readonly ended: boolean;
}

/**
 * What has been rolled up for one target. It holds sums, not a percentage, so that a changed credit needs no recount, and
 * the actual is always computed by the one formula.
 */
export interface Roll {
  /** Generation of the member buckets and how many there are; 0 buckets before the first sync. */
  readonly generation: number;
  readonly buckets: number;
  readonly members: number;
  /** Issues outside the scope under which members may stand, by their number; left out where that is not known, or they are many. */
  readonly outerParents?: readonly IssueId[];
  /** Null until the scope has been read once. */
  readonly sums: Sums | null;
  /** What target and objectives said of how work is counted when the sums were folded, and what the sums keep by it. */
  readonly counting: Counting;
  readonly rule: string;
  /** For targets that take check-ins. */
  readonly values: EnteredValues;
  /** What the objectives below came to; null where the target does not measure them. */
  readonly below: ChildrenMean | null;
  /** Null where the target has no one-off override. */
  readonly override: OverrideSeen | null;
  readonly asOf: Instant | null;
  readonly complete: boolean;
  /** Since when the definition is newer than the sums. */
  readonly staleSince: Instant | null;
  /** Since when work for it waits that could not be done. Laid over what is stored and never stored with it. */
  readonly waitingSince?: Instant;
  /** When what had changed of late was last looked at. Laid over in the same way. */
  readonly lookedAt?: Instant;
  /** The latest days that differ, oldest first; older ones move to the target's history. */
  readonly days: readonly Snapshot[];
  /** A few of the days that have moved to history, evenly spread, so that a sparkline shows the whole past in one read. */
  readonly past: readonly PastPoint[];
  /** The latest changes among the leaves; what no longer fits is closed into records of their own. */
  readonly open: readonly DayChanges[];
  /** What its owner said last; null before the first check-in. */
  readonly said: CheckInBrief | null;
  /** The day the target was first here, which may be long after its start; null for one from before that was kept. */
  readonly begun: Day | null;
  /** Who answered for it before its present owner, oldest first; nobody where that one did from the first. */
  readonly earlier: readonly Tenure[];
}

/** A day of the past as a sparkline needs it. */
export type PastPoint = Pick<Snapshot, 'day' | 'actual'>;

export const EMPTY_ROLL: Roll = {
  generation: 0,
  buckets: 0,
  members: 0,
  sums: null,
  counting: NO_COUNTING,
  rule: '',
  values: [],
  below: null,
  override: null,
  asOf: null,
  complete: false,
  staleSince: null,
  days: [],
  past: [],
  open: [],
  said: null,
  begun: null,
  earlier: [],
};

/** Days kept beside the number; what the sparkline shows. */
export const RECENT_DAYS = 20;
/** Days moved to history at once, so that history is written seldom. */
export const HISTORY_CHUNK = 10;

/** Puts a snapshot in its place: one per day, the last of the day wins; equal to the day before adds nothing. */
export function withSnapshot(days: readonly Snapshot[], snapshot: Snapshot): readonly Snapshot[] {
  const before = days.filter((day) => day.day < snapshot.day);
  const previous = before[before.length - 1];
  if (
    previous !== undefined &&
    previous.actual === snapshot.actual &&
    previous.done === snapshot.done &&
    previous.total === snapshot.total
  ) {
    return before;
  }
  return [...before, snapshot];
}

/** Splits off the days that have to move to history; empty when there is room. */
export function overflowOf(days: readonly Snapshot[]): {
  readonly kept: readonly Snapshot[];
  readonly moved: readonly Snapshot[];
} {
  if (days.length <= RECENT_DAYS) return { kept: days, moved: [] };
  return { kept: days.slice(HISTORY_CHUNK), moved: days.slice(0, HISTORY_CHUNK) };
}

/** Points of the past kept beside the number. */
const PAST_POINTS = 12;

/** Leaves out points until there is room, each time the one whose neighbours are nearest to each other. */
export function thinned(points: readonly PastPoint[]): readonly PastPoint[] {
  const kept = points.map(({ day, actual }) => ({ day, actual }));
  const gapAt = (index: number): number => {
    const [before, after] = [kept[index - 1], kept[index + 1]];
    return before === undefined || after === undefined ? Infinity : dayNumber(after.day) - dayNumber(before.day);
  };
  while (kept.length > PAST_POINTS) {
    let least = 1;
    for (let index = 2; index < kept.length - 1; index += 1) if (gapAt(index) < gapAt(least)) least = index;
    kept.splice(least, 1);
  }
  return kept;
}
