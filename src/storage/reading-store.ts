import type { Finding, ReadingStore } from '../ports/reading-store';
import {
  fromFinding,
  fromFindings,
  fromReadingHead,
  toFindings,
  toReadingHead,
  type FindingRecord,
  type ReadingHead,
} from './codecs/reading';
import { READING_KEY, readingPieceKey } from './keys';
import { getMany, getValue, MAX_TRANSACTION, transact, type Op } from './kvs-client';

/** A reading that nobody goes on with is gone by itself; Jira forgets the pages of a search within a week. */
const LIFE_DAYS = 6;
/** Issues and ids in one finding, and JSON characters in one piece of the 240 KiB that a value may have. */
const ISSUES = 500;
const IDS = 5_000;
const PIECE_CHARS = 100_000;

const slices = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );

/** A finding in parts that fit a piece. */
function partsOf(found: Finding): readonly Finding[] {
  switch (found.kind) {
    case 'issues':
      return slices(found.issues, ISSUES).map((issues) => ({ ...found, issues }));
    case 'children':
      return slices(found.parents, IDS).map((parents) => ({ ...found, parents }));
    case 'scope':
    case 'absent':
    case 'search':
      return slices(found.ids, IDS).map((ids) => ({ ...found, ids }));
  }
}

function piecesOf(findings: readonly Finding[]): FindingRecord[][] {
  const pieces: FindingRecord[][] = [];
  let room = 0;
  for (const found of findings.flatMap(partsOf)) {
    const record = fromFinding(found);
    const size = JSON.stringify(record).length;
    const last = pieces[pieces.length - 1];
    if (last === undefined || size > room) {
      pieces.push([record]);
      room = PIECE_CHARS;
    } else last.push(record);
    room -= size;
  }
  return pieces;
}

async function readHead(): Promise<ReadingHead | undefined> {
  const value = await getValue(READING_KEY);
  return value === undefined ? undefined : toReadingHead(READING_KEY, value);
}

const keysOf = (pieces: number): string[] => Array.from({ length: pieces }, (_, piece) => readingPieceKey(piece));

/** A reading in numbered pieces. The head counts them and is written last, so that a piece counts whole or not at all. */
export function createReadingStore(): ReadingStore {
  return {
    head: readHead,
    async findings() {
      const head = await readHead();
      const keys = keysOf(head?.pieces ?? 0);
      const findings: Finding[] = [];
      for (const part of slices(keys, MAX_TRANSACTION)) {
        const found = part.length === 0 ? new Map() : await getMany(part.map((key) => ({ key })));
        for (const key of part) if (found.has(key)) findings.push(...toFindings(key, found.get(key)));
      }
      return findings;
    },
    async keep(head, findings) {
      const before = (await readHead())?.pieces ?? 0;
      const pieces = piecesOf(findings);
      for (const [at, records] of pieces.entries()) {
        const key = readingPieceKey(before + at);
        await transact([{ op: 'set', key, value: fromFindings(records), ttlDays: LIFE_DAYS }]);
      }
      const value = fromReadingHead({ ...head, pieces: before + pieces.length });
      await transact([{ op: 'set', key: READING_KEY, value, ttlDays: LIFE_DAYS }]);
    },
    async drop() {
      const head = await readHead();
      if (head === undefined) return;
      // The head goes first: pieces that nothing counts are written over by the next reading, or end by themselves.
      const keys = [READING_KEY, ...keysOf(head.pieces)];
      for (const part of slices(keys, MAX_TRANSACTION)) await transact(part.map((key): Op => ({ op: 'delete', key })));
    },
  };
}
