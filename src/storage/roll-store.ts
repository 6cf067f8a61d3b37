import { z } from 'zod';
import { daysFrom } from '../domain/days-from';
import type { Day, IssueId, TargetKey } from '../domain/ids';
import { err, ok } from '../domain/result';
import type { Node, NodeWrites, RollStore, Trail } from '../ports/roll-store';
import type { StoredTarget, TargetRecord } from '../ports/strategy-store';
import type { Member } from '../rollup/member';
import type { Roll, Snapshot } from '../rollup/roll';
import { commit } from './board';
import { logOps, pastOps, readLog, readLogHead } from './change-log';
import { decode, stored } from './codecs/decode';
import { toPointsFields } from './codecs/engine';
import { fromHistory, toHistory } from './codecs/rollup';
import { fromMembers, fromNodes, toMembers, toNodes } from './codecs/work';
import { ENGINE_KEY, historyKey, linkedKey, memberKey, NODE_BUCKETS, nodeKey, spread } from './keys';
import { getMany, getValue, MAX_TRANSACTION, transact, type Op } from './kvs-client';
import { reachStore } from './reach-store';
import { driftOp } from './reconcile-store';
import { targetOp } from './strategy-store';

const linkedRecord = z.object({ targets: z.array(z.string()) });

const bucketNumbers = (buckets: number): number[] => Array.from({ length: buckets }, (_, bucket) => bucket);

async function transactInChunks(ops: readonly Op[]): Promise<void> {
  for (let from = 0; from < ops.length; from += MAX_TRANSACTION) {
    await transact(ops.slice(from, from + MAX_TRANSACTION));
  }
}

/** The history records after the snapshots have been put in; read first, because a year's record grows. */
async function historyOps(target: TargetKey, moved: readonly Snapshot[]): Promise<Op[]> {
  const ops: Op[] = [];
  for (const year of new Set(moved.map(({ day }) => day.slice(0, 4)))) {
    const key = historyKey(target, year);
    const days = new Map(toHistory(key, await getValue(key)).map((snapshot) => [snapshot.day, snapshot]));
    for (const snapshot of moved) if (snapshot.day.startsWith(year)) days.set(snapshot.day, snapshot);
    const ordered = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    ops.push({ op: 'set', key, value: fromHistory(ordered) });
  }
  return ops;
}

/** The head with its trail in one transaction; what nothing points to yet is written at once. */
async function headOps({ value, path, rev }: StoredTarget, roll: Roll, trail: Trail): Promise<Op[]> {
  const { target } = value;
  const { ahead, ops, open } = await logOps(target.key, value.roll.open, trail);
  await transactInChunks(ahead);
  return [
    targetOp({ target, roll: { ...roll, open } }, path, rev),
    ...(await historyOps(target.key, trail.moved)),
    ...ops,
    ...(trail.drift === undefined ? [] : [await driftOp(trail.drift)]),
  ];
}

const yearsFrom = (from: Day, until: Day): string[] => {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => String(first + at));
};

/** As many years back as days are looked for where no log says when they begin: those of a target that no work feeds. */
const YEARS_BACK = 10;

/** The years before that of a day for which the target may have history. */
async function yearsBefore(target: TargetKey, day: Day): Promise<readonly string[]> {
  const year = Number(day.slice(0, 4));
  const head = await readLogHead(target);
  const first = head === undefined ? year - YEARS_BACK : Number(head.from.slice(0, 4));
  return Array.from({ length: Math.max(0, year - first) }, (_, at) => String(first + at));
}

async function readYears(target: TargetKey, years: readonly string[]): Promise<readonly Snapshot[]> {
  const keys = years.map((year) => historyKey(target, year));
  if (keys.length === 0) return [];
  const found = await getMany(keys.map((key) => ({ key })));
  return keys.flatMap((key) => toHistory(key, found.get(key)));
}

const dropOps = (target: TargetKey, generation: number, from: number, buckets: number): Op[] =>
  bucketNumbers(buckets)
    .slice(from)
    .map((bucket) => ({ op: 'delete', key: memberKey(target, generation, bucket) }));

const memberKeys = (target: TargetKey, { generation, buckets }: Roll): readonly string[] =>
  bucketNumbers(buckets).map((bucket) => memberKey(target, generation, bucket));

async function readMembers(target: TargetKey, roll: Roll): Promise<ReadonlyMap<IssueId, Member>> {
  const keys = memberKeys(target, roll);
  if (keys.length === 0) return new Map();
  const found = await getMany(keys.map((key) => ({ key })));
  return new Map(keys.flatMap((key) => toMembers(key, found.get(key)).map((member) => [member.id, member] as const)));
}

