import type { StoreOp } from '../kernel';
import type { SiteStore } from '../store';
import type { PlatformLimits } from './limits';
import type { EntitySchema, Manifest } from './manifest';
import { badRequest, StorageError } from './storage-error';
import type { SetOptions } from './storage-requests';
import { createQueryLag } from './query-lag';
import { jsonBytes } from './storage-values';

/** One stored value. */
export interface StoredRecord {
  readonly value: unknown;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expireAt?: number;
}

/** Where a value lives: the plain keys, the secrets, or one entity. */
export interface Space {
  readonly table: string;
  readonly entity: EntitySchema | undefined;
}

export const PLAIN: Space = { table: 'kvs', entity: undefined };
export const SECRETS: Space = { table: 'kvs-secret', entity: undefined };

const UNIT_SECONDS = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 } as const;

/** The stored values of the app, and how many bytes they take. */
export interface StorageRecords {
  spaceOf(entityName: string | undefined): Space;
  /** As it is kept, for reading alone. */
  find(space: Space, key: string): StoredRecord | undefined;
  /** Another number after every write to the space; undefined while entries come and go by themselves. */
  revision(space: Space): number | undefined;
  /** Entries as queries see them, in byte order of their keys: for reading alone. */
  list(space: Space, prefix?: string): Array<readonly [string, StoredRecord]>;
  /** The change that keeps the value; refused when the key is taken and the options say so. */
  planPut(
    space: Space,
    key: string,
    value: unknown,
    options: SetOptions,
  ): { readonly op: StoreOp; readonly record: StoredRecord };
  planRemove(space: Space, key: string): StoreOp;
  commit(ops: readonly StoreOp[]): Promise<void>;
  storedBytes(): number;
}

/** Opens the app's storage in the site's store. */
export function openStorageRecords(
  store: SiteStore,
  manifest: Manifest,
  limits: PlatformLimits,
  nowMs: () => number,
  /** How far queries lag behind what was written. */
  lagMs: () => number = () => 0,
): StorageRecords {
  const lag = createQueryLag(nowMs, lagMs);
  const spaces = new Map(
    [...manifest.entities.values()].map((entity) => [entity.name, { table: `kvs-entity:${entity.name}`, entity }]),
  );
  const tables = [PLAIN.table, SECRETS.table, ...[...spaces.values()].map((space) => space.table)];
  const sizes = new Map<string, number>();
  const revisions = new Map<string, number>();
  /** Tables in which something ends by itself. */
  const mortal = new Set<string>();
  let total = 0;

  const resize = (table: string, key: string, bytes: number): void => {
    const id = `${table}\u0000${key}`;
    total += bytes - (sizes.get(id) ?? 0);
    if (bytes === 0) sizes.delete(id);
    else sizes.set(id, bytes);
  };
  for (const table of tables) {
    for (const [key, record] of store.look(table)) {
      resize(table, key, sizeOf(key, record));
      if (endsByItself(record)) mortal.add(table);
    }
  }

  const alive = (record: StoredRecord | undefined): record is StoredRecord =>
    record !== undefined && (record.expireAt === undefined || record.expireAt > nowMs());

  const find = (space: Space, key: string): StoredRecord | undefined => {
    // Only this file writes to these tables, and writes nothing but records.
    const record = store.peek(space.table, key) as StoredRecord | undefined;
    return alive(record) ? record : undefined;
  };

  return {
    spaceOf(entityName) {
      if (entityName === undefined) return PLAIN;
      const space = spaces.get(entityName);
      if (space === undefined)
        throw badRequest('INVALID_ENTITY_TYPE', `The entity '${entityName}' is not declared in the manifest.`);
      return space;
    },
    find,
    revision: ({ table }) => (lagMs() > 0 || mortal.has(table) ? undefined : (revisions.get(table) ?? 0)),
    list(space, prefix) {
      const found: Array<readonly [string, StoredRecord]> = [];
      // Only this file writes to these tables, and writes nothing but records.
      for (const [key, value] of store.look(space.table, prefix)) {
        const record = value as StoredRecord;
        if (alive(record)) found.push([key, record]);
      }
      return lag.asSeen(space.table, prefix, found);
    },
    planPut(space, key, value, options) {
      const before = find(space, key);
      if (options?.keyPolicy === 'FAIL_IF_EXISTS' && before !== undefined) {
        throw new StorageError(409, 'KEY_CONFLICT', `The key '${key}' already exists.`);
      }
      const now = nowMs();
      const record: StoredRecord = {
        value,
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
        ...(options?.ttl === undefined ? {} : { expireAt: now + lifetimeMs(options.ttl, limits) }),
      };
      return { op: { table: space.table, key, value: record }, record };
    },
    planRemove: (space, key) => ({ table: space.table, key, remove: true }),
    async commit(ops) {
      for (const op of ops) {
        revisions.set(op.table, (revisions.get(op.table) ?? 0) + 1);
        if (!('remove' in op) && endsByItself(op.value)) mortal.add(op.table);
      }
      // A record is replaced and never changed, so what stood there stays what it was.
      for (const op of ops) lag.note(op.table, op.key, store.peek(op.table, op.key) as StoredRecord | undefined);
      for (const op of ops) resize(op.table, op.key, 'remove' in op ? 0 : sizeOf(op.key, op.value));
      await store.commit(ops);
    },
    storedBytes: () => total,
  };
}

const endsByItself = (record: unknown): boolean =>
  typeof record === 'object' && record !== null && 'expireAt' in record;

function sizeOf(key: string, record: unknown): number {
  const value = typeof record === 'object' && record !== null && 'value' in record ? record.value : undefined;
  return Buffer.byteLength(key) + jsonBytes(value);
}

function lifetimeMs(
  ttl: { readonly value: number; readonly unit: keyof typeof UNIT_SECONDS },
  limits: PlatformLimits,
): number {
  const seconds = ttl.value * UNIT_SECONDS[ttl.unit];
  if (seconds > limits.ttlSeconds) throw badRequest('INVALID_TTL', 'The provided TTL is longer than one year.');
  return seconds * 1000;
}

/** A record as the API answers it. */
export function toAnswer(key: string, record: StoredRecord): Readonly<Record<string, unknown>> {
  return {
    key,
    value: record.value,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    ...(record.expireAt === undefined ? {} : { expireTime: new Date(record.expireAt).toISOString() }),
  };
}
