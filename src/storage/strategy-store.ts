import type { CheckIn } from '../domain/check-in';
import type { Cycle } from '../domain/cycle';
import type { CycleKey, ObjectiveKey, TargetKey } from '../domain/ids';
import type { Objective } from '../domain/objective';
import { err, ok } from '../domain/result';
import type { Stored, StoredTarget, StrategyWrite, TargetRecord, WholeStore } from '../ports/strategy-store';
import { withWaiting, type Waiting } from '../rollup/waiting';
import { z } from 'zod';
import { decode } from './codecs/decode';
import { fromRoll, toRoll } from './codecs/rollup';
import { fromCheckIns, toCheckIns } from './codecs/check-ins';
import { fromCycle, toCycle } from './codecs/cycle';
import { fromObjective, toObjective } from './codecs/objective';
import { fromSettings, toSettings, toStoredSettings } from './codecs/settings';
import { fromTarget, toTarget } from './codecs/target';
import { auditOp } from './audit-log';
import { versionOp } from './check-in-log';
import { historiesFor, historyOp, type Histories } from './history-log';
import { BOARD_HEAD, commit, readBoard, readRows, toBoardHead } from './board';
import { frontOps } from './front-store';
import { glassOp, toGlass } from './glass-store';
import { mendBoard, readRecords } from './mend-board';
import { BOARD_HEAD_KEY, checkInsKey, glassKey, linkedKey, LOOKED_KEY, SETTINGS_KEY, WAITING_KEY } from './keys';
import { getFound, getMany, getValue, type Op } from './kvs-client';
import { toWaiting } from './wait-log';
import { workOp } from './work-log';

const entityRow = z.object({ rev: z.number(), def: z.unknown(), roll: z.unknown().optional() });
const rowOf = (key: string, value: unknown): z.output<typeof entityRow> => decode(entityRow, key, value);

export function toStoredTarget(key: string, value: unknown): StoredTarget {
  const row = rowOf(key, value);
  const { target, path } = toTarget(key, row.def);
  return { value: { target, roll: toRoll(key, row.roll) }, rev: row.rev, path };
}

/** A target as it is shown: with since when work for it waits. */
export function waitingTarget(record: StoredTarget, waiting: Waiting): StoredTarget {
  const { target, roll } = record.value;
  return { ...record, value: { target, roll: withWaiting(target, roll, waiting) } };
}

/** The target's record at its next revision, to be written only while it is still at `rev`. */
export function targetOp(record: TargetRecord, path: readonly ObjectiveKey[], rev: number | null): Op {
  const { target, roll } = record;
  return {
    op: 'set',
    key: target.key,
    entity: 'target',
    rev,
    value: {
      rev: (rev ?? 0) + 1,
      cycle: target.cycle,
      objective: target.objective,
      def: fromTarget(target, path),
      roll: fromRoll(roll),
    },
  };
}

/** The attribute of closed cycles that every write to what is in them looks for. */
const CLOSED = 'closed';

/** Each cycle is looked at once, and not where the transaction writes it: that write checks its revision. */
const withoutRepeats = (writes: readonly StrategyWrite[]): readonly StrategyWrite[] =>
  writes.filter(
    (write, index) =>
      write.kind !== 'open-cycle' ||
      !writes.some(
        (other, place) =>
          (other.kind === 'cycle' && other.value.key === write.cycle) ||
          (other.kind === 'open-cycle' && other.cycle === write.cycle && place < index),
      ),
  );

function opOf(write: StrategyWrite, histories: Histories): Op {
  switch (write.kind) {
    case 'cycle':
      return {
        op: 'set',
        key: write.value.key,
        entity: 'cycle',
        rev: write.rev,
        value: {
          rev: (write.rev ?? 0) + 1,
          ...(write.value.state === 'closed' ? { [CLOSED]: true } : {}),
          def: fromCycle(write.value),
        },
      };
    case 'objective':
      return {
        op: 'set',
        key: write.value.key,
        entity: 'objective',
        rev: write.rev,
        value: { rev: (write.rev ?? 0) + 1, cycle: write.value.cycle, def: fromObjective(write.value) },
      };
    case 'target':
      return targetOp(write.value, write.path, write.rev);
    case 'removed':
      return { op: 'delete', key: write.key, entity: write.of, rev: write.rev };
    case 'open-cycle':
      return { op: 'check', key: write.cycle, entity: 'cycle', lacks: CLOSED };
    case 'unmoved':
      return { op: 'check', key: write.key, entity: 'objective', rev: write.rev };
    case 'history':
      return historyOp(write, histories);
    case 'check-ins':
      return { op: 'set', key: checkInsKey(write.target), value: fromCheckIns(write.value) };
    case 'check-in-version':
      return versionOp(write.target, write.version, write.id);
    case 'settings':
      return { op: 'set', key: SETTINGS_KEY, value: fromSettings(write.value, write.rev + 1) };
    case 'glass':
      return glassOp(write.accountId, write.value);
    case 'audit':
      return auditOp(write.entry, write.id);
    case 'linked':
      return { op: 'set', key: linkedKey(write.issueId), value: { targets: [...write.targets] }, ttlDays: 1 };
    case 'work':
      return workOp(write.item, write.stamp);
  }
}

/**
 * Settings are one plain value, so that every line of sight reads them in its batch. Only entities take conditions: the
 * revision stands in one beside them, and is written with them.
 */
