import { periodsHeard } from '../../domain/check-in-due';
import type { CheckIn } from '../../domain/check-in';
import { dayOf, instantOf } from '../../domain/day';
import type { AccountId, CycleKey } from '../../domain/ids';
import { ownerOn } from '../../domain/tenure';
import type { Deps } from '../deps';
import { stepsOf } from '../views/alignment';
import { chosenCycle, cycleView, loadStrategy, objectivesIn } from '../views/strategy-tree';
import { listedTarget } from '../views/target-view';
import { impedimentsIn } from './get-check-ins';
import { impedimentsOf } from './impediments';
import { myTargets, surroundingsIn, type MyTarget } from './my-targets';
import { sightedImpediments, type Sighted } from './sighted-impediments';
import { checkInView, openImpediments, sceneOf, standingOf, type Surroundings } from './standing';

import { workServed } from './work-served';

/** Targets one person is shown as theirs; whoever has more stands in for half the company. */
export const MAX_MY_TARGETS = 60;
/** Of one target's check-ins, the latest that a record lists. */
const MAX_ENTRIES = 60;

function recordOf(
  { record }: MyTarget,
  scene: Surroundings,
  checkIns: readonly CheckIn[],
  me: AccountId,
  sighted: Sighted,
) {
  const { target, roll } = record.value;
  const said = checkIns.map(({ at }) => at);
  return {
    // Whoever stands in does so for whoever answers; an owner is asked from the day they took over.
    ...periodsHeard(
      sceneOf(record, scene),
      said,
      dayOf(scene.nowMs),
      (day) => target.owner !== me || ownerOn(roll.earlier, me, day) === me,
    ),
    checkIns: checkIns
      // What came from a file that does not say who entered it is the owner's.
      .filter(({ by }) => by === me || (by === null && target.owner === me))
      .toReversed()
      .slice(0, MAX_ENTRIES)
      .map((one) => checkInView(one, sighted)),
  };
}

/**
 * A person's own page: their targets, what is asked of them, what their open work serves, what is in their way, and their
 * own record. Nobody is given it of somebody else. Undefined when the named cycle does not exist.
 */
export async function getMyLine(deps: Deps, me: AccountId, cycleKey: CycleKey | undefined) {
  const strategy = await loadStrategy(deps);
  const cycle = chosenCycle(strategy, cycleKey);
  if (cycle === undefined && cycleKey !== undefined) return undefined;
  const scene = surroundingsIn(strategy);
  const shown = new Set(cycle === undefined ? [] : objectivesIn(strategy, cycle.key).map(({ key }) => key));
  const all = myTargets(strategy, me, shown);
  const mine = all.slice(0, MAX_MY_TARGETS);
  const [checkIns, work, impediments] = await Promise.all([
    deps.strategy.checkIns(mine.map(({ record }) => record.value.target.key)),
    workServed(deps, me, strategy),
    impedimentsOf(deps, me, strategy),
  ]);
  const said = [...checkIns.values()].flat();
  const sighted = await sightedImpediments(deps, [
    ...impedimentsIn(said),
    ...mine.flatMap(({ record }) => openImpediments(record)),
  ]);
  return {
    now: instantOf(strategy.nowMs),
    me,
    cycle: cycle === undefined ? null : cycleView(cycle, strategy),
    terms: strategy.settings.terms,
    targets: mine.map((one) => ({
      target: listedTarget(one.record, strategy),
      isOwner: one.record.value.target.owner === me,
      /** Whether it belongs to the cycle shown. */
      isShown: shown.has(one.record.value.target.objective),
      line: stepsOf(one.record.path, scene.objective),
      standing: standingOf(one.record, scene, sighted),
      record: recordOf(one, scene, checkIns.get(one.record.value.target.key) ?? [], me, sighted),
    })),
    more: all.length - mine.length,
    work,
    impediments,
  };
}
