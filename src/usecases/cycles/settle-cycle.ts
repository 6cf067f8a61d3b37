import { dayOf, instantOf } from '../../domain/day';
import type { BaselineScope } from '../../domain/baseline-scope';
import type { Cycle } from '../../domain/cycle';
import type { FrozenResult } from '../../domain/frozen-result';
import type { CycleKey, Instant, TargetKey } from '../../domain/ids';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import type { WorkItem } from '../../ports/work-log';
import { MAX_OPERATIONS, operationsOf, type StoredTarget, type StrategyWrite } from '../../ports/strategy-store';
import { withCommitMark } from '../../rollup/committed-scope';
import { WEIGHT_SCALE } from '../../rollup/member';
import type { Roll } from '../../rollup/roll';
import { leafTotal } from '../../rollup/sums';
import { resultOf } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { touchedBy } from '../worker/touched-targets';

/** The worker may be at the same target; then it is read again, at most this often. */
const MAX_ROUNDS = 8;

/** Whether the number is still being read from Jira, so that what it says now is not what it is. */
const isBeingRead = ({ target, roll }: StoredTarget['value']): boolean =>
  target.links.length > 0 && (roll.asOf === null || roll.staleSince !== null);

/** Work that cannot be done holds a close up for so long; then what is known is frozen, and says that it is not whole. */
const LONGEST_HELD_MS = 86_400_000;

function frozenOf(target: Target, roll: Roll, settings: Settings, atMs: number): FrozenResult {
  const { staleSince: _waiting, ...result } = resultOf({ ...target, frozen: null }, roll, settings, atMs);
  return result;
}

function baselineOf({ sums }: Roll, at: Instant): BaselineScope | null {
  if (sums === null) return null;
  const { weight } = sums;
  return {
    at,
    total: leafTotal(sums),
    done: sums.count.done,
    weight: (weight.new + weight.indeterminate + weight.done) / WEIGHT_SCALE,
    doneWeight: weight.done / WEIGHT_SCALE,
  };
}

/** What the record becomes so that it agrees with the state of its cycle; undefined when it does already. */
interface Moment {
  readonly settings: Settings;
  readonly nowMs: number;
  readonly stamp: string;
  /** Whether a change that was recorded, and is not counted yet, may move the target's number. */
  readonly isBehind: (target: TargetKey) => boolean;
}

/** Whether a closed cycle's number is not yet what it came to. */
function isHeld({ target, roll }: StoredTarget['value'], cycle: Cycle, { nowMs, isBehind }: Moment): boolean {
  if (isBeingRead({ target, roll })) return true;
  return isBehind(target.key) && nowMs - Date.parse(cycle.closedAt ?? '') < LONGEST_HELD_MS;
}

function settled(record: StoredTarget, cycle: Cycle, moment: Moment): readonly StrategyWrite[] {
  const { target, roll } = record.value;
  const { settings, nowMs } = moment;
  const write = (value: StoredTarget['value']): StrategyWrite => ({
    kind: 'target',
    value,
    path: record.path,
    rev: record.rev,
  });
  if (cycle.state === 'closed') {
    if (target.frozen !== null || isHeld(record.value, cycle, moment)) return [];
    const known = moment.isBehind(target.key) ? { ...roll, complete: false } : roll;
    const frozen = frozenOf(target, known, settings, cycle.closedAt === null ? nowMs : Date.parse(cycle.closedAt));
    return [write({ target: { ...target, frozen }, roll })];
  }
  if (target.frozen !== null) {
    const staleSince = target.links.length === 0 ? null : instantOf(nowMs);
    return [
      write({ target: { ...target, frozen: null }, roll: { ...roll, staleSince } }),
      { kind: 'work', item: { kind: 'target', target: target.key }, stamp: moment.stamp },
    ];
  }
  if (cycle.state !== 'committed' || target.baselineScope !== null) return [];
  // A scope of nothing is none to be held against; what is linked first is what is agreed on.
  if (target.links.length === 0) return [];
  const baselineScope = baselineOf(roll, instantOf(nowMs));
  if (baselineScope === null) return [];
  return [
    write({ target: { ...target, baselineScope }, roll: { ...roll, open: withCommitMark(roll.open, dayOf(nowMs)) } }),
  ];
}

