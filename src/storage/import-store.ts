import { z } from 'zod';
import { firstMistakes } from '../domain/strategy-file/mistake-list';
import type { AccountId, CycleKey, Day, ObjectiveKey, TargetKey } from '../domain/ids';
import { STAYS } from '../domain/untouched';
import type { Copies, ImportState, ImportStore, ShownRestore } from '../ports/import-store';
import { decode, stored } from './codecs/decode';
import { importKey, importPartKey } from './keys';
import { deleteValue, getMany, getValue, setValue, transact } from './kvs-client';
import { workOp } from './work-log';

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
  mistakes: z.array(
    z.object({
      path: z.string(),
      message: z.string(),
      more: z.exactOptional(z.number()),
      isLeast: z.exactOptional(z.boolean()),
    }),
  ),
  accountId: z.string(),
  restore: z
    .object({
      backupOf: z.string(),
      removesAdded: z.boolean(),
      opensClosed: z.boolean(),
      reason: z.string(),
      hidden: z.array(z.string()).nullable(),
      removed: z.number(),
    })
    .optional(),
  undo: z
    .object({
      removed: z.number(),
      stays: z.array(z.object({ key: z.string(), why: z.enum(STAYS) })),
      more: z.number(),
    })
    .optional(),
});
const copiesRecord = z.object({
  from: z.string(),
  to: z.string(),
  objectives: z.array(z.string()),
  targets: z.array(z.string()),
});
const shownRecord = z.object({
  counts,
  opens: z.boolean(),
  opensToRemove: z.boolean(),
  added: z.object({
    cycles: z.array(z.string()),
    objectives: z.array(z.string()),
    targets: z.array(z.string()),
    checkIns: z.array(z.tuple([z.string(), z.array(z.string())])),
  }),
});
const partRecord = z.object({ pieces: z.number() });
const pieceRecord = z.object({ text: z.string() });

/** Characters of one stored piece: a character takes at most six bytes as JSON, so a piece stays below 240 KiB. */
const PIECE = 30_000;
/** Pieces read in one batch, which takes 4 MB. */
const PIECES_AT_ONCE = 20;

/** The places of what was shown and of copies that go: beside the parts, and cut into pieces as they are, for they may be as long. */
const SHOWN = -1;
const COPIES = -2;

/** Mistakes kept with a failed import; one record holds them beside the state. */
const MAX_MISTAKES = 500;

/**
 * Most files that are only looked at are left: nobody says so when a page is closed. What is staged goes by itself after two
 * days, which is longer than any import takes; how an import ended can be asked for a month.
 */
const STAGED_HOURS = 48;
const ENDED_HOURS = 30 * 24;
const HOURS: Readonly<Record<ImportState['state'], number | undefined>> = {
  open: STAGED_HOURS,
  running: undefined,
  done: ENDED_HOURS,
  failed: ENDED_HOURS,
};

/** Staged files in plain storage, each part cut into pieces that one stored value can hold. */
export function createImportStore(): ImportStore {
  const recordOf = (state: ImportState) => ({ ...state, mistakes: firstMistakes(state.mistakes, MAX_MISTAKES) });
  const pieceKeys = async (importId: string, index: number): Promise<string[] | undefined> => {
    const key = importPartKey(importId, index, 0);
    const head = await getValue(`${key}:head`);
    if (head === undefined) return undefined;
    const { pieces } = decode(partRecord, key, head);
    return Array.from({ length: pieces }, (_, piece) => importPartKey(importId, index, piece));
  };
  async function putPart(importId: string, index: number, text: string): Promise<void> {
    const pieces = Math.max(1, Math.ceil(text.length / PIECE));
    for (let piece = 0; piece < pieces; piece += 1) {
      const part = text.slice(piece * PIECE, (piece + 1) * PIECE);
      await setValue(importPartKey(importId, index, piece), { text: part }, STAGED_HOURS);
    }
    await setValue(`${importPartKey(importId, index, 0)}:head`, { pieces }, STAGED_HOURS);
  }

  async function part(importId: string, index: number): Promise<string | undefined> {
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
  }

  return {
    save: async (importId, state) => setValue(importKey(importId), recordOf(state), HOURS[state.state]),
    async start(importId, state, stamp) {
      await transact([
        { op: 'set', key: importKey(importId), value: recordOf(state) },
        workOp({ kind: 'import', importId }, stamp),
      ]);
    },
    async find(importId) {
      const value = await getValue(importKey(importId));
      if (value === undefined) return undefined;
      const { accountId, restore, ...state } = decode(stateRecord, importKey(importId), value);
      const hidden = restore?.hidden?.map((key) => stored<ObjectiveKey>(key)) ?? null;
      return {
        ...state,
        accountId: stored<AccountId>(accountId),
        ...(restore === undefined ? {} : { restore: { ...restore, hidden } }),
      };
    },
    putPart,
    part,
    async putShown(importId, { added, ...shown }) {
      const checkIns = [...added.checkIns];
      await putPart(importId, SHOWN, JSON.stringify({ ...shown, added: { ...added, checkIns } }));
    },
    async shown(importId) {
      const text = await part(importId, SHOWN);
      return text === undefined ? undefined : toShown(importKey(importId), text);
    },
    putCopies: async (importId, copies) => putPart(importId, COPIES, JSON.stringify(copies)),
    async copies(importId) {
      const text = await part(importId, COPIES);
      return text === undefined ? undefined : toCopies(importKey(importId), text);
    },
    async dropParts(importId, parts) {
      for (const index of [COPIES, SHOWN, ...Array.from({ length: parts }, (_, at) => at)]) {
        for (const key of (await pieceKeys(importId, index)) ?? []) await deleteValue(key);
        await deleteValue(`${importPartKey(importId, index, 0)}:head`);
      }
    },
  };
}

function toCopies(key: string, text: string): Copies {
  const { from, to, objectives, targets } = decode(copiesRecord, key, JSON.parse(text));
  return {
    from: stored<CycleKey>(from),
    to: stored<CycleKey>(to),
    objectives: objectives.map((one) => stored<ObjectiveKey>(one)),
    targets: targets.map((one) => stored<TargetKey>(one)),
  };
}

function toShown(key: string, text: string): ShownRestore {
  const { added, ...shown } = decode(shownRecord, key, JSON.parse(text));
  return {
    ...shown,
    added: {
      cycles: added.cycles.map((one) => stored<CycleKey>(one)),
      objectives: added.objectives.map((one) => stored<ObjectiveKey>(one)),
      targets: added.targets.map((one) => stored<TargetKey>(one)),
      checkIns: new Map(
        added.checkIns.map(([target, days]) => [stored<TargetKey>(target), days.map((day) => stored<Day>(day))]),
      ),
    },
  };
}
