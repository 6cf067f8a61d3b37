import type { HistoryKind } from '../domain/history';
import type { Leftovers } from '../ports/leftovers';
import { historyOfKey, leftoverKeys, leftoverPrefixes } from './keys';
import { keyPage, MAX_TRANSACTION, transact } from './kvs-client';

/** Keys on one page; the platform's pages hold at most 100. */
const PAGE = 100;

async function keysUnder(prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await keyPage(prefix, cursor, PAGE);
    keys.push(...page.rows.map(({ key }) => key));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return keys;
}

async function keysOf(of: HistoryKind, key: string): Promise<readonly string[]> {
  const found = await Promise.all(leftoverPrefixes(of, key).map(keysUnder));
  return [historyOfKey(of, key), ...leftoverKeys(of, key), ...found.flat()];
}

/** Everything is found by its key; nothing has to be read to know what to drop. */
export function createLeftovers(): Leftovers {
  return {
    async drop(of, key) {
      const keys = await keysOf(of, key);
      for (let from = 0; from < keys.length; from += MAX_TRANSACTION) {
        await transact(keys.slice(from, from + MAX_TRANSACTION).map((one) => ({ op: 'delete', key: one })));
      }
    },
  };
}
