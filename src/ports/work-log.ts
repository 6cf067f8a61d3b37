import type { CycleKey, IssueId, ProjectId, TargetKey } from '../domain/ids';

/**
 * What is known of an issue that has to be looked at: it is gone, it was made just now, it may stand under another parent,
 * nothing but its parent changed, or only it itself changed. Each is a record of its own, so that none hides another.
 */
export type IssueNews = 'deleted' | 'created' | 'placed' | 'reparented' | 'changed';

/** Something that has to be looked at. One record per thing: recording it again replaces the stamp. */
export type WorkItem =
  | { readonly kind: 'issue'; readonly issueId: IssueId; readonly news: IssueNews }
  /** Because of another hierarchy no issue changed, so whatever differs then no event has told of. */
  | { readonly kind: 'target'; readonly target: TargetKey; readonly because?: 'hierarchy' }
  /** A target's way changed, not its work: its day is told anew from the leaves that are stored. */
  | { readonly kind: 'fold'; readonly target: TargetKey }
  | { readonly kind: 'history'; readonly target: TargetKey }
  /** A cycle was committed, closed or opened again; its targets follow. */
  | { readonly kind: 'cycle'; readonly cycle: CycleKey }
  | { readonly kind: 'settings' }
  /** A project was archived, deleted or brought back, and no event tells of the issues in it. */
  | { readonly kind: 'project'; readonly project: ProjectId }
  /** Something that the schedule asks for; see `usecases/reconcile`. */
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'import'; readonly importId: string };

/**
 * What is looked at by the clock, in case an event did not come: recent changes, a part of all issues, the site's configuration, and
 * linked issues that were lost; and what no event tells guard rules.
 * `waiting`: numbers say that they wait, because nobody could wake the worker; a round that has done everything takes it back.
 */
export const CHECKS = ['recent', 'slice', 'configuration', 'gone', 'health', 'waiting'] as const;
export type Check = (typeof CHECKS)[number];

export type IssueWork = Extract<WorkItem, { readonly kind: 'issue' }>;

/** `stamp` tells this recording from any later one of the same thing. */
export interface RecordedWork {
  readonly item: WorkItem;
  readonly stamp: string;
}

/** What is waiting to be rolled up. Intent is recorded here first; only then is anybody woken. */
export interface WorkLog {
  record(items: readonly WorkItem[], stamp: string): Promise<void>;
  /** One page, what others depend on first; a cursor when there may be more. Lists may lag behind `record`. */
  list(cursor?: string): Promise<{ readonly items: readonly RecordedWork[]; readonly cursor: string | undefined }>;
  /** Takes the records out, except those that were recorded again since they were listed. */
  clear(done: readonly RecordedWork[]): Promise<void>;
  /** Notes when the worker is going to wake, or that the queue takes no message and when it is to be tried again. */
  setWakeAtMs(atMs: number, isRefused?: boolean): Promise<void>;
}