const settingsRevOps = (writes: readonly StrategyWrite[]): readonly Op[] =>
  writes.flatMap((write): Op[] =>
    write.kind === 'settings'
      ? [
          {
            op: 'set',
            key: SETTINGS_KEY,
            entity: 'settings',
            rev: write.rev === 0 ? null : write.rev,
            value: { rev: write.rev + 1 },
          },
        ]
      : [],
  );

/** Records of targets that are read as they are: a read holds a few, and one row of the board and its neighbours are hardly less. */
const FEW_RECORDS = 2;

async function readEntities<K extends string, T>(
  entity: string,
  keys: readonly K[],
  read: (key: string, value: unknown) => T,
): Promise<ReadonlyMap<K, T>> {
  const unique = [...new Set(keys)];
  if (unique.length === 0) return new Map();
  const found = await getMany(unique.map((key) => ({ key, entity })));
  const records = new Map<K, T>();
  for (const key of unique) {
    const value = found.get(key);
    if (value !== undefined) records.set(key, read(key, value));
  }
  return records;
}

/** The strategy in custom entities, one record a thing, each with a revision that every write checks. */
export function createStrategyStore(): WholeStore {
  const storedCycle = (key: string, value: unknown): Stored<Cycle> => {
    const row = rowOf(key, value);
    return { value: toCycle(key, row.def), rev: row.rev };
  };
  const storedObjective = (key: string, value: unknown): Stored<Objective> => {
    const row = rowOf(key, value);
    return { value: toObjective(key, row.def), rev: row.rev };
  };
  const store: WholeStore = {
    isTaken: () => false,
    stays: async () => Promise.resolve(true),
    showing: () => store,
    storedSettings: async () => toStoredSettings(SETTINGS_KEY, await getValue(SETTINGS_KEY)),
    settings: async () => toSettings(SETTINGS_KEY, await getValue(SETTINGS_KEY)),
    cycles: async (keys: readonly CycleKey[]) => readEntities('cycle', keys, storedCycle),
    objectives: async (keys: readonly ObjectiveKey[]) => readEntities('objective', keys, storedObjective),
    targets: async (keys: readonly TargetKey[]) => readEntities('target', keys, toStoredTarget),
    async shownTargets(keys) {
      const unique = [...new Set(keys)];
      if (unique.length <= FEW_RECORDS) return store.targets(unique);
      const rows = await readRows('target', unique);
      return new Map(
        unique.flatMap((key) => {
          const row = rows.get(key);
          return row === undefined ? [] : [[key, toStoredTarget(key, row)] as const];
        }),
      );
    },
    async line(keys, cycleKeys = [], glassOf) {
      const found = await getFound([
        { key: SETTINGS_KEY },
        { key: WAITING_KEY },
        { key: LOOKED_KEY },
        ...[...new Set(keys)].map((key) => ({ key, entity: 'objective' })),
        ...[...new Set(cycleKeys)].map((key) => ({ key, entity: 'cycle' })),
        ...(glassOf === undefined ? [] : [{ key: glassKey(glassOf) }]),
      ]);
      const valueOf = (entity: string | undefined, key: string): unknown =>
        found.find((one) => one.entity === entity && one.key === key)?.value;
      const objectives = new Map<ObjectiveKey, Objective>();
      for (const key of keys) {
        const value = valueOf('objective', key);
        if (value !== undefined) objectives.set(key, storedObjective(key, value).value);
      }
      const cycles = new Map<CycleKey, Cycle>();
      for (const key of cycleKeys) {
        const value = valueOf('cycle', key);
        if (value !== undefined) cycles.set(key, storedCycle(key, value).value);
      }
      const glass = glassOf === undefined ? undefined : toGlass(glassOf, valueOf(undefined, glassKey(glassOf)));
      const settings = toSettings(SETTINGS_KEY, valueOf(undefined, SETTINGS_KEY));
      const waiting = toWaiting(valueOf(undefined, WAITING_KEY), valueOf(undefined, LOOKED_KEY));
      return { settings, objectives, cycles, waiting, ...(glass === undefined ? {} : { glass }) };
    },
    async checkIns(keys) {
      const unique = [...new Set(keys)];
      if (unique.length === 0) return new Map<TargetKey, readonly CheckIn[]>();
      const found = await getMany(unique.map((key) => ({ key: checkInsKey(key) })));
      return new Map(
        unique.map((key) => {
          const value = found.get(checkInsKey(key));
          return [key, value === undefined ? [] : toCheckIns(checkInsKey(key), value)];
        }),
      );
    },
    async board() {
      const found = await getMany([{ key: SETTINGS_KEY }, { key: WAITING_KEY }, { key: LOOKED_KEY }, BOARD_HEAD]);
      const waiting = toWaiting(found.get(WAITING_KEY), found.get(LOOKED_KEY));
      const shown = (await readBoard(toBoardHead(found.get(BOARD_HEAD_KEY)))) ?? (await readRecords());
      const objectives = [...shown.objective].map(([key, row]) => storedObjective(key, row));
      return {
        settings: toSettings(SETTINGS_KEY, found.get(SETTINGS_KEY)),
        cycles: [...shown.cycle].map(([key, row]) => storedCycle(key, row)),
        objectives,
        targets: [...shown.target].map(([key, row]) => waitingTarget(toStoredTarget(key, row), waiting)),
        waiting,
        isForAll: objectives.every(({ value }) => value.restrictedTo === null),
      };
    },
    mendBoard,
    async apply(writes) {
      const histories = await historiesFor(writes);
      const own = withoutRepeats(writes).map((write) => opOf(write, histories));
      const ops = [...own, ...settingsRevOps(writes), ...frontOps(writes)];
      return (await commit(ops)) ? ok(undefined) : err('stale');
    },
  };
  return store;
}
