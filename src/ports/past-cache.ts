import type { IssueId, TargetKey } from '../domain/ids';
import type { IssuePast } from '../rollup/issue-past';
import type { Category } from '../rollup/member';

/** A past as it was read, and how the issue stood then, so that it can be told whether it has moved on since. */
export interface KnownPast {
  readonly past: IssuePast;
  readonly readAtMs: number;
  readonly category: Category;
  readonly resolution: string | null;
  readonly parent: IssueId | null;
  /** The number fields that were read. */
  readonly fields: readonly string[];
}

/**
 * Pasts that have been read from Jira, kept for the days in which several targets over the same work need them, and how
 * far each target's reading has come. Written by the worker only; gone by themselves.
 */
export interface PastCache {
  pasts(ids: readonly IssueId[]): Promise<ReadonlyMap<IssueId, KnownPast>>;
  save(pasts: ReadonlyMap<IssueId, KnownPast>): Promise<void>;
  /** The last issue, in the order of ids, whose past has been read for this target. */
  cursor(target: TargetKey): Promise<IssueId | undefined>;
  saveCursor(target: TargetKey, at: IssueId): Promise<void>;
  dropCursor(target: TargetKey): Promise<void>;
  /** The same, keeping what it has read or saved at hand for one round; told how many bytes each read brought. */
  kept(onRead: (bytes: number) => void): PastCache;
}
