import { countedBy, countingsOf, countsAlike } from '../../domain/counting';
import { dayOf, instantOf } from '../../domain/day';
import type { ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import { same } from '../../domain/strategy-file/same';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import { ruleOf, statusesIn } from '../../rollup/fold';
import { rolledAt } from '../../rollup/head';
import { sumsOf } from '../../rollup/sums';
import { weighsByPoints } from '../../rollup/weight';
import type { Deps } from '../deps';
import { lineOf } from '../strategy/plan-writes';
import { foldedBy, isFoldedBy, ownRules } from './own-rules';
import { planRefoldTrail } from './trail';

const MAX_ROUNDS = 5;

/**
 * Folds the stored leaves again; the work itself need not be read for that. Where it has to be read all the same, the number
 * is stale until then.
 */
async function refold(deps: Deps, engine: Engine, key: TargetKey, isToBeRead = false): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const fresh = (await deps.strategy.targets([key])).get(key);
    if (fresh === undefined || fresh.value.target.frozen !== null || fresh.value.roll.sums === null) return;
    const { target, roll } = fresh.value;
    const own = ownRules(engine, fresh);
    const members = await deps.rolls.members(key, roll);
    const sums = sumsOf(members.values(), own.fold);
    const nowMs = deps.clock.nowMs();
    const staleSince = roll.staleSince ?? (isToBeRead ? instantOf(nowMs) : null);
    const log = await deps.rolls.logHead(key);
    const plan = log === undefined ? undefined : planRefoldTrail(log, target, own.settings, nowMs, members);
    const next = rolledAt(target, { ...roll, sums, ...foldedBy(own), staleSince }, own.settings, nowMs);
    const isToldSame =
      same(next.roll.days, roll.days) && same(next.roll.override, roll.override) && staleSince === roll.staleSince;
    if (plan === undefined && same(sums, roll.sums) && isFoldedBy(roll, own) && isToldSame) return;
    // The work was not read again, so the number is as old as it was.
    const head = { ...next.roll, asOf: roll.asOf };
    const trail = { day: dayOf(nowMs), changes: [], ...plan, moved: next.moved };
    if ((await deps.rolls.saveHead(fresh, head, new Map(), trail)).ok) return;
  }
  throw new Error('target kept changing while it was folded again');
}

/** Whether Jira has to be asked: for another field, or for statuses that were not kept because they counted for nothing. */
function needsReading(before: Engine, engine: Engine, record: StoredTarget): boolean {
  const { target, roll } = record.value;
  if (target.frozen !== null) return false;
  const own = ownRules(engine, record);
  const isOtherField = countedBy(before.settings, roll.counting).pointsField !== own.settings.pointsField;
  if (isOtherField && weighsByPoints(target.measure)) return true;
  return !same(statusesIn(roll.rule), statusesIn(ruleOf(own.fold)));
}

/** Folds one target's stored leaves by its definition as it is now. */
export const foldAgain = async (deps: Deps, key: TargetKey): Promise<void> =>
  refold(deps, await deps.rolls.engine(), key);

/**
 * Whether a target's sums were folded by other rules than are said for it now; also by those of the line that it is about to
 * come under, for whoever moves an objective writes its targets after it.
 */
function isFoldedOtherwise(engine: Engine, record: StoredTarget, find: (key: ObjectiveKey) => Objective | undefined) {
  const { target, roll } = record.value;
  const line = lineOf(target.objective, find);
  return [record, { ...record, path: line }].some((place) => !isFoldedBy(roll, ownRules(engine, place)));
}

/**
 * Takes changed settings, of the site and of objectives, into the engine and brings every number they touch up to date.
 * What does not say how work is counted folds nothing.
 */
export async function applySettings(deps: Deps): Promise<boolean> {
  const before = await deps.rolls.engine();
  const { settings, objectives, targets } = await deps.strategy.board();
  const isPointsChanged = settings.pointsField !== before.settings.pointsField;
  const counting = countingsOf(objectives.map(({ value }) => value));
  const engine: Engine = {
    ...before,
    settings,
    counting,
    isFolded: before.isFolded && countsAlike(before.settings, settings),
    pointsFields: isPointsChanged ? [] : before.pointsFields,
  };
  const reading = targets.filter((record) => needsReading(before, engine, record));
  // Recorded before the engine changes: cut off in between, the settings are applied again from the start.
  await deps.work.record(
    reading.map(({ value }) => ({ kind: 'target', target: value.target.key })),
    deps.random.id(),
  );
  if (!same({ ...engine, counting: [...engine.counting] }, { ...before, counting: [...before.counting] }))
    await deps.rolls.saveEngine(engine);
  const toBeRead = new Set(reading);
  const byKey = new Map(objectives.map(({ value }) => [value.key, value]));
  for (const record of targets) {
    if (record.value.roll.sums === null || record.value.target.frozen !== null) continue;
    if (engine.isFolded && !toBeRead.has(record) && !isFoldedOtherwise(engine, record, (key) => byKey.get(key)))
      continue;
    await refold(deps, engine, record.value.target.key, toBeRead.has(record));
  }
  // Cut off before this, every number is folded again.
  if (!engine.isFolded) await deps.rolls.saveEngine({ ...engine, isFolded: true });
  return reading.length > 0;
}
