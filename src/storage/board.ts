import { z } from 'zod';
import { KINDS, kindAt, isShown, seatOf, seatsIn, seatsText, type Kind } from './board-seats';
import { decode } from './codecs/decode';
import { packRows, unpackRows, type Rows } from './codecs/packed-rows';
import { slimTargetRow } from './codecs/rollup';
import { boardKey, BOARD_HEAD_KEY } from './keys';
import { getMany, MAX_BATCH, transact, type Op, type Wanted } from './kvs-client';

/**
 * The board: every cycle, objective and target as a small row, so that the whole strategy is read in a few dozen units
 * instead of one record a thing. Rows change in the transaction that changes what they show, so the board is never behind
 * and needs no repair in the ordinary run of things; `mend-board.ts` builds it where there is none.
 */
const ENTITY = 'board';
/** JSON characters of a row; what is larger only stands as a sign that it is to be read by its own key. */
const MAX_ROW = 4_000;
/**
 * Many people may change rows of one bucket at once; then it is read again, at most this often. In each round one of them is
 * through, so that as many as this can meet in one bucket before anybody is told that their own record had changed.
 */
const MAX_ROUNDS = 32;

const headRecord = z.object({
  rev: z.number(),
  seats: z.string(),
  /** False until every record is known to have its row. */
  whole: z.boolean(),
  /** The day it was last compared with the records; empty for never. */
  checkedOn: z.string(),
});
const bucketRecord = z.object({ rev: z.number(), z: z.string() });
const rowRecord = z.object({ rev: z.number(), far: z.boolean().optional() });

export interface Bucket {
  /** Null when there is none. */
  readonly rev: number | null;
  readonly rows: Rows;
}

export interface BoardHead {
  readonly rev: number | null;
  readonly seats: ReadonlySet<number>;
  readonly whole: boolean;
  readonly checkedOn: string;
}

const NO_HEAD: BoardHead = { rev: null, seats: new Set(), whole: false, checkedOn: '' };
const NO_BUCKET: Bucket = { rev: null, rows: {} };

export function toBoardHead(value: unknown): BoardHead {
  if (value === undefined) return NO_HEAD;
  const { rev, seats, whole, checkedOn } = decode(headRecord, BOARD_HEAD_KEY, value);
  return { rev, seats: seatsIn(seats), whole, checkedOn };
}

export const BOARD_HEAD = { key: BOARD_HEAD_KEY, entity: ENTITY } as const;

export const readHead = async (): Promise<BoardHead> => toBoardHead((await getMany([BOARD_HEAD])).get(BOARD_HEAD_KEY));

export const headOp = (head: BoardHead): Op => ({
  op: 'set',
  ...BOARD_HEAD,
  rev: head.rev,
  value: { rev: (head.rev ?? 0) + 1, seats: seatsText(head.seats), whole: head.whole, checkedOn: head.checkedOn },
});

export const bucketOp = (seat: number, { rev }: Bucket, rows: Rows): Op => ({
  op: 'set',
  key: boardKey(seat),
  entity: ENTITY,
  rev,
  value: { rev: (rev ?? 0) + 1, z: packRows(rows) },
});

function toBucket(seat: number, value: unknown): Bucket {
  if (value === undefined) return NO_BUCKET;
  const record = decode(bucketRecord, boardKey(seat), value);
  return { rev: record.rev, rows: unpackRows(boardKey(seat), record.z) };
}

export async function readBuckets(seats: readonly number[]): Promise<ReadonlyMap<number, Bucket>> {
  const pages: number[][] = [];
  for (let from = 0; from < seats.length; from += MAX_BATCH) pages.push(seats.slice(from, from + MAX_BATCH));
  const buckets = new Map<number, Bucket>();
  await Promise.all(
    pages.map(async (page) => {
      const found = await getMany(page.map((seat) => ({ key: boardKey(seat), entity: ENTITY })));
      for (const seat of page) buckets.set(seat, toBucket(seat, found.get(boardKey(seat))));
    }),
  );
  return buckets;
}

/** What stands on the board for a record. */
export function rowFor(entity: string, value: Readonly<Record<string, unknown>>): unknown {
  const row = entity === 'target' ? slimTargetRow(value) : value;
  return JSON.stringify(row).length > MAX_ROW ? { rev: value['rev'], far: true } : row;
}

interface RowOp {
  readonly seat: number;
  readonly key: string;
  /** Undefined where the record goes. */
  readonly row: unknown;
}

