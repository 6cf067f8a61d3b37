import type { Cycle } from '../../domain/cycle';
import type { Finding } from '../../domain/finding';
import { newFindings } from '../../domain/guard';
import { prioritiesOf } from '../../domain/health';
import { HEALTH_RULES, modeOf, type RuleMode, type RuleModes } from '../../domain/health-rule';
import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { Target } from '../../domain/target';
import { MAX_LOOKED_UP } from '../../ports/directory';
import { objectivesOf } from '../cycles/cycle-scene';
import type { Deps } from '../deps';
import { examinerOf } from './examine-cycle';

/** The strategy, whole, before or after an edit. */
interface Whole {
  readonly cycles: ReadonlyMap<CycleKey, Cycle>;
  readonly objectives: ReadonlyMap<ObjectiveKey, Objective>;
  readonly targets: ReadonlyMap<TargetKey, Target>;
}

const keyed = <T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<T['key'], T> =>
  new Map(items.map((item) => [item.key, item]));

const withChanges = <T extends { readonly key: string }>(
  before: ReadonlyMap<T['key'], T>,
  changes: readonly { readonly after: T }[],
): ReadonlyMap<T['key'], T> => new Map([...before, ...keyed(changes.map(({ after }) => after))]);

/** The cycles in which the objective shows: its own, and those of what it counts towards. */
function cyclesOf(key: ObjectiveKey, { objectives }: Whole): readonly CycleKey[] {
  const found = new Set<CycleKey>();
  const seen = new Set<ObjectiveKey>();
  let at = objectives.get(key);
  while (at !== undefined && !seen.has(at.key)) {
    seen.add(at.key);
    found.add(at.cycle);
    at = at.parent === null ? undefined : objectives.get(at.parent);
  }
  return [...found];
}

function cyclesTouched(plan: ImportPlan, before: Whole, after: Whole): ReadonlySet<CycleKey> {
  const objectives = [
    ...plan.objectives.map((change) => change.after.key),
    ...plan.targets.flatMap((change) => [change.before?.objective, change.after.objective]),
  ].filter((key) => key !== undefined);
  return new Set([
    ...plan.cycles.map((change) => change.after.key),
    ...objectives.flatMap((key) => [...cyclesOf(key, before), ...cyclesOf(key, after)]),
  ]);
}

function sceneOf(whole: Whole, key: CycleKey) {
  const cycle = whole.cycles.get(key);
  if (cycle === undefined) return undefined;
  const objectives = objectivesOf([...whole.objectives.values()], key);
  const shown = new Set(objectives.map((one) => one.key));
  return { cycle, objectives, targets: [...whole.targets.values()].filter(({ objective }) => shown.has(objective)) };
}

const requiredOnly = (rules: RuleModes): RuleModes =>
  Object.fromEntries(
    HEALTH_RULES.map((rule): readonly [string, RuleMode] => [
      rule,
      modeOf(rules, rule) === 'require' ? 'require' : 'off',
    ]),
  );

/** Of the owners that the plan newly names, those whom Jira does not know or who have left; asked in one request. */
async function unknownOwners(deps: Deps, plan: ImportPlan): Promise<readonly AccountId[]> {
  const named = [...plan.objectives, ...plan.targets].flatMap(({ before, after }) =>
    after.owner === null || after.owner === before?.owner ? [] : [after.owner],
  );
  // A file may name more; those are looked up by turns.
  const asked = [...new Set(named)].slice(0, MAX_LOOKED_UP);
  if (asked.length === 0) return [];
  const here = await deps.directory.here(asked);
  return asked.filter((owner) => !here.has(owner));
}

/**
 * What of the required rules the plan would newly break. What is broken already stands against no edit, and two people who
 * each stay within a limit may together pass it: the rule then says so, and refuses the next.
 */
export async function newBreaches(deps: Deps, plan: ImportPlan): Promise<readonly Finding[]> {
  const { rules } = await deps.strategy.settings();
  if (!Object.values(rules).includes('require')) return [];
  const board = await deps.strategy.board();
  const before: Whole = {
    cycles: keyed(board.cycles.map(({ value }) => value)),
    objectives: keyed(board.objectives.map(({ value }) => value)),
    targets: keyed(board.targets.map(({ value }) => value.target)),
  };
  const after: Whole = {
    cycles: withChanges(before.cycles, plan.cycles),
    objectives: withChanges(before.objectives, plan.objectives),
    targets: withChanges(before.targets, plan.targets),
  };
  const unknown = modeOf(rules, 'owner-left') === 'require' ? await unknownOwners(deps, plan) : [];
  const examine = await examinerOf(deps, board.settings, requiredOnly(rules), unknown);
  const found = new Map<string, Finding>();
  for (const key of cyclesTouched(plan, before, after)) {
    const [was, is] = [sceneOf(before, key), sceneOf(after, key)];
    if (is === undefined || is.cycle.state === 'closed') continue;
    const counts = {
      before: was === undefined ? 0 : prioritiesOf(was.objectives, key).length,
      after: prioritiesOf(is.objectives, key).length,
    };
    // The same may be found in a year and in its quarter.
    for (const one of newFindings(was === undefined ? [] : examine(was), examine(is), counts))
      found.set(JSON.stringify([one.rule, one.objectives, one.targets, one.account]), one);
  }
  return [...found.values()];
}
