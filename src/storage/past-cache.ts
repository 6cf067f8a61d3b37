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

/** Blocks kept at hand at most, about 20,000 pasts: enough for what targets of one import share, and no more of the memory. */
const MOST_KEPT = 400;

type Block = ReadonlyMap<IssueId, KnownPast>;

/** What has been read or saved, where it is kept. */
interface Kept {
  readonly blocks: Map<string, Block>;
  readonly onRead: (bytes: number) => void;
}

function keep({ blocks }: Kept, key: string, block: Block): void {
  if (blocks.size >= MOST_KEPT && !blocks.has(key)) blocks.clear();
  blocks.set(key, block);
}

async function readBlocks(ids: Iterable<IssueId>, kept: Kept | undefined): Promise<ReadonlyMap<string, Block>> {
  const found = new Map<string, Block>();
  const missing: string[] = [];
  for (const key of new Set([...ids].map(pastBlockKey))) {
    const block = kept?.blocks.get(key);
    if (block === undefined) missing.push(key);
    else found.set(key, block);
  }
  if (missing.length === 0) return found;
  const values = await getMany(missing.map((key) => ({ key })));
  for (const key of missing) {
    const value = values.get(key);
    const block = toPasts(key, value);
    found.set(key, block);
    if (kept === undefined) continue;
    kept.onRead(value === undefined ? 0 : JSON.stringify(value).length);
    keep(kept, key, block);
  }
  return found;
}

/** Pasts in blocks of neighbouring ids, because what is read together was mostly created together. */
export function createPastCache(kept?: Kept): PastCache {
  return {
    kept: (onRead) => createPastCache({ blocks: new Map(), onRead }),
    async pasts(ids) {
      const blocks = await readBlocks(ids, kept);
      const pasts = new Map<IssueId, KnownPast>();
      for (const id of ids) {
        const known = blocks.get(pastBlockKey(id))?.get(id);
        if (known !== undefined) pasts.set(id, known);
      }
      return pasts;
    },
    async save(pasts) {
      const before = await readBlocks(pasts.keys(), kept);
      const blocks = new Map([...before].map(([key, block]) => [key, new Map(block)]));
      for (const [id, known] of pasts) blocks.get(pastBlockKey(id))?.set(id, known);
      const all = [...blocks];
      for (let from = 0; from < all.length; from += MAX_TRANSACTION) {
        const part = all.slice(from, from + MAX_TRANSACTION);
        await transact(part.map(([key, block]) => ({ op: 'set', key, value: fromPasts(block), ttlDays: LIFE_DAYS })));
        if (kept !== undefined) for (const [key, block] of part) keep(kept, key, block);
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
