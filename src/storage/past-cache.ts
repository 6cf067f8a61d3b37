import { z } from 'zod';
import type { IssueId } from '../domain/ids';
import type { KnownPast, PastCache } from '../ports/past-cache';
import { decode, stored } from './codecs/decode';
import { fromPasts, toPasts } from './codecs/issue-past';
import { pastBlockKey, pastCursorKey } from './keys';
import { deleteValue, getMany, getValue, MAX_TRANSACTION, transact } from './kvs-client';

/** Long enough for the targets of one import, however often Jira asks to wait. */
const LIFE_DAYS = 3;

const cursorRecord = z.object({ at: z.string() });

async function readBlocks(ids: Iterable<IssueId>): Promise<Map<string, Map<IssueId, KnownPast>>> {
  const keys = [...new Set([...ids].map(pastBlockKey))];
  if (keys.length === 0) return new Map();
  const found = await getMany(keys.map((key) => ({ key })));
  return new Map(keys.map((key) => [key, toPasts(key, found.get(key))]));
}

/** Pasts in blocks of neighbouring ids, because what is read together was mostly created together. */
export function createPastCache(): PastCache {
  return {
    async pasts(ids) {
      const blocks = await readBlocks(ids);
      const pasts = new Map<IssueId, KnownPast>();
      for (const id of ids) {
        const known = blocks.get(pastBlockKey(id))?.get(id);
        if (known !== undefined) pasts.set(id, known);
      }
      return pasts;
    },
    async save(pasts) {
      const blocks = [...(await readBlocks(pasts.keys()))];
      for (const [id, known] of pasts) blocks.find(([key]) => key === pastBlockKey(id))?.[1].set(id, known);
      for (let from = 0; from < blocks.length; from += MAX_TRANSACTION) {
        await transact(
          blocks
            .slice(from, from + MAX_TRANSACTION)
            .map(([key, block]) => ({ op: 'set', key, value: fromPasts(block), ttlDays: LIFE_DAYS })),
        );
      }
    },
    async cursor(target) {
      const value = await getValue(pastCursorKey(target));
      return value === undefined ? undefined : stored<IssueId>(decode(cursorRecord, pastCursorKey(target), value).at);
    },
    saveCursor: async (target, at) => {
      await transact([{ op: 'set', key: pastCursorKey(target), value: { at }, ttlDays: LIFE_DAYS }]);
    },
    dropCursor: async (target) => deleteValue(pastCursorKey(target)),
  };
}
