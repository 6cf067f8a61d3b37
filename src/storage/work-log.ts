import { z } from 'zod';
import type { CycleKey, IssueId, ProjectId, TargetKey } from '../domain/ids';
import { CHECKS, type IssueNews, type RecordedWork, type WorkItem, type WorkLog } from '../ports/work-log';
import { decode, stored } from './codecs/decode';
import { WAKE_KEY } from './keys';
import { MAX_TRANSACTION, queryPage, setValue, transact, type Op } from './kvs-client';

/** The index sorts by kind, so what others depend on comes first. */
const KINDS = {
  settings: '1-settings',
  import: '2-import',
  project: '2-project',
  fold: '3-fold',
  target: '3-target',
  issue: '4-issue',
  hierarchy: '4-the-hierarchy',
  check: '4-then-check',
  cycle: '4-then-cycle',
  history: '5-history',
} as const;

const workRow = z.object({
  kind: z.string(),
  stamp: z.string(),
});
const checkName = z.enum(CHECKS);
const wakeRecord = z.object({ at: z.number(), refused: z.exactOptional(z.literal(true)) });

/** Apart from each other: a change that is delivered late must not undo the news of a deletion or of another parent. */
const NEWS = {
  deleted: 'x',
  created: 'n',
  placed: 'q',
  reparented: 'r',
  changed: 'i',
} as const satisfies Record<IssueNews, string>;
const NEWS_OF: Readonly<Record<string, IssueNews>> = { x: 'deleted', n: 'created', q: 'placed', r: 'reparented' };

/** When the worker is going to wake; undefined when nobody has said so. */
export function toWake(value: unknown): { readonly wakeAtMs: number | undefined; readonly isRefused: boolean } {
  if (value === undefined) return { wakeAtMs: undefined, isRefused: false };
  const { at, refused } = decode(wakeRecord, WAKE_KEY, value);
  return { wakeAtMs: at, isRefused: refused === true };
}

function keyOf(item: WorkItem): string {
  switch (item.kind) {
    case 'issue':
      return `${NEWS[item.news]}:${item.issueId}`;
    case 'target':
      return `${item.because === undefined ? 't' : 'l'}:${item.target}`;
    case 'fold':
      return `f:${item.target}`;
    case 'history':
      return `h:${item.target}`;
    case 'cycle':
      return `c:${item.cycle}`;
    case 'import':
      return `m:${item.importId}`;
    case 'check':
      return `k:${item.check}`;
    case 'project':
      return `p:${item.project}`;
    case 'settings':
      return 's';
  }
}

/** What an event has told is counted before what none tells. */
const sortedAs = (item: WorkItem): string =>
  item.kind === 'target' && item.because !== undefined ? KINDS.hierarchy : KINDS[item.kind];

/** The write that records a piece of work; may stand in the transaction that makes it necessary. */
export function workOp(item: WorkItem, stamp: string): Op {
  return { op: 'set', key: keyOf(item), entity: 'work', value: { kind: sortedAs(item), stamp } };
}

const clearOp = ({ item, stamp }: RecordedWork): Op => ({ op: 'delete', key: keyOf(item), entity: 'work', stamp });

function toWork(key: string, value: unknown): RecordedWork {
  const row = decode(workRow, key, value);
  const rest = key.slice(2);
  switch (key.slice(0, 2)) {
    case 'i:':
    case 'x:':
    case 'n:':
    case 'q:':
    case 'r:':
      return {
        stamp: row.stamp,
        item: { kind: 'issue', issueId: stored<IssueId>(rest), news: NEWS_OF[key.slice(0, 1)] ?? 'changed' },
      };
    case 't:':
      return { stamp: row.stamp, item: { kind: 'target', target: stored<TargetKey>(rest) } };
    case 'l:':
      return {
        stamp: row.stamp,
        item: { kind: 'target', target: stored<TargetKey>(rest), because: 'hierarchy' },
      };
    case 'f:':
      return { stamp: row.stamp, item: { kind: 'fold', target: stored<TargetKey>(rest) } };
    case 'h:':
      return { stamp: row.stamp, item: { kind: 'history', target: stored<TargetKey>(rest) } };
    case 'c:':
      return { stamp: row.stamp, item: { kind: 'cycle', cycle: stored<CycleKey>(rest) } };
    case 'm:':
      return { stamp: row.stamp, item: { kind: 'import', importId: rest } };
    case 'p:':
      return { stamp: row.stamp, item: { kind: 'project', project: stored<ProjectId>(rest) } };
    case 'k:':
      return { stamp: row.stamp, item: { kind: 'check', check: decode(checkName, key, rest) } };
    default:
      return { stamp: row.stamp, item: { kind: 'settings' } };
  }
}

const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** Waiting work as one entity record a thing, so that taking one out can be tied to the stamp it was read with. */
export function createWorkLog(): WorkLog {
  return {
    async record(items, stamp) {
      for (const chunk of chunksOf(items, MAX_TRANSACTION)) await transact(chunk.map((item) => workOp(item, stamp)));
    },
    async list(cursor) {
      const page = await queryPage('work', 'kind', cursor);
      return { items: page.rows.map(({ key, value }) => toWork(key, value)), cursor: page.cursor };
    },
    async clear(done) {
      for (const chunk of chunksOf(done, MAX_TRANSACTION)) {
        if (await transact(chunk.map(clearOp))) continue;
        // One of them was recorded again; it stays, the others go one by one.
        for (const work of chunk) await transact([clearOp(work)]);
      }
    },
    setWakeAtMs: async (atMs, isRefused = false) =>
      setValue(WAKE_KEY, { at: atMs, ...(isRefused ? { refused: true } : {}) }),
  };
}
