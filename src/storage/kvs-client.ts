import { Filter, FilterConditions, ForgeKvsAPIError, kvs, WhereConditions } from '@forge/kvs';
import { BadCursor } from '../ports/bad-cursor';
import { StorageUnavailable } from '../ports/storage-unavailable';
import { WorkSourceBusy } from '../ports/work-source';

/** Operations in one transaction. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const MAX_TRANSACTION = 25;
/** Keys in one batch. Same source. */
export const MAX_BATCH = 25;
/** Rows in one page of a query. Same source. */
export const MAX_PAGE = 100;

/** A stored value that no codec reads: a defect, or a record of a newer version. Names the key, never the value. */
export class UnreadableRecord extends Error {
  constructor(key: string, where: string) {
    super(`stored record ${key} cannot be read at ${where}`);
    this.name = 'UnreadableRecord';
  }
}

export type Op =
  | {
      readonly op: 'set';
      readonly key: string;
      readonly value: Fields;
      readonly entity?: string;
      readonly rev?: number | null;
      readonly ttlDays?: number;
      readonly ttlHours?: number;
    }
  /** Holds the transaction to a record that it does not write: its revision, or the absence of an attribute. */
  | { readonly op: 'check'; readonly key: string; readonly entity: string; readonly rev: number }
  | { readonly op: 'check'; readonly key: string; readonly entity: string; readonly lacks: string }
  | {
      readonly op: 'delete';
      readonly key: string;
      readonly entity?: string;
      readonly stamp?: string;
      readonly rev?: number;
    };

type Fields = Record<string, unknown>;

interface EntityConditions {
  readonly entityName: string;
  readonly conditions?: ReturnType<Filter<Fields>['and']>;
}

const RETRIES = 3;
const pauseMs = (attempt: number): number => 100 * 2 ** attempt;

/** Some keys of a batch could not be read. */
class BatchIncomplete extends Error {}

function isTransient(error: unknown): boolean {
  if (error instanceof BatchIncomplete) return true;
  if (!(error instanceof ForgeKvsAPIError)) return false;
  const { status } = error.responseDetails;
  return status === 429 || status >= 500;
}

/** An installation may read and write so much in a minute; after that only the next minute helps. */
const MINUTE_SECONDS = 60;
const isOverLimit = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.responseDetails.status === 429;

export const isConditionFailure = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.code.includes('CONDITION');

/** Storage answers 429 and 5xx now and then; every operation here may be repeated safely, so it is, a few times. */
export async function patiently<T>(operation: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (attempt >= RETRIES && isOverLimit(error)) throw new WorkSourceBusy('storage: 429', MINUTE_SECONDS, 'storage');
      if (!isTransient(error)) throw error;
      if (attempt >= RETRIES) throw new StorageUnavailable(error instanceof Error ? error.message : 'unknown');
      await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt)));
    }
  }
}

export const getValue = async (key: string): Promise<unknown> => patiently(async () => kvs.get<unknown>(key));
/** With `hours` the value goes by itself after them. */
export const setValue = async (key: string, value: Fields, hours?: number): Promise<void> =>
  patiently(async () =>
    hours === undefined ? kvs.set(key, value) : kvs.set(key, value, { ttl: { value: hours, unit: 'HOURS' } }),
  );
/** Writes nothing where there is a value. */
export async function addValue(key: string, value: Fields): Promise<void> {
  try {
    await patiently(async () => kvs.set(key, value, { keyPolicy: 'FAIL_IF_EXISTS' }));
  } catch (error) {
    if (!(error instanceof ForgeKvsAPIError) || error.responseDetails.status !== 409) throw error;
  }
}
export const deleteValue = async (key: string): Promise<void> => patiently(async () => kvs.delete(key));

export interface Wanted {
  readonly key: string;
  readonly entity?: string;
}

/** A record as it was found; two entities may hold the same key. */
export interface Found extends Wanted {
  readonly value: unknown;
}

