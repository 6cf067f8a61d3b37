import { mkdir, rmdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import { copyJson } from './json-copy';
import type { HostStore, StoreOp } from './kernel';
import { OrderedTable } from './table';

/** Changes whenever what is on disk would be read differently. */
const FORMAT = 1;
const SEPARATOR = '\u0000';

/** The state folder cannot be used; the message says why and is meant for the person who named it. */
export class StateFolderError extends Error {
  override readonly name = 'StateFolderError';
}

/** The site's own view of its store. */
export interface SiteStore extends HostStore {
  /** Keys in byte order, without the cost of copying what they hold. */
  keys(table: string): Iterable<string>;
  /** Entries as they are kept, not copies: to look at, never to change or to hand out. */
  look(table: string, prefix?: string): Iterable<readonly [string, unknown]>;
  /** One entry as it is kept, not a copy: to look at, never to change. */
  peek(table: string, key: string): unknown;
  /** Names of the tables that hold anything. */
  tables(): Iterable<string>;
  /** Closes the store and removes what it keeps on disk. */
  destroy(): Promise<void>;
}

type Disk = ClassicLevel<string, string>;

/** Opens the site's store: memory alone, or memory in front of the given folder. */
export async function openStore(stateDir?: string): Promise<SiteStore> {
  if (stateDir === undefined) return createStore(undefined, new Map(), () => Promise.resolve());
  const disk = await openDisk(stateDir);
  const tables = await loadTables(disk, stateDir);
  return createStore(disk, tables, async () => {
    await ClassicLevel.destroy(stateDir);
    // The folder goes only when nothing else is in it: somebody may have named a folder with files of their own.
    await rmdir(stateDir).catch(() => undefined);
  });
}

/** A store in memory that holds what another one does now. */
export async function copyStore(from: SiteStore): Promise<SiteStore> {
  const copy = await openStore();
  for (const table of from.tables()) {
    await copy.commit([...from.look(table)].map(([key, value]) => ({ table, key, value })));
  }
  return copy;
}

async function openDisk(stateDir: string): Promise<Disk> {
  await mkdir(stateDir, { recursive: true });
  const disk: Disk = new ClassicLevel(stateDir, { keyEncoding: 'utf8', valueEncoding: 'utf8' });
  try {
    await disk.open();
  } catch (error) {
    if (causesOf(error).some((cause) => cause.code === 'LEVEL_LOCKED')) {
      throw new StateFolderError(`The state folder ${stateDir} is in use by another running local site.`);
    }
    const reasons = causesOf(error).map((cause) => cause.message);
    throw new StateFolderError(`The state folder ${stateDir} cannot be opened: ${reasons.join(': ')}`);
  }
  return disk;
}

function causesOf(
  error: unknown,
): Array<{ readonly code?: unknown; readonly message?: unknown; readonly cause?: unknown }> {
  if (typeof error !== 'object' || error === null) return [];
  return [error, ...('cause' in error ? causesOf(error.cause) : [])];
}

async function loadTables(disk: Disk, stateDir: string): Promise<Map<string, OrderedTable>> {
  const tables = new Map<string, OrderedTable>();
  let empty = true;
  let format: unknown;
  for await (const [diskKey, text] of disk.iterator()) {
    empty = false;
    const at = diskKey.indexOf(SEPARATOR);
    const value: unknown = JSON.parse(text);
    if (at === -1) format = value;
    else tableOf(tables, diskKey.slice(0, at)).set(diskKey.slice(at + 1), value);
  }
  if (empty) await disk.put('format', String(FORMAT));
  else if (format !== FORMAT) {
    await disk.close();
    throw new StateFolderError(`The state folder ${stateDir} holds no state of this version of the local site.`);
  }
  return tables;
}

function tableOf(tables: Map<string, OrderedTable>, name: string): OrderedTable {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const table = new OrderedTable();
  tables.set(name, table);
  return table;
}

function createStore(
  disk: Disk | undefined,
  tables: Map<string, OrderedTable>,
  forget: () => Promise<void>,
): SiteStore {
  // Commits made while a batch is being written join the next batch: order is kept and every commit stays whole.
  let waiting = new Map<string, string | undefined>();
  let scheduled: Promise<void> | undefined;
  let written: Promise<void> = Promise.resolve();
  let closed = false;
  const revisions = new Map<string, number>();

  const flush = async (into: Disk): Promise<void> => {
    await written.catch(() => undefined);
    const batch = waiting;
    waiting = new Map();
    scheduled = undefined;
    written = into.batch(
      [...batch].map(([key, value]) => (value === undefined ? { type: 'del', key } : { type: 'put', key, value })),
    );
    await written;
  };

  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    if (disk === undefined) return;
    await scheduled;
    await written;
    await disk.close();
  };

  return {
    // The caller names the type of what it put under this key; the store holds no schema to check it with.
    get: <T>(table: string, key: string) => copyJson(tables.get(table)?.get(key)) as T | undefined,
    has: (table, key) => tables.get(table)?.has(key) ?? false,
    entries: <T>(table: string, prefix?: string) => {
      const found: Array<[string, T]> = [];
      for (const [key, value] of tables.get(table)?.walk(prefix) ?? []) found.push([key, copyJson(value) as T]);
      return found;
    },
    peek: (table, key) => tables.get(table)?.get(key),
    look: (table, prefix) => tables.get(table)?.walk(prefix) ?? [],
    tables: () => tables.keys(),
    keys: (table) => tables.get(table)?.keys() ?? [],
    revision: (prefix) =>
      [...revisions].reduce((sum, [table, count]) => (table.startsWith(prefix) ? sum + count : sum), 0),
    count: (table) => tables.get(table)?.size ?? 0,
    async commit(ops: readonly StoreOp[]): Promise<void> {
      if (closed) throw new Error('The store is closed.');
      for (const op of ops) {
        const table = tableOf(tables, op.table);
        revisions.set(op.table, (revisions.get(op.table) ?? 0) + 1);
        if ('remove' in op) table.delete(op.key);
        else table.set(op.key, copyJson(op.value));
        if (disk !== undefined)
          waiting.set(`${op.table}${SEPARATOR}${op.key}`, 'remove' in op ? undefined : JSON.stringify(op.value));
      }
      if (disk !== undefined && ops.length > 0) await (scheduled ??= flush(disk));
    },
    close,
    async destroy() {
      await close();
      if (disk !== undefined) await forget();
    },
  };
}
