import type { PlatformLimits } from './limits';
import type { EntityIndex, EntitySchema } from './manifest';
import { checkFilters, checkValues, compareValues, matches, passes } from './storage-conditions';
import { badRequest } from './storage-error';
import { PLAIN, toAnswer, type Space, type StorageRecords, type StoredRecord } from './storage-records';
import type { EntityQuery, KeyQuery } from './storage-requests';

interface Page {
  readonly data: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly cursor?: string;
}

/** Where a page ended: entries written or removed in between neither repeat nor hide others. */
type Position = readonly [range: unknown, key: string];

function toCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function fromCursor(cursor: string | null | undefined): Position | undefined {
  if (cursor === undefined || cursor === null || cursor === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && typeof parsed[1] === 'string') return [parsed[0], parsed[1]];
  } catch {
    // Not one of our cursors: refused below like any other wrong one.
  }
  throw badRequest('INVALID_CURSOR', 'The provided cursor is not valid.');
}

function pageSize(limit: number | undefined, limits: PlatformLimits): number {
  const size = limit ?? limits.queryPageDefault;
  if (size < 1 || size > limits.queryPage) {
    throw badRequest(
      'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE',
      `The page limit must be set between 1 and ${String(limits.queryPage)}.`,
    );
  }
  return size;
}

/** `kvs.query()`: plain keys in byte order, by prefix at most. */
export function queryKeys(records: StorageRecords, query: KeyQuery, limits: PlatformLimits): Page {
  const size = pageSize(query.limit, limits);
  const where = query.where ?? [];
  const [first] = where;
  if (where.length > 1 || (first !== undefined && (first.property !== 'key' || first.condition !== 'BEGINS_WITH'))) {
    throw badRequest('INVALID_QUERY', 'A query of keys takes one condition: key begins with.');
  }
  const prefix = first === undefined ? '' : String(first.values[0]);
  const after = fromCursor(query.after)?.[1];
  const rest = records.list(PLAIN, prefix).filter(([key]) => after === undefined || compareValues(key, after) > 0);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    data: page.map(([key, record]) => toAnswer(key, record)),
    ...(last !== undefined && rest.length > size ? { cursor: toCursor([null, last[0]]) } : {}),
  };
}

/** The index that every entity has without declaring it. Source: storage-reference/storage-api-custom-entities. */
const BY_KEY: EntityIndex = { name: 'by-key', range: undefined, partition: [] };

function indexOf(entity: EntitySchema, name: string): EntityIndex {
  const index = name === BY_KEY.name ? BY_KEY : entity.indexes.find((candidate) => candidate.name === name);
  if (index === undefined)
    throw badRequest('INVALID_ENTITY_INDEX', `The entity '${entity.name}' declares no index '${name}'.`);
  return index;
}

interface Row {
  readonly key: string;
  readonly record: StoredRecord;
  readonly range: unknown;
}

/**
 * `kvs.entity().query()`. The page is cut before the filters are applied, as in the store underneath the platform: a page
 * may hold fewer entries than asked for, or none, and still have a next one.
 */
export function queryEntity(records: StorageRecords, query: EntityQuery, limits: PlatformLimits): Page {
  const size = pageSize(query.limit, limits);
  checkFilters(query.filters, limits);
  if (query.range !== undefined) checkValues(query.range.condition, query.range.values);
  const space = records.spaceOf(query.entityName);
  if (space.entity === undefined) throw badRequest('INVALID_ENTITY_TYPE', 'A query of entities names an entity.');
  const index = indexOf(space.entity, query.indexName);
  const partition = query.partition ?? [];
  if (partition.length !== index.partition.length) {
    throw badRequest(
      'INVALID_QUERY',
      `The index '${index.name}' needs ${String(index.partition.length)} partition values.`,
    );
  }

  const direction = query.sort === 'DESC' ? -1 : 1;
  const order = (a: Position, b: Position): number =>
    (compareValues(a[0], b[0]) || compareValues(a[1], b[1])) * direction;
  const after = fromCursor(query.cursor);
  const inIndex = rowsInOrder(records, space, index, partition);
  const inTurn = direction === 1 ? inIndex : inIndex.toReversed();
  const start = after === undefined ? 0 : firstBehind(inTurn, (row) => order([row.range, row.key], after) > 0);
  const rows = inTurn.slice(start).filter((row) => query.range === undefined || matches(row.range, query.range));
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    data: page.filter((row) => passes(row.record.value, query.filters)).map((row) => toAnswer(row.key, row.record)),
    ...(last !== undefined && rows.length > size ? { cursor: toCursor([last.range, last.key]) } : {}),
  };
}

interface Sorted {
  readonly revision: number;
  readonly rows: readonly Row[];
}
const sorted = new WeakMap<StorageRecords, Map<string, Sorted>>();

/** The rows of an index in ascending order, worked out once for all pages unless something is written between two of them. */
function rowsInOrder(
  records: StorageRecords,
  space: Space,
  index: EntityIndex,
  partition: readonly unknown[],
): readonly Row[] {
  const name = JSON.stringify([space.table, index.name, partition]);
  const ofRecords = sorted.get(records) ?? new Map<string, Sorted>();
  sorted.set(records, ofRecords);
  const revision = records.revision(space);
  const known = ofRecords.get(name);
  if (known !== undefined && known.revision === revision) return known.rows;
  const rows = records
    .list(space)
    .flatMap(([key, record]) => rowOf(key, record, index, partition))
    .sort((a, b) => compareValues(a.range, b.range) || compareValues(a.key, b.key));
  if (revision === undefined) ofRecords.delete(name);
  else ofRecords.set(name, { revision, rows });
  return rows;
}

/** The first of rows in order that lies behind a place. */
function firstBehind(rows: readonly Row[], isBehind: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && isBehind(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** An entry stands in an index only when it has every attribute of it. */
function rowOf(key: string, record: StoredRecord, index: EntityIndex, partition: readonly unknown[]): Row[] {
  const { value } = record;
  const members: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  if (index.partition.some((name, at) => members[name] !== partition[at] || members[name] === undefined)) return [];
  if (index === BY_KEY) return [{ key, record, range: key }];
  if (index.range === undefined) return [{ key, record, range: null }];
  const range = members[index.range];
  return range === undefined || range === null ? [] : [{ key, record, range }];
}
