import type { IssueRecord } from './records';

/**
 * Searches and matches that do not know yet what has just been changed; reads by id always do. What they do not know is as
 * it stood before, fields and all, and an issue that is deleted is still found.
 */
export interface IndexLag {
  /** By whose time, and how far behind. Until then nothing lags. */
  follow(nowMs: () => number, lagMs: () => number): void;
  note(before: IssueRecord | undefined, after: IssueRecord | undefined): void;
  /** What the index does not know yet: by id, the issue as it is known there; undefined for one that is new. */
  late(reconciled?: ReadonlySet<string>): ReadonlyMap<string, IssueRecord | undefined>;
}

interface Change {
  readonly atMs: number;
  readonly id: string;
  readonly before: IssueRecord | undefined;
}

/** Remembers the changes of the last moments, and nothing while there is no lag. */
export function createIndexLag(): IndexLag {
  let changes: Change[] = [];
  let nowMs = (): number => 0;
  let lagMs = (): number => 0;
  return {
    follow(now, lag) {
      [nowMs, lagMs] = [now, lag];
    },
    note(before, after) {
      const id = before?.id ?? after?.id;
      const lag = lagMs();
      if (lag === 0 || id === undefined) return;
      const now = nowMs();
      changes = [...changes.filter(({ atMs }) => atMs > now - lag), { atMs: now, id, before }];
    },
    late(reconciled = new Set()) {
      const sinceMs = nowMs() - lagMs();
      const unknown = changes.filter(({ atMs, id }) => atMs > sinceMs && !reconciled.has(id));
      // Backwards, so that what stood there before the first of several changes is what is left.
      return new Map(unknown.toReversed().map(({ id, before }) => [id, before]));
    },
  };
}