const NOTHING_BEHIND = (): boolean => false;

const momentOf = async (deps: Deps, isBehind: Moment['isBehind'] = NOTHING_BEHIND): Promise<Moment> => ({
  isBehind,
  settings: await deps.whole.settings(),
  nowMs: deps.clock.nowMs(),
  stamp: deps.random.id(),
});

/** Brings one target in line with its cycle's state. True when there was something to do. */
export async function settleTarget(deps: Deps, key: TargetKey): Promise<boolean> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = (await deps.whole.targets([key])).get(key);
    if (record === undefined) return false;
    const { target } = record.value;
    const cycle = (await deps.whole.cycles([target.cycle])).get(target.cycle)?.value;
    if (cycle === undefined) return false;
    const writes = settled(record, cycle, await momentOf(deps));
    if (writes.length === 0) return false;
    if ((await deps.whole.apply(writes)).ok) return true;
  }
  throw new Error('target kept changing while it was brought in line with its cycle');
}

function* transactionsOf(
  records: readonly StoredTarget[],
  writesOf: (record: StoredTarget) => readonly StrategyWrite[],
): Generator<{ readonly keys: readonly TargetKey[]; readonly writes: readonly StrategyWrite[] }> {
  let keys: TargetKey[] = [];
  let writes: StrategyWrite[] = [];
  let operations = 0;
  for (const record of records) {
    const own = writesOf(record);
    const size = own.reduce((sum, write) => sum + operationsOf(write), 0);
    if (operations + size > MAX_OPERATIONS) {
      yield { keys, writes };
      [keys, writes, operations] = [[], [], 0];
    }
    if (own.length > 0) keys.push(record.value.target.key);
    writes.push(...own);
    operations += size;
  }
  if (writes.length > 0) yield { keys, writes };
}

/**
 * Brings every target of a cycle in line with the cycle's state: a committed one's get their baseline scope, a closed
 * one's are frozen, an opened one's move again. Cut off anywhere, the same call goes on from there. Says which targets
 * have to be read from Jira first, whether some wait for what was recorded and is `left` to do, and whether it came to the
 * end before `untilMs`.
 */
export async function settleCycle(
  deps: Deps,
  key: CycleKey,
  untilMs: number,
  left: readonly WorkItem[],
): Promise<{ readonly reading: readonly TargetKey[]; readonly isWaiting: boolean; readonly isWhole: boolean }> {
  const cycle = (await deps.whole.cycles([key])).get(key)?.value;
  if (cycle === undefined) return { reading: [], isWaiting: false, isWhole: true };
  const isClosed = cycle.state === 'closed';
  const moment = await momentOf(deps, isClosed ? await touchedBy(deps, left) : NOTHING_BEHIND);
  const listed = (await deps.whole.board()).targets
    .filter(({ value }) => value.target.cycle === key)
    .map(({ value }) => value.target.key);
  // The board leaves parts of a record out; what is written again is read by its key.
  const records = [...(await deps.whole.targets(listed)).values()];
  for (const { keys, writes } of transactionsOf(records, (record) => settled(record, cycle, moment))) {
    if (deps.clock.nowMs() > untilMs) return { reading: [], isWaiting: false, isWhole: false };
    if ((await deps.whole.apply(writes)).ok) continue;
    for (const one of keys) await settleTarget(deps, one);
  }
  if (!isClosed) return { reading: [], isWaiting: false, isWhole: true };
  const held = records.filter(({ value }) => value.target.frozen === null && isHeld(value, cycle, moment));
  const reading = held.filter(({ value }) => isBeingRead(value)).map(({ value }) => value.target.key);
  return { reading, isWaiting: held.length > reading.length, isWhole: true };
}
