import type { Day, Instant, IssueId, TargetKey } from '../domain/ids';
import type { UpdatedIssue } from './work-source';

/** A deleted issue that was let go of, and when. */
export interface GoneIssue {
  readonly id: IssueId;
  readonly atMs: number;
}

/** How far the look at recent changes has come. */
export interface RecentState {
  /** Changes before this moment have been looked at; null before the first look. */
  readonly untilMs: number | null;
  /** What the last look found, because two looks overlap. */
  readonly seen: readonly UpdatedIssue[];
  /** What was let go of since: a search that did not know it yet may have brought it back. */
  readonly gone: readonly GoneIssue[];
}

/** How far the walk through all issues has come. */
export interface SliceState {
  /** The bucket of the index at which the next part begins, and looks so far in this lap. */
  readonly bucket: number;
  readonly run: number;
  /** Issues that Jira did not show, to be looked at once more. */
  readonly again: readonly IssueId[];
  /** When the walk last came round; null in the first lap. */
  readonly lapEndedMs: number | null;
  /** The last day on which scopes that drift were read whole. */
  readonly scopesOn: Day | null;
}

/** A number that was not what Jira says, though no event told. */
export interface DriftEntry {
  /** When the look began that found it. */
  readonly at: Instant;
  readonly target: TargetKey;
  /** Leaves that were put right. */
  readonly leaves: number;
  readonly foundBy: 'recent' | 'slice' | 'hierarchy';
}

export interface Drift {
  /** Leaves put right since the app began to count. */
  readonly total: number;
  /** The latest, newest first. */
  readonly latest: readonly DriftEntry[];
}

/** What the checks by the clock remember. Only the worker writes here. */
export interface ReconcileStore {
  recent(): Promise<RecentState>;
  /** `atMs` is when it was looked at; numbers that were not looked at for long say so by it. */
  saveRecent(state: RecentState, atMs: number): Promise<void>;
  /** Adds to what the next looks make sure of. */
  noteGone(ids: readonly IssueId[], atMs: number): Promise<void>;
  slice(): Promise<SliceState>;
  saveSlice(state: SliceState): Promise<void>;
  /** What was put right; each entry is written by the repair itself, see `Trail`. */
  drift(): Promise<Drift>;
}