const rowOps = (ops: readonly Op[]): readonly RowOp[] =>
  ops.flatMap((op) => {
    if (op.op === 'check' || op.entity === undefined || !isShown(op.entity)) return [];
    const row = op.op === 'set' ? rowFor(op.entity, op.value) : undefined;
    return [{ seat: seatOf(op.entity, op.key), key: op.key, row }];
  });

function changedRows(rows: Rows, changed: readonly RowOp[]): Rows {
  const after = new Map(Object.entries(rows));
  for (const { key, row } of changed) {
    if (row === undefined) after.delete(key);
    else after.set(key, row);
  }
  return Object.fromEntries(after);
}

interface Before {
  readonly buckets: ReadonlyMap<number, Bucket>;
  /** Read when a bucket is to be used for the first time. */
  readonly head: BoardHead | undefined;
}

async function readBefore(seats: readonly number[]): Promise<Before> {
  const buckets = await readBuckets(seats);
  const isNew = [...buckets.values()].some(({ rev }) => rev === null);
  return { buckets, head: isNew ? await readHead() : undefined };
}

const sameRevs = (a: Before, b: Before): boolean =>
  a.head?.rev === b.head?.rev && [...a.buckets].every(([seat, { rev }]) => b.buckets.get(seat)?.rev === rev);

function boardOps({ buckets, head }: Before, rows: readonly RowOp[]): Op[] {
  const ops: Op[] = [...buckets].map(([seat, bucket]) => {
    const changed = rows.filter((row) => row.seat === seat);
    return bucketOp(seat, bucket, changedRows(bucket.rows, changed));
  });
  if (head !== undefined) {
    // A bucket that was in use and is gone has taken rows with it.
    const isLost = [...buckets].some(([seat, { rev }]) => rev === null && head.seats.has(seat));
    ops.push(headOp({ ...head, seats: new Set([...head.seats, ...buckets.keys()]), whole: head.whole && !isLost }));
  }
  return ops;
}

/** All operations or none, and with them the rows of what they change. False when a condition of theirs did not hold. */
export async function commit(ops: readonly Op[]): Promise<boolean> {
  const rows = rowOps(ops);
  if (rows.length === 0) return transact(ops);
  const seats = [...new Set(rows.map(({ seat }) => seat))];
  let before = await readBefore(seats);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (await transact([...ops, ...boardOps(before, rows)])) return true;
    const now = await readBefore(seats);
    // The board is as it was read, so it was one of the records themselves that had changed.
    if (sameRevs(before, now)) return false;
    before = now;
  }
  return false;
}

/** Rows by key, each as its record would be read. */
export type Shown = Readonly<Record<Kind, ReadonlyMap<string, unknown>>>;

const isFar = (key: string, row: unknown): boolean => decode(rowRecord, key, row).far === true;

/** The rows of these; what has none, or is too large for one, is read by its own key. */
export async function readRows(entity: Kind, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const buckets = await readBuckets([...new Set(keys.map((key) => seatOf(entity, key)))]);
  const found = new Map<string, unknown>();
  for (const key of keys) {
    const row = buckets.get(seatOf(entity, key))?.rows[key];
    if (row !== undefined && !isFar(key, row)) found.set(key, row);
  }
  const rest = keys.filter((key) => !found.has(key)).map((key) => ({ key, entity }));
  if (rest.length > 0) for (const [key, record] of await getMany(rest)) found.set(key, record);
  return found;
}

/** Every row, and what is too large for one read by its own key. Undefined when the board is not whole. */
export async function readBoard(head: BoardHead): Promise<Shown | undefined> {
  if (!head.whole) return undefined;
  const buckets = await readBuckets([...head.seats]);
  const shown = {
    cycle: new Map<string, unknown>(),
    objective: new Map<string, unknown>(),
    target: new Map<string, unknown>(),
  };
  const far: Wanted[] = [];
  for (const [seat, { rev, rows }] of buckets) {
    if (rev === null) return undefined;
    const entity = kindAt(seat);
    for (const [key, row] of Object.entries(rows)) {
      if (isFar(key, row)) far.push({ key, entity });
      else shown[entity].set(key, row);
    }
  }
  for (const entity of KINDS) {
    const keys = far.filter((one) => one.entity === entity);
    if (keys.length === 0) continue;
    for (const [key, value] of await getMany(keys)) shown[entity].set(key, value);
  }
  return shown;
}
