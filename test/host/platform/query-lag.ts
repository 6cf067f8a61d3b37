import type { StoredRecord } from './storage-records';
import { compareValues } from './storage-conditions';

/** Queries that do not see yet what has just been written; reads by key always do. Source: storage-reference. */
export interface QueryLag {
  /** Notes what stood there before a write. */
  note(table: string, key: string, before: StoredRecord | undefined): void;
  /** The entries of a table as a query finds them now. */
  asSeen(
    table: string,
    prefix: string | undefined,
    entries: Array<readonly [string, StoredRecord]>,
  ): Array<readonly [string, StoredRecord]>;
}

interface Write {
  readonly atMs: number;
  readonly table: string;
  readonly key: string;
  readonly before: StoredRecord | undefined;
}

/** Remembers the writes of the last moments, and nothing while there is no lag. */
export function createQueryLag(nowMs: () => number, lagMs: () => number): QueryLag {
  let writes: Write[] = [];
  const takeUnseen = (): readonly Write[] => {
    const sinceMs = nowMs() - lagMs();
    const unseen = writes.filter(({ atMs }) => atMs > sinceMs);
    // While it is off they are only not looked at: it may be on again before their time has passed.
    if (lagMs() > 0) writes = unseen;
    return unseen;
  };
  return {
    note(table, key, before) {
      if (lagMs() > 0) writes.push({ atMs: nowMs(), table, key, before });
    },
    asSeen(table, prefix = '', entries) {
      if (writes.length === 0) return entries;
      const hidden = takeUnseen().filter((write) => write.table === table && write.key.startsWith(prefix));
      if (hidden.length === 0) return entries;
      const seen = new Map(entries);
      // Backwards, so that what stood there before the first of several writes is what is left.
      for (const { key, before } of hidden.toReversed()) {
        if (before === undefined) seen.delete(key);
        else seen.set(key, before);
      }
      return [...seen].sort(([a], [b]) => compareValues(a, b));
    },
  };
}