/** Reads many records, 25 to a batch; what holds nothing is left out. One record alone is a plain read. */
export async function getFound(wanted: readonly Wanted[]): Promise<readonly Found[]> {
  const only = wanted.length === 1 ? wanted[0] : undefined;
  if (only !== undefined) {
    const value =
      only.entity === undefined
        ? await getValue(only.key)
        : await patiently(async () => kvs.entity<unknown>(only.entity ?? '').get(only.key));
    return value === undefined ? [] : [{ ...only, value }];
  }
  const found: Found[] = [];
  for (let from = 0; from < wanted.length; from += MAX_BATCH) {
    const page = wanted.slice(from, from + MAX_BATCH);
    const answer = await patiently(async () => {
      const got = await kvs.batchGet<unknown>(
        page.map(({ key, entity }) => (entity === undefined ? { key } : { key, entityName: entity })),
      );
      const failed = got.failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
      if (failed !== undefined) throw new BatchIncomplete(`batch read of ${failed.key} failed: ${failed.error.code}`);
      return got;
    });
    for (const { key, entityName, value } of answer.successfulKeys) {
      found.push(entityName === undefined ? { key, value } : { key, entity: entityName, value });
    }
  }
  return found;
}

/** The same by key, where no two of them are alike. */
export const getMany = async (wanted: readonly Wanted[]): Promise<Map<string, unknown>> =>
  new Map((await getFound(wanted)).map(({ key, value }) => [key, value]));

const holds = (field: string, value: string | number | null): ReturnType<Filter<Fields>['and']> =>
  new Filter<Fields>().and(field, value === null ? FilterConditions.notExists() : FilterConditions.equalTo(value));

const lacking = (field: string): ReturnType<Filter<Fields>['and']> =>
  new Filter<Fields>().and(field, FilterConditions.notExists()).and('rev', FilterConditions.exists());

function conditionsOf(op: Exclude<Op, { readonly op: 'check' }>): EntityConditions | undefined {
  if (op.entity === undefined) return undefined;
  const entityName = op.entity;
  if (op.op === 'delete') {
    if (op.rev !== undefined) return { entityName, conditions: holds('rev', op.rev) };
    return op.stamp === undefined ? { entityName } : { entityName, conditions: holds('stamp', op.stamp) };
  }
  return op.rev === undefined ? { entityName } : { entityName, conditions: holds('rev', op.rev) };
}

function lifeOf(op: Op): { ttl: { value: number; unit: 'DAYS' | 'HOURS' } } | undefined {
  if (op.op !== 'set') return undefined;
  if (op.ttlDays !== undefined) return { ttl: { value: op.ttlDays, unit: 'DAYS' } };
  return op.ttlHours === undefined ? undefined : { ttl: { value: op.ttlHours, unit: 'HOURS' } };
}

/** All operations or none. False when a condition did not hold. */
export async function transact(ops: readonly Op[]): Promise<boolean> {
  if (ops.length === 0) return true;
  try {
    await patiently(async () => {
      const transaction = kvs.transact();
      for (const op of ops) {
        if (op.op === 'check') {
          const conditions = 'lacks' in op ? lacking(op.lacks) : holds('rev', op.rev);
          transaction.check<Fields>(op.key, { entityName: op.entity, conditions });
        } else if (op.op === 'set') transaction.set<Fields>(op.key, op.value, conditionsOf(op), lifeOf(op));
        else transaction.delete<Fields>(op.key, conditionsOf(op));
      }
      await transaction.execute();
    });
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

/**
 * One page of plain storage in the order of keys, from a cursor that came from outside. Storage refuses a cursor that it
 * never gave as it refuses any malformed request.
 */
export async function keyPage(
  prefix: string,
  cursor: string | undefined,
  limit: number,
): Promise<{ readonly rows: readonly Row[]; readonly cursor: string | undefined }> {
  try {
    return await patiently(async () => {
      const query = kvs.query().where('key', WhereConditions.beginsWith(prefix)).limit(limit);
      const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany<unknown>();
      return { rows: page.results, cursor: page.nextCursor };
    });
  } catch (error) {
    const isRefused = error instanceof ForgeKvsAPIError && error.responseDetails.status === 400;
    if (cursor !== undefined && isRefused) throw new BadCursor();
    throw error;
  }
}

export interface Row {
  readonly key: string;
  readonly value: unknown;
}

/** One page of an entity in the order of the index. */
export async function queryPage(
  entity: string,
  index: string,
  cursor: string | undefined,
): Promise<{ readonly rows: readonly Row[]; readonly cursor: string | undefined }> {
  return patiently(async () => {
    const query = kvs.entity<unknown>(entity).query().index(index).limit(MAX_PAGE);
    const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
    return { rows: page.results, cursor: page.nextCursor };
  });
}

/** Every row of an entity, read page by page to the end. */
export async function queryAll(entity: string, index: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await queryPage(entity, index, cursor);
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
}
