import { NO_HISTORY, withEntry, type History } from '../domain/history';
import type { HistoryLog } from '../ports/history-log';
import type { StrategyWrite } from '../ports/strategy-store';
import { fromHistory, toHistory } from './codecs/history';
import { historyOfKey } from './keys';
import { getMany, getValue, type Op } from './kvs-client';

type HistoryWrite = Extract<StrategyWrite, { readonly kind: 'history' }>;
export type Histories = ReadonlyMap<string, History>;

const keyOf = ({ of, key }: HistoryWrite): string => historyOfKey(of, key);

/**
 * The histories that these writes go on from. They are read after the records they belong to, and those are written with
 * them under a condition: nobody can have added a change in between. Something new has none.
 */
export async function historiesFor(writes: readonly StrategyWrite[]): Promise<Histories> {
  const changed = writes.filter((write): write is HistoryWrite => write.kind === 'history' && !write.entry.isNew);
  if (changed.length === 0) return new Map();
  const found = await getMany(changed.map((write) => ({ key: keyOf(write) })));
  return new Map(changed.map((write) => [keyOf(write), toHistory(keyOf(write), found.get(keyOf(write)))]));
}

export const historyOp = (write: HistoryWrite, histories: Histories): Op => ({
  op: 'set',
  key: keyOf(write),
  value: fromHistory(withEntry(histories.get(keyOf(write)) ?? NO_HISTORY, write.entry)),
});

export function createHistoryLog(): HistoryLog {
  return {
    read: async (kind, key) => toHistory(historyOfKey(kind, key), await getValue(historyOfKey(kind, key))),
  };
}
