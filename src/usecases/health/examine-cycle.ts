import type { Cycle } from '../../domain/cycle';
import type { Finding } from '../../domain/finding';
import { examine } from '../../domain/health';
import { modeOf, type HealthRule, type RuleModes } from '../../domain/health-rule';
import type { AccountId } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import type { Deps } from '../deps';

/** The rules that read what the schedule has found out. */
const OBSERVING: readonly HealthRule[] = ['owner-left', 'competing-targets'];

/** Says of cycles what the rules find in them, each with the objectives and targets shown in it. */
export type Examiner = (scene: {
  readonly cycle: Cycle;
  readonly objectives: readonly Objective[];
  readonly targets: readonly Target[];
}) => readonly Finding[];

/** Rules of which nobody can say yet that they found nothing: the schedule has not looked at everything once. */
export async function unlookedRules(deps: Deps): Promise<readonly HealthRule[]> {
  const { knowsOwners, knowsOverlaps } = await deps.health.observed();
  const isUnlooked: Readonly<Partial<Record<HealthRule, boolean>>> = {
    'owner-left': !knowsOwners,
    'competing-targets': !knowsOverlaps,
  };
  return OBSERVING.filter((rule) => isUnlooked[rule] === true);
}

/** Makes ready for examining: what the schedule knows is read only when a rule that needs it is on, besides `unknown` owners. */
export async function examinerOf(
  deps: Deps,
  { limits, perspectives }: Settings,
  rules: RuleModes,
  unknown: readonly AccountId[] = [],
): Promise<Examiner> {
  const isObserving = OBSERVING.some((rule) => modeOf(rules, rule) !== 'off');
  const observed = isObserving ? await deps.health.observed() : undefined;
  const gone = new Set([...(observed?.gone ?? []), ...unknown]);
  const nowMs = deps.clock.nowMs();
  return (scene) => examine({ ...scene, nowMs, rules, limits, perspectives, gone, overlaps: observed?.overlaps ?? [] });
}
