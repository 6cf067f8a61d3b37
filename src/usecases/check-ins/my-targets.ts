import { isKeeper } from '../../domain/access';
import type { Cycle } from '../../domain/cycle';
import type { AccountId, ObjectiveKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { Settings } from '../../domain/settings';
import type { StoredTarget } from '../../ports/strategy-store';
import { standingOf, type Surroundings } from './standing';

/** The strategy as it was read once for one answer, as far as check-ins depend on it. */
export interface StrategyNow {
  readonly nowMs: number;
  readonly settings: Settings;
  readonly cycles: readonly Cycle[];
  readonly byObjective: ReadonlyMap<ObjectiveKey, Objective>;
  readonly targets: readonly StoredTarget[];
}

/** What check-ins are judged by, from the whole strategy. */
export function surroundingsIn({ nowMs, settings, cycles, byObjective }: StrategyNow): Surroundings {
  const byKey = new Map(cycles.map((cycle) => [cycle.key, cycle]));
  return { nowMs, settings, objective: (key) => byObjective.get(key), cycle: (key) => byKey.get(key) };
}

type Standing = ReturnType<typeof standingOf>;

/** One of a person's targets, and how it stands with its check-ins. */
export interface MyTarget {
  readonly record: StoredTarget;
  readonly standing: Standing;
}

/** What is silent longest first, then what is asked for next. */
function byUrgency(a: MyTarget, b: MyTarget): number {
  const dayOfIt = ({ standing: { due } }: MyTarget): string =>
    due.overdueSince ?? (due.isOpen ? due.dueBy : null) ?? '9999';
  const [first, second] = [dayOfIt(a), dayOfIt(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.standing.target.localeCompare(b.standing.target, 'en', { numeric: true });
}

/** The targets a person owns or stands in for: those that still run, and those under the objectives named. */
export function myTargets(
  strategy: StrategyNow,
  me: AccountId,
  under: ReadonlySet<ObjectiveKey> = new Set(),
): readonly MyTarget[] {
  const around = surroundingsIn(strategy);
  const isRunning = ({ value }: StoredTarget): boolean => around.cycle(value.target.cycle)?.state !== 'closed';
  return strategy.targets
    .filter((record) => isKeeper(me, record.value.target))
    .filter((record) => isRunning(record) || under.has(record.value.target.objective))
    .map((record) => ({ record, standing: standingOf(record, around) }))
    .sort(byUrgency);
}

/** How many check-ins of theirs are asked for by the end of this week, and how many of them are late. */
export function checkInsAskedOf(strategy: StrategyNow, me: AccountId) {
  const asked = myTargets(strategy, me).filter(({ standing }) => standing.due.isDueThisWeek);
  return { due: asked.length, overdue: asked.filter(({ standing }) => standing.due.overdueSince !== null).length };
}
