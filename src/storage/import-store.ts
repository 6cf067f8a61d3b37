import { z } from 'zod';
import type { ImportStore } from '../ports/import-store';
import type { AccountId } from '../domain/ids';
import { decode, stored } from './codecs/decode';
import { importKey, importPartKey } from './keys';
import { deleteValue, getMany, getValue, setValue } from './kvs-client';

const counts = z.object({
  cycles: z.number(),
  objectives: z.number(),
  targets: z.number(),
  links: z.number(),
  checkIns: z.number(),
  settings: z.number(),
});
const stateRecord = z.object({
  state: z.enum(['open', 'running', 'done', 'failed']),
  parts: z.number(),
  done: z.number(),
  total: z.number(),
  changed: counts,
  mistakes: z.array(z.object({ path: z.string(), message: z.string() })),
  accountId: z.string(),
});
const partRecord = z.object({ pieces: z.number() });
const pieceRecord = z.object({ text: z.string() });

/** Characters of one stored piece: a character takes at most six bytes as JSON, so a piece stays below 240 KiB. */
const PIECE = 30_000;
/** Pieces read in one batch, which takes 4 MB. */
const PIECES_AT_ONCE = 20;

/** Mistakes kept with a failed import; one record holds them beside the state. */
const MAX_MISTAKES = 500;

/** Staged files in plain storage, each part cut into pieces that one stored value can hold. */
export function createImportStore(): ImportStore {
  const pieceKeys = async (importId: string, index: number): Promise<string[] | undefined> => {
    const key = importPartKey(importId, index, 0);
    const head = await getValue(`${key}:head`);
    if (head === undefined) return undefined;
    const { pieces } = decode(partRecord, key, head);
    return Array.from({ length: pieces }, (_, piece) => importPartKey(importId, index, piece));
  };
  return {
    async save(importId, state) {
      await setValue(importKey(importId), { ...state, mistakes: state.mistakes.slice(0, MAX_MISTAKES) });
    },
    async find(importId) {
      const value = await getValue(importKey(importId));
      if (value === undefined) return undefined;
      const { accountId, ...state } = decode(stateRecord, importKey(importId), value);
      return { ...state, accountId: stored<AccountId>(accountId) };
    },
    async putPart(importId, index, text) {
      const pieces = Math.max(1, Math.ceil(text.length / PIECE));
      for (let piece = 0; piece < pieces; piece += 1) {
        const part = text.slice(piece * PIECE, (piece + 1) * PIECE);
        await setValue(importPartKey(importId, index, piece), { text: part });
      }
      await setValue(`${importPartKey(importId, index, 0)}:head`, { pieces });
    },
    async part(importId, index) {
      const keys = await pieceKeys(importId, index);
      if (keys === undefined) return undefined;
      const texts: string[] = [];
      for (let from = 0; from < keys.length; from += PIECES_AT_ONCE) {
        const some = keys.slice(from, from + PIECES_AT_ONCE);
        const found = await getMany(some.map((key) => ({ key })));
        for (const key of some) {
          const value = found.get(key);
          if (value === undefined) return undefined;
          texts.push(decode(pieceRecord, key, value).text);
        }
      }
      return texts.join('');
    },
    async dropParts(importId, parts) {
      for (let index = 0; index < parts; index += 1) {
        for (const key of (await pieceKeys(importId, index)) ?? []) await deleteValue(key);
        await deleteValue(`${importPartKey(importId, index, 0)}:head`);
      }
    },
  };
}