async function readMembersOf(targets: readonly TargetRecord[]): Promise<ReadonlyArray<readonly Member[]>> {
  const keys = targets.map(({ target, roll }) => memberKeys(target.key, roll));
  const all = keys.flat().map((key) => ({ key }));
  const found = all.length === 0 ? new Map<string, unknown>() : await getMany(all);
  return keys.map((own) => own.flatMap((key) => toMembers(key, found.get(key))));
}

const nodeKeysOf = (ids: Iterable<IssueId>): readonly string[] => [
  ...new Set([...ids].map((id) => nodeKey(spread(id, NODE_BUCKETS)))),
];

async function readNodeBuckets(ids: Iterable<IssueId>): Promise<Map<string, Map<IssueId, Node>>> {
  const keys = nodeKeysOf(ids);
  if (keys.length === 0) return new Map();
  const found = await getMany(keys.map((key) => ({ key })));
  return new Map(keys.map((key) => [key, toNodes(key, found.get(key))]));
}

/** Nodes with the buckets they were read in, which go on to say what was written to them since. */
class ReadNodes extends Map<IssueId, Node> {
  constructor(
    ids: Iterable<IssueId>,
    readonly buckets: Map<string, Map<IssueId, Node>>,
  ) {
    super();
    for (const id of ids) {
      const node = buckets.get(nodeKey(spread(id, NODE_BUCKETS)))?.get(id);
      if (node !== undefined) this.set(id, node);
    }
  }
}

const isAmong = (ids: Iterable<IssueId>, buckets: ReadonlyMap<string, unknown>): boolean =>
  [...ids].every((id) => buckets.has(nodeKey(spread(id, NODE_BUCKETS))));

/** The writes that replace nodes in their buckets, read before or now; one with no standing is removed. */
async function nodeOps(nodes: ReadonlyMap<IssueId, Node>, read?: ReadonlyMap<IssueId, Node>): Promise<Op[]> {
  const isRead = read instanceof ReadNodes && isAmong(nodes.keys(), read.buckets);
  const known = isRead ? read.buckets : await readNodeBuckets(nodes.keys());
  const buckets = new Map<string, Map<IssueId, Node>>();
  for (const id of nodes.keys()) {
    const key = nodeKey(spread(id, NODE_BUCKETS));
    buckets.set(key, known.get(key) ?? new Map<IssueId, Node>());
  }
  for (const [id, node] of nodes) {
    const bucket = buckets.get(nodeKey(spread(id, NODE_BUCKETS)));
    if (node.standings.size === 0) bucket?.delete(id);
    else bucket?.set(id, node);
  }
  return [...buckets].map(([key, bucket]) =>
    bucket.size === 0 ? { op: 'delete', key } : { op: 'set', key, value: fromNodes(bucket) },
  );
}

/** A commit adds to it the target's place on the board. */
const ROOM = MAX_TRANSACTION - 2;

const NO_NODES: NodeWrites = { staying: new Map(), leaving: new Map() };

async function saveStaying({ staying, read }: NodeWrites): Promise<void> {
  if (staying.size > 0) await transactInChunks(await nodeOps(staying, read));
}

/** Commits a head with what leaves the index: together when it fits, else the head first. */
async function commitLeaving(ops: readonly Op[], { leaving, read }: NodeWrites): Promise<boolean> {
  const left = leaving.size === 0 ? [] : await nodeOps(leaving, read);
  if (ops.length + left.length <= ROOM) return commit([...ops, ...left]);
  if (!(await commit(ops))) return false;
  await transactInChunks(left);
  return true;
}

/** Commits a head with all that changes in the index, when it fits; else what stays goes before. */
async function commitWithNodes(ops: readonly Op[], nodes: NodeWrites): Promise<boolean> {
  const all = new Map([...nodes.staying, ...nodes.leaving]);
  if (all.size === 0) return commit(ops);
  if (ops.length + nodeKeysOf(all.keys()).length <= ROOM) return commit([...ops, ...(await nodeOps(all, nodes.read))]);
  await saveStaying(nodes);
  return commitLeaving(ops, nodes);
}

