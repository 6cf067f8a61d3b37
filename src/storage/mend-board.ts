import { same } from '../domain/strategy-file/same';
import { bucketOp, headOp, readBuckets, readHead, rowFor, type Bucket, type Shown } from './board';
import { KINDS, kindAt, seatOf } from './board-seats';
import type { Rows } from './codecs/packed-rows';
import { getMany, queryAll, transact } from './kvs-client';

/** Somebody may write meanwhile; then it is read again, at most this often. */
const MAX_ROUNDS = 10;
/** An index of each kind that lists all of its records. */
const INDEX = { cycle: 'rev', objective: 'cycle', target: 'cycle' } as const;

/** Every record by query: for where there is no board. A record written a moment ago may be missing. */
export async function readRecords(): Promise<Shown> {
  const [cycle, objective, target] = await Promise.all(KINDS.map(async (kind) => queryAll(kind, INDEX[kind])));
  const byKey = (rows: typeof cycle) => new Map((rows ?? []).map(({ key, value }) => [key, value]));
  return { cycle: byKey(cycle), objective: byKey(objective), target: byKey(target) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The rows a bucket should hold. Where list and row differ, the record itself decides: a list may lag, a get does not. */
async function rightRows(seat: number, { rows }: Bucket, listed: ReadonlyMap<string, unknown>): Promise<Rows> {
  const entity = kindAt(seat);
  const right = new Map(Object.entries(rows));
  const doubtful = [...new Set([...listed.keys(), ...right.keys()])].filter((key) => {
    const value = listed.get(key);
    return !isRecord(value) || !same(rowFor(entity, value), right.get(key));
  });
  if (doubtful.length === 0) return rows;
  const found = await getMany(doubtful.map((key) => ({ key, entity })));
  for (const key of doubtful) {
    const value = found.get(key);
    if (isRecord(value)) right.set(key, rowFor(entity, value));
    else right.delete(key);
  }
  return Object.fromEntries(right);
}

/** Puts one bucket right; true when something was wrong with it. */
async function mendBucket(seat: number, first: Bucket, listed: ReadonlyMap<string, unknown>): Promise<boolean> {
  let bucket: Bucket = first;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const rows = await rightRows(seat, bucket, listed);
    if (bucket.rev !== null && same(rows, bucket.rows)) return round > 0;
    if (await transact([bucketOp(seat, bucket, rows)])) return true;
    bucket = (await readBuckets([seat])).get(seat) ?? first;
  }
  throw new Error('board kept changing while it was mended');
}

/**
 * Compares the board with the records, once a day and whenever it is not whole, and puts it right. Says how many buckets
 * were wrong; undefined when it had been looked through today.
 */
export async function mendBoard(today: string): Promise<number | undefined> {
  const head = await readHead();
  if (head.whole && head.checkedOn === today) return undefined;
  const records = await readRecords();
  const bySeat = new Map<number, Map<string, unknown>>([...head.seats].map((seat) => [seat, new Map()]));
  for (const kind of KINDS) {
    for (const [key, value] of records[kind]) {
      const seat = seatOf(kind, key);
      bySeat.set(seat, (bySeat.get(seat) ?? new Map<string, unknown>()).set(key, value));
    }
  }
  let mended = 0;
  for (const [seat, bucket] of await readBuckets([...bySeat.keys()])) {
    if (await mendBucket(seat, bucket, bySeat.get(seat) ?? new Map())) mended += 1;
  }
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const now = await readHead();
    const seats = new Set([...now.seats, ...bySeat.keys()]);
    if (await transact([headOp({ ...now, seats, whole: true, checkedOn: today })])) return mended;
  }
  throw new Error('board kept changing while it was mended');
}
