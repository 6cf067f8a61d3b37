import { z } from 'zod';
import type { Day, Instant, IssueId, TargetKey } from '../domain/ids';
import type { Drift, DriftEntry, GoneIssue, ReconcileStore } from '../ports/reconcile-store';
import { decode, stored } from './codecs/decode';
import { DRIFT_KEY, GONE_KEY, LOOKED_KEY, RECENT_KEY, SLICE_KEY } from './keys';
import { getMany, getValue, setValue, transact, type Op } from './kvs-client';

const recentRecord = z.object({
  v: z.literal(1),
  until: z.number().nullable(),
  seen: z.array(z.tuple([z.string(), z.number()])),
});
const goneRecord = z.object({ v: z.literal(1), ids: z.array(z.tuple([z.string(), z.number()])) });
const sliceRecord = z.object({
  v: z.literal(1),
  bucket: z.number(),
  run: z.number(),
  again: z.array(z.string()),
  lapEnded: z.number().nullable(),
  scopesOn: z.string().nullable(),
});
const driftRecord = z.object({
  v: z.literal(1),
  total: z.number(),
  latest: z.array(z.tuple([z.string(), z.string(), z.number(), z.enum(['recent', 'slice', 'hierarchy'])])),
});

/** Entries of drift that are kept, and issues that are remembered from one look to the next. */
const MAX_ENTRIES = 50;
const MAX_SEEN = 2_000;
const MAX_AGAIN = 1_000;
const MAX_GONE = 1_000;

function toGone(value: unknown): readonly GoneIssue[] {
  if (value === undefined) return [];
  return decode(goneRecord, GONE_KEY, value).ids.map(([id, atMs]) => ({ id: stored<IssueId>(id), atMs }));
}

/** The write that leaves these; none where there are none. */
const goneOp = (gone: readonly GoneIssue[]): Op =>
  gone.length === 0
    ? { op: 'delete', key: GONE_KEY }
    : { op: 'set', key: GONE_KEY, value: { v: 1, ids: gone.slice(-MAX_GONE).map(({ id, atMs }) => [id, atMs]) } };

async function readDrift(): Promise<Drift> {
  const value = await getValue(DRIFT_KEY);
  if (value === undefined) return { total: 0, latest: [] };
  const { total, latest } = decode(driftRecord, DRIFT_KEY, value);
  return {
    total,
    latest: latest.map(([at, target, leaves, foundBy]) => ({
      at: stored<Instant>(at),
      target: stored<TargetKey>(target),
      leaves,
      foundBy,
    })),
  };
}

/** The write that counts one repair more. What one look found of a target in several steps is one entry. */
export async function driftOp(entry: DriftEntry): Promise<Op> {
  const { total, latest } = await readDrift();
  const isSame = (one: DriftEntry): boolean =>
    one.at === entry.at && one.target === entry.target && one.foundBy === entry.foundBy;
  const known = latest.find(isSame);
  const whole = { ...entry, leaves: entry.leaves + (known?.leaves ?? 0) };
  const all = [whole, ...latest.filter((one) => one !== known)].slice(0, MAX_ENTRIES);
  return {
    op: 'set',
    key: DRIFT_KEY,
    value: {
      v: 1,
      total: total + entry.leaves,
      latest: all.map(({ at, target, leaves, foundBy }) => [at, target, leaves, foundBy]),
    },
  };
}

/** What the checks remember, in a few small records. */
export function createReconcileStore(): ReconcileStore {
  return {
    async recent() {
      const found = await getMany([{ key: RECENT_KEY }, { key: GONE_KEY }]);
      const gone = toGone(found.get(GONE_KEY));
      const value = found.get(RECENT_KEY);
      if (value === undefined) return { untilMs: null, seen: [], gone };
      const { until, seen } = decode(recentRecord, RECENT_KEY, value);
      return { untilMs: until, seen: seen.map(([id, updatedMs]) => ({ id: stored<IssueId>(id), updatedMs })), gone };
    },
    async saveRecent({ untilMs, seen, gone }, atMs) {
      const latest = seen.slice(-MAX_SEEN).map(({ id, updatedMs }) => [id, updatedMs]);
      await transact([
        { op: 'set', key: RECENT_KEY, value: { v: 1, until: untilMs, seen: latest } },
        { op: 'set', key: LOOKED_KEY, value: { at: atMs } },
        goneOp(gone),
      ]);
    },
    async noteGone(ids, atMs) {
      const before = toGone(await getValue(GONE_KEY));
      await transact([goneOp([...before, ...ids.map((id) => ({ id, atMs }))])]);
    },
    async slice() {
      const value = await getValue(SLICE_KEY);
      if (value === undefined) return { bucket: 0, run: 0, again: [], lapEndedMs: null, scopesOn: null };
      const { bucket, run, again, lapEnded, scopesOn } = decode(sliceRecord, SLICE_KEY, value);
      return {
        bucket,
        run,
        again: again.map((id) => stored<IssueId>(id)),
        lapEndedMs: lapEnded,
        scopesOn: scopesOn === null ? null : stored<Day>(scopesOn),
      };
    },
    saveSlice: async ({ bucket, run, again, lapEndedMs, scopesOn }) =>
      setValue(SLICE_KEY, { v: 1, bucket, run, again: again.slice(0, MAX_AGAIN), lapEnded: lapEndedMs, scopesOn }),
    drift: readDrift,
  };
}
