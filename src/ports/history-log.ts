import type { History, HistoryKind } from '../domain/history';

/**
 * What became of each thing, change by change, for everybody who may see the thing. A change is kept in the transaction
 * that makes it, so the history always leads to the record as it is. Bounded: the oldest changes of a thing make room.
 */
export interface HistoryLog {
  read(kind: HistoryKind, key: string): Promise<History>;
}
