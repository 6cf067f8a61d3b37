import { instantOf } from '../../domain/day';
import type { CycleKey } from '../../domain/ids';
import type { Deps } from '../deps';
import { examinerOf, unlookedRules } from '../health/examine-cycle';
import { chosenCycle, loadStrategy, objectivesIn } from './strategy-tree';

/** What the guard rules have found in one cycle. Undefined when the named cycle does not exist. */
export async function getHealth(deps: Deps, cycleKey: CycleKey | undefined) {
  const strategy = await loadStrategy(deps);
  const cycle = chosenCycle(strategy, cycleKey);
  if (cycle === undefined && cycleKey !== undefined) return undefined;
  const { settings } = strategy;
  const examine = await examinerOf(deps, settings, settings.rules);
  const objectives = cycle === undefined ? [] : objectivesIn(strategy, cycle.key);
  const shown = new Set(objectives.map(({ key }) => key));
  const targets = strategy.targets.map(({ value }) => value.target).filter(({ objective }) => shown.has(objective));
  const findings = cycle === undefined ? [] : examine({ cycle, objectives, targets });
  return {
    now: instantOf(strategy.nowMs),
    cycle: cycle?.key ?? null,
    findings: findings.map((one) => ({ ...one, objectives: [...one.objectives], targets: [...one.targets] })),
    unlooked: [...(await unlookedRules(deps))],
    rules: settings.rules,
    limits: settings.limits,
  };
}