/** Rollups in plain storage, their heads beside the definitions they belong to. */
export function createRollStore(): RollStore {
  return {
    ...reachStore,
    async nodes(ids, read) {
      if (!(read instanceof ReadNodes)) return new ReadNodes(ids, await readNodeBuckets(ids));
      const more = await readNodeBuckets(ids.filter((id) => !isAmong([id], read.buckets)));
      return new ReadNodes([...read.keys(), ...ids], new Map([...read.buckets, ...more]));
    },
    nodeBuckets: NODE_BUCKETS,
    async nodesIn(buckets) {
      const keys = buckets.map(nodeKey);
      const found = await getMany(keys.map((key) => ({ key })));
      return keys.map((key) => toNodes(key, found.get(key)));
    },
    async standing(id) {
      const bucket = nodeKey(spread(id, NODE_BUCKETS));
      const found = await getMany([{ key: bucket }, { key: linkedKey(id) }, { key: ENGINE_KEY }]);
      const linked = found.get(linkedKey(id));
      return {
        node: toNodes(bucket, found.get(bucket)).get(id),
        linked:
          linked === undefined
            ? []
            : decode(linkedRecord, linkedKey(id), linked).targets.map((key) => stored<TargetKey>(key)),
        pointsFields: toPointsFields(ENGINE_KEY, found.get(ENGINE_KEY)),
      };
    },
    saveNodes: async (nodes) => transactInChunks(await nodeOps(nodes)),
    bucketOf: (id, buckets) => spread(id, buckets),
    async bucket(target, roll, bucket) {
      const key = memberKey(target, roll.generation, bucket);
      return toMembers(key, await getValue(key));
    },
    async around(target, roll, buckets, ids, read) {
      const known = read instanceof ReadNodes ? read : new ReadNodes([], new Map());
      const missing = nodeKeysOf(ids).filter((key) => !known.buckets.has(key));
      const keys = buckets.map((bucket) => memberKey(target, roll.generation, bucket));
      const all = [...keys, ...missing].map((key) => ({ key }));
      const found = all.length === 0 ? new Map<string, unknown>() : await getMany(all);
      const more = missing.map((key) => [key, toNodes(key, found.get(key))] as const);
      return {
        buckets: new Map(buckets.map((bucket, at) => [bucket, toMembers(keys[at] ?? '', found.get(keys[at] ?? ''))])),
        nodes: new ReadNodes([...known.keys(), ...ids], new Map([...known.buckets, ...more])),
      };
    },
    members: readMembers,
    membersOf: readMembersOf,
    async saveHead(record, roll, buckets, trail, nodes = NO_NODES) {
      const { target } = record.value;
      const ops = await headOps(record, roll, trail);
      for (const [bucket, members] of buckets) {
        const key = memberKey(target.key, roll.generation, bucket);
        ops.push(members.length === 0 ? { op: 'delete', key } : { op: 'set', key, value: fromMembers(members) });
      }
      return (await commitWithNodes(ops, nodes)) ? ok(undefined) : err('stale');
    },
    async saveGeneration(record, roll, members, trail, nodes = NO_NODES) {
      const { target, roll: old } = record.value;
      await saveStaying(nodes);
      const buckets = bucketNumbers(roll.buckets).map((): Member[] => []);
      for (const member of members.values()) buckets[spread(member.id, roll.buckets)]?.push(member);
      await transactInChunks(
        buckets.map((bucket, index) => ({
          op: 'set',
          key: memberKey(target.key, roll.generation, index),
          value: fromMembers(bucket),
        })),
      );
      if (!(await commitLeaving(await headOps(record, roll, trail), nodes))) return err('stale');
      await transactInChunks(dropOps(target.key, old.generation, 0, old.buckets));
      return ok(undefined);
    },
    logHead: readLogHead,
    log: readLog,
    async days(target, roll, from) {
      const older = await readYears(target, yearsFrom(from, roll.days[0]?.day ?? from));
      const all = new Map([...older, ...roll.days].map((snapshot) => [snapshot.day, snapshot]));
      const days = [...all.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
      const isBegun = days[0] !== undefined && days[0].day <= from;
      return daysFrom(isBegun ? days : [...(await readYears(target, await yearsBefore(target, from))), ...days], from);
    },
    async savePast(record, roll, rebuilt) {
      const { target } = record.value;
      const { first } = rebuilt.head;
      const log = await pastOps(target.key, rebuilt.head, rebuilt.changes);
      const ops = [targetOp({ target, roll }, record.path, record.rev), ...log.ops];
      const beside = new Set(roll.days.map(({ day }) => day));
      for (const year of yearsFrom(rebuilt.head.from, first)) {
        const key = historyKey(target.key, year);
        const seen = toHistory(key, await getValue(key)).filter(({ day }) => day >= first);
        const past = rebuilt.days.filter(({ day }) => day.startsWith(year) && !beside.has(day));
        ops.push({ op: 'set', key, value: fromHistory([...past, ...seen]) });
      }
      await transactInChunks(log.ahead);
      return (await commit(ops)) ? ok(undefined) : err('stale');
    },
  };
}
