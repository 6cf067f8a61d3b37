import { dayOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import { same } from '../../domain/strategy-file/same';
import type { Settings } from '../../domain/settings';
import type { Engine } from '../../ports/roll-store';
import { rolledAt } from '../../rollup/head';
import { exclusionOf, sumsOf } from '../../rollup/sums';
import { weighsByPoints } from '../../rollup/weight';
import type { Deps } from '../deps';
import { planRefoldTrail } from './trail';

const MAX_ROUNDS = 5;

/** Folds the stored leaves again; the work itself need not be read for other excluded resolutions. */
async function refold(deps: Deps, engine: Engine, key: TargetKey): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const fresh = (await deps.strategy.targets([key])).get(key);
    if (fresh === undefined || fresh.value.target.frozen !== null || fresh.value.roll.sums === null) return;
    const { target, roll } = fresh.value;
    const members = await deps.rolls.members(key, roll);
    const sums = sumsOf(members.values(), exclusionOf(engine.settings.excludedResolutions));
    const nowMs = deps.clock.nowMs();
    const log = await deps.rolls.logHead(key);
    const plan = log === undefined ? undefined : planRefoldTrail(log, target, engine.settings, nowMs, members);
    if (plan === undefined && same(sums, roll.sums)) return;
    const next = rolledAt(target, { ...roll, sums }, engine.settings, nowMs);
    // The work was not read again, so the number is as old as it was.
    const head = { ...next.roll, asOf: roll.asOf, staleSince: roll.staleSince };
    const trail = { day: dayOf(nowMs), changes: [], ...plan, moved: next.moved };
    if ((await deps.rolls.saveHead(fresh, head, new Map(), trail)).ok) return;
  }
  throw new Error('target kept changing while it was folded again');
}

/** Folds one target's stored leaves by its definition as it is now. */
export const foldAgain = async (deps: Deps, key: TargetKey): Promise<void> =>
  refold(deps, await deps.rolls.engine(), key);

/** Takes changed settings into the engine and brings every number they touch up to date. */
export async function applySettings(deps: Deps): Promise<boolean> {
  const settings: Settings = await deps.strategy.settings();
  const before = await deps.rolls.engine();
  const isPointsChanged = settings.pointsField !== before.settings.pointsField;
  const engine: Engine = { ...before, settings, pointsFields: isPointsChanged ? [] : before.pointsFields };
  const { targets } = await deps.strategy.board();
  const byPoints = isPointsChanged ? targets.filter(({ value }) => weighsByPoints(value.target.measure)) : [];
  // Recorded before the engine changes: cut off in between, the settings are applied again from the start.
  await deps.work.record(
    byPoints.map(({ value }) => ({ kind: 'target', target: value.target.key })),
    deps.random.id(),
  );
  if (!same(engine, before)) await deps.rolls.saveEngine(engine);
  for (const record of targets)
    if (record.value.roll.sums !== null) await refold(deps, engine, record.value.target.key);
  return byPoints.length > 0;
}
