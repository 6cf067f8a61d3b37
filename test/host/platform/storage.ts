import type { StoreOp } from '../kernel';
import type { PlatformAnswer } from './invocation';
import type { PlatformLimits } from './limits';
import { checkFilters, passes, type Filters } from './storage-conditions';
import { badRequest, StorageError } from './storage-error';
import { queryEntity, queryKeys } from './storage-query';
import { PLAIN, SECRETS, toAnswer, type Space, type StorageRecords } from './storage-records';
import {
  batchDeleteRequest,
  batchGetRequest,
  batchSetRequest,
  deleteRequest,
  entityQuery,
  getRequest,
  keyQuery,
  readBody,
  setRequest,
  transactionRequest,
  type SetRequest,
  type TransactionRequest,
} from './storage-requests';
import { checkKey, checkValue, jsonBytes } from './storage-values';

/** The storage API of the platform: every path that `@forge/kvs` calls. */
export interface Storage {
  /** Answers one call; unknown paths are answered 501 with their name. */
  handle(path: string, body: unknown): Promise<PlatformAnswer>;
}

/** What a batch tells of one of its keys. */
interface KeyOutcome {
  readonly found?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A value and not thrown: most reads of a quiet day find nothing, and the stack of an error costs more than the read. */
const notFound = (key: string): { readonly code: string; readonly message: string } => ({
  code: 'KEY_NOT_FOUND',
  message: `The specified key does not exist: ${key}`,
});

type Run = (body: unknown) => PlatformAnswer | Promise<PlatformAnswer>;

/** Creates the storage API over the app's records. */
export function createStorage(records: StorageRecords, limits: PlatformLimits): Storage {
  const find = (space: Space, key: unknown): KeyOutcome => {
    checkKey(key, limits);
    const record = records.find(space, key);
    return record === undefined ? { error: notFound(key) } : { found: toAnswer(key, record) };
  };

  const get = (space: Space, key: unknown): PlatformAnswer => {
    const { error, found } = find(space, key);
    return error === undefined ? { status: 200, body: found } : { status: 404, body: error };
  };

  const set = async (space: Space, { key, value, options }: SetRequest): Promise<PlatformAnswer> => {
    checkKey(key, limits);
    checkValue(value, space.entity, limits);
    const before = records.find(space, key);
    const { op, record } = records.planPut(space, key, value, options);
    await records.commit([op]);
    const returned =
      options?.returnValue === 'LATEST' ? record : options?.returnValue === 'PREVIOUS' ? before : undefined;
    return returned === undefined ? { status: 204 } : { status: 200, body: toAnswer(key, returned) };
  };

  const remove = async (space: Space, key: unknown): Promise<PlatformAnswer> => {
    checkKey(key, limits);
    if (records.find(space, key) === undefined) return { status: 404, body: notFound(key) };
    await records.commit([records.planRemove(space, key)]);
    return { status: 204 };
  };

  const entitySpace = (entityName: string | undefined): Space => {
    if (entityName === undefined) throw badRequest('INVALID_ENTITY_TYPE', 'The request names no entity.');
    return records.spaceOf(entityName);
  };

  const batch = async <T extends { key: unknown; entityName?: string | undefined }>(
    items: readonly T[],
    one: (item: T, space: Space) => KeyOutcome | Promise<KeyOutcome>,
  ): Promise<PlatformAnswer> => {
    checkBatch(items, limits);
    const successfulKeys: unknown[] = [];
    const failedKeys: unknown[] = [];
    for (const item of items) {
      const place = { key: item.key, ...(item.entityName === undefined ? {} : { entityName: item.entityName }) };
      try {
        const { error, found } = await one(item, records.spaceOf(item.entityName));
        if (error === undefined) successfulKeys.push({ ...place, ...found });
        else failedKeys.push({ ...place, error });
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        failedKeys.push({ ...place, error: { code: error.code, message: error.message } });
      }
    }
    return { status: 200, body: { successfulKeys, failedKeys } };
  };

  const routes: Readonly<Record<string, Run>> = {
    '/api/v1/get': (body) => get(PLAIN, readBody(getRequest, body).key),
    '/api/v1/set': (body) => set(PLAIN, readBody(setRequest, body)),
    '/api/v1/delete': (body) => remove(PLAIN, readBody(deleteRequest, body).key),
    '/api/v1/secret/get': (body) => get(SECRETS, readBody(getRequest, body).key),
    '/api/v1/secret/set': (body) => set(SECRETS, readBody(setRequest, body)),
    '/api/v1/secret/delete': (body) => remove(SECRETS, readBody(deleteRequest, body).key),
    '/api/v1/entity/get': (body) => {
      const { entityName, key } = readBody(getRequest, body);
      return get(entitySpace(entityName), key);
    },
    '/api/v1/entity/set': (body) => {
      const request = readBody(setRequest, body);
      return set(entitySpace(request.entityName), request);
    },
    '/api/v1/entity/delete': (body) => {
      const { entityName, key } = readBody(deleteRequest, body);
      return remove(entitySpace(entityName), key);
    },
    '/api/v1/query': (body) => ({ status: 200, body: queryKeys(records, readBody(keyQuery, body), limits) }),
    '/api/v1/entity/query': (body) => ({
      status: 200,
      body: queryEntity(records, readBody(entityQuery, body), limits),
    }),
    '/api/v1/batch/get': (body) => batch(readBody(batchGetRequest, body), (item, space) => find(space, item.key)),
    '/api/v1/batch/set': (body) =>
      batch(readBody(batchSetRequest, body), async (item, space) => {
        await set(space, item);
        return {};
      }),
    '/api/v1/batch/delete': (body) =>
      batch(readBody(batchDeleteRequest, body), async (item, space) => {
        checkKey(item.key, limits);
        await records.commit([records.planRemove(space, item.key)]);
        return {};
      }),
    '/api/v1/transaction': (body) => transact(records, readBody(transactionRequest, body), jsonBytes(body), limits),
  };

  return {
    async handle(path, body) {
      const run = routes[path];
      if (run === undefined)
        return { status: 501, body: { code: 'NOT_MODELLED', message: `storage call not modelled: ${path}` } };
      try {
        return await run(body);
      } catch (error) {
        if (error instanceof StorageError) return error.answer();
        throw error;
      }
    },
  };
}

function placeName(item: { readonly key: unknown; readonly entityName?: string | undefined }): string {
  return `${item.entityName ?? ''}\u0000${String(item.key)}`;
}

function checkUnique(items: ReadonlyArray<{ readonly key: unknown; readonly entityName?: string | undefined }>): void {
  const seen = new Set<string>();
  for (const item of items) {
    const name = placeName(item);
    if (seen.has(name)) throw badRequest('DUPLICATE_KEY', `The key '${String(item.key)}' is named more than once.`);
    seen.add(name);
  }
}

function checkBatch(
  items: ReadonlyArray<{ readonly key: unknown; readonly entityName?: string | undefined }>,
  limits: PlatformLimits,
): void {
  if (items.length === 0) throw badRequest('EMPTY_BATCH', 'A batch must name at least one key.');
  if (items.length > limits.batchKeys)
    throw badRequest('TOO_MANY_KEYS', `A batch takes at most ${String(limits.batchKeys)} keys.`);
  if (jsonBytes(items) > limits.transactionBytes)
    throw badRequest('MAX_SIZE', 'The batch has exceeded the maximum size limit of 4 MB.');
  checkUnique(items);
}

/** Checks everything, then writes everything in one commit; nothing happens in between, so it is atomic. */
async function transact(
  records: StorageRecords,
  request: TransactionRequest,
  bytes: number,
  limits: PlatformLimits,
): Promise<PlatformAnswer> {
  const all: ReadonlyArray<{ key: unknown; entityName?: string | undefined; conditions?: Filters | undefined }> = [
    ...request.set,
    ...request.delete,
    ...request.check,
  ];
  if (all.length === 0) throw badRequest('EMPTY_TRANSACTION', 'A transaction must hold at least one operation.');
  if (all.length > limits.transactionOperations) {
    throw badRequest(
      'TOO_MANY_OPERATIONS',
      `A transaction takes at most ${String(limits.transactionOperations)} operations.`,
    );
  }
  if (bytes > limits.transactionBytes)
    throw badRequest('MAX_SIZE', 'The transaction has exceeded the maximum size limit of 4 MB.');
  checkUnique(all);
  for (const { key, entityName, conditions } of all) {
    checkKey(key, limits);
    const space = records.spaceOf(entityName);
    if (conditions === undefined) continue;
    if (entityName === undefined) throw badRequest('INVALID_CONDITION', 'Conditions are only possible on entities.');
    checkFilters(conditions, limits);
    if (!passes(records.find(space, key)?.value, conditions)) {
      throw new StorageError(409, 'CONDITIONAL_CHECK_FAILED', `The conditions of the key '${key}' are not met.`);
    }
  }
  const ops: StoreOp[] = [];
  for (const { key, entityName, value, options } of request.set) {
    checkKey(key, limits);
    const space = records.spaceOf(entityName);
    checkValue(value, space.entity, limits);
    ops.push(records.planPut(space, key, value, options).op);
  }
  for (const { key, entityName } of request.delete)
    ops.push(records.planRemove(records.spaceOf(entityName), String(key)));
  await records.commit(ops);
  return { status: 204 };
}
