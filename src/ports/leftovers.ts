import type { HistoryKind } from '../domain/history';

/** What is kept beside a record and is of no use without it. */
export interface Leftovers {
  /** Drops it all; may be done again. The record itself has gone, and so have its places in the index of issues. */
  drop(of: HistoryKind, key: string): Promise<void>;
}
