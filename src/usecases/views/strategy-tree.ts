import { dayOf, instantOf } from '../../domain/day';
import type { Cycle } from '../../domain/cycle';
import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../../domain/ids';
import { compareKeys, inKeyOrder } from '../../domain/key-order';
import type { Objective } from '../../domain/objective';
import { countsAbove } from '../../domain/sight';
import { elapsedShare } from '../../domain/progress';
import type { Settings } from '../../domain/settings';
import type { Stored, StoredTarget, TargetRecord } from '../../ports/strategy-store';
import type { ViewerRights } from '../../ports/viewer';
import { childrenMeans, rollObjectives, type ObjectiveRoll, type WeighedResult } from '../../rollup/objective-roll';
import { resultOf, type TargetResult } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { checkInsAskedOf } from '../check-ins/my-targets';
import { asksShown } from './asks-shown';
import { countingView } from './counting-view';
import { listedTarget } from './target-view';

/** The whole strategy, read once for one answer. */
export interface LoadedStrategy {
  readonly nowMs: number;
  readonly settings: Settings;
  readonly cycles: readonly Cycle[];
  readonly objectives: readonly Objective[];
  readonly byObjective: ReadonlyMap<ObjectiveKey, Objective>;
  /** Revisions by key, of cycles and of objectives. */
  readonly revs: { readonly cycles: ReadonlyMap<string, number>; readonly objectives: ReadonlyMap<string, number> };
  readonly targets: readonly StoredTarget[];
  /** What each target comes to now. */
  readonly results: ReadonlyMap<TargetKey, TargetResult>;
  readonly rolls: ReadonlyMap<ObjectiveKey, ObjectiveRoll>;
  /** Whether everybody is shown all of it. */
  readonly isForAll: boolean;
}

const revsOf = (records: ReadonlyArray<Stored<{ readonly key: string }>>): ReadonlyMap<string, number> =>
  new Map(records.map(({ value, rev }) => [value.key, rev]));

function weighedResult({ target, roll }: TargetRecord, settings: Settings, nowMs: number): WeighedResult {
  const { weight, kind, frozen } = target;
  const elapsed = frozen === null ? elapsedShare(target, nowMs) : frozen.expectedProgress;
  const weighed = { weight, kind, elapsed };
  if (target.measure.type !== 'children') return { ...weighed, result: resultOf(target, roll, settings, nowMs) };
  return { ...weighed, resultFrom: (below) => resultOf(target, { ...roll, below }, settings, nowMs) };
}

/** Targets that measure the objectives below, with what those come to now. */
function withChildren(
  targets: readonly StoredTarget[],
  objectives: readonly Objective[],
  rolls: ReadonlyMap<ObjectiveKey, ObjectiveRoll>,
): readonly StoredTarget[] {
  if (targets.every(({ value }) => value.target.measure.type !== 'children')) return targets;
  const means = childrenMeans(objectives, rolls);
  return targets.map((record) => {
    const { target, roll } = record.value;
    if (target.measure.type !== 'children') return record;
    return { ...record, value: { target, roll: { ...roll, below: means.get(target.objective) ?? roll.below } } };
  });
}

export async function loadStrategy(deps: Deps): Promise<LoadedStrategy> {
  const { settings, cycles, objectives, targets, isForAll } = await deps.strategy.board();
  const nowMs = deps.clock.nowMs();
  const plain = objectives.map(({ value }) => value);
  const results = new Map<TargetKey, TargetResult>();
  const counted = new Map<ObjectiveKey, WeighedResult[]>();
  for (const { value } of targets) {
    const { target } = value;
    const weighed = weighedResult(value, settings, nowMs);
    if ('result' in weighed) results.set(target.key, weighed.result);
    const ofObjective = counted.get(target.objective);
    if (ofObjective === undefined) counted.set(target.objective, [weighed]);
    else ofObjective.push(weighed);
  }
  const rolls = rollObjectives(plain, counted);
  const complete = withChildren(targets, plain, rolls);
  for (const { value } of complete) {
    const { target, roll } = value;
    if (!results.has(target.key)) results.set(target.key, resultOf(target, roll, settings, nowMs));
  }
  return {
    nowMs,
    settings,
    revs: { cycles: revsOf(cycles), objectives: revsOf(objectives) },
    cycles: [...cycles.map(({ value }) => value)].sort((a, b) => (a.start < b.start ? -1 : 1)),
    objectives: inKeyOrder(plain),
    byObjective: new Map(plain.map((objective) => [objective.key, objective])),
    targets: complete.toSorted((a, b) => compareKeys(a.value.target.key, b.value.target.key)),
    results,
    rolls,
    isForAll,
  };
}

const NO_ROLL: ObjectiveRoll = {
  progress: null,
  expectedProgress: null,
  variance: null,
  status: 'unmeasured',
  reason: 'no-targets',
  measured: 0,
  of: 0,
  asOf: null,
};

export const objectiveView = ({ counting, ...objective }: Objective, { rolls, revs, byObjective }: LoadedStrategy) => ({
  ...objective,
  ...countingView(counting),
  rev: revs.objectives.get(objective.key) ?? 0,
  alignedTo: [...objective.alignedTo],
  delegates: [...objective.delegates],
  restrictedTo:
    objective.restrictedTo === null
      ? null
      : { accounts: [...objective.restrictedTo.accounts], groups: [...objective.restrictedTo.groups] },
  roll: { ...(rolls.get(objective.key) ?? NO_ROLL), countsAbove: countsAbove(objective, byObjective) },
});

/** The cycle people work in: the longest that runs today, else the one that ended last, else the first to come. */
function currentCycle(cycles: readonly Cycle[], nowMs: number): Cycle | undefined {
  const today = dayOf(nowMs);
  const lengthOf = (cycle: Cycle): number => Date.parse(cycle.end) - Date.parse(cycle.start);
  const running = cycles.filter((cycle) => cycle.start <= today && today <= cycle.end);
  const longest = [...running].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
  const ended = [...cycles].filter((cycle) => cycle.end < today).sort((a, b) => (a.end < b.end ? 1 : -1))[0];
  return longest ?? ended ?? cycles[0];
}

/** Objectives of the cycle, and those of other cycles that count towards them. */
export function objectivesIn(strategy: LoadedStrategy, cycle: CycleKey): readonly Objective[] {
  const byKeyed = new Map(strategy.objectives.map((objective) => [objective.key, objective]));
  const belongs = (objective: Objective, depth = 0): boolean => {
    if (objective.cycle === cycle) return true;
    const parent = objective.parent === null ? undefined : byKeyed.get(objective.parent);
    return parent !== undefined && depth < byKeyed.size && belongs(parent, depth + 1);
  };
  return strategy.objectives.filter((objective) => belongs(objective));
}

export const cycleView = (cycle: Cycle, { revs }: LoadedStrategy) => ({
  ...cycle,
  rev: revs.cycles.get(cycle.key) ?? 0,
});

export const chosenCycle = (strategy: LoadedStrategy, key: CycleKey | undefined): Cycle | undefined =>
  key === undefined
    ? currentCycle(strategy.cycles, strategy.nowMs)
    : strategy.cycles.find((cycle) => cycle.key === key);

/** The tree of one cycle with every number, the same for everybody. Undefined when the named cycle does not exist. */
export function cycleStrategy(strategy: LoadedStrategy, cycleKey: CycleKey | undefined) {
  const cycle = chosenCycle(strategy, cycleKey);
  if (cycleKey !== undefined && cycle === undefined) return undefined;
  const objectives = cycle === undefined ? [] : objectivesIn(strategy, cycle.key);
  const shown = new Set(objectives.map(({ key }) => key));
  return {
    now: instantOf(strategy.nowMs),
    cycle: cycle === undefined ? null : cycleView(cycle, strategy),
    cycles: strategy.cycles.map((one) => cycleView(one, strategy)),
    terms: strategy.settings.terms,
    words: strategy.settings.words,
    perspectives: [...strategy.settings.perspectives],
    objectives: objectives.map((objective) => objectiveView(objective, strategy)),
    targets: strategy.targets
      .filter(({ value }) => shown.has(value.target.objective))
      .map((record) => listedTarget(record, strategy)),
    asks: asksShown(strategy, shown),
  };
}

/** The tree of one cycle, with what the viewer may do. Undefined when the named cycle does not exist. */
export async function getStrategy(deps: Deps, me: AccountId, rights: ViewerRights, cycleKey: CycleKey | undefined) {
  const strategy = await loadStrategy(deps);
  const shown = cycleStrategy(strategy, cycleKey);
  if (shown === undefined) return undefined;
  const { isAdmin, mayManage } = rights;
  return { ...shown, isAdmin, mayManage, me, checkIns: checkInsAskedOf(strategy, me) };
}

/** The chosen objectives with everything that counts towards them, in the order chosen. */
export async function getStrategyTable(deps: Deps, chosen: readonly ObjectiveKey[]) {
  const strategy = await loadStrategy(deps);
  const byKeyed = new Map(strategy.objectives.map((objective) => [objective.key, objective]));
  const shown = new Map<ObjectiveKey, Objective>();
  const take = (objective: Objective): void => {
    if (shown.has(objective.key)) return;
    shown.set(objective.key, objective);
    for (const child of strategy.objectives) if (child.parent === objective.key) take(child);
  };
  for (const key of chosen) {
    const objective = byKeyed.get(key);
    if (objective !== undefined) take(objective);
  }
  return {
    now: instantOf(strategy.nowMs),
    terms: strategy.settings.terms,
    words: strategy.settings.words,
    objectives: [...shown.values()].map((objective) => objectiveView(objective, strategy)),
    targets: strategy.targets
      .filter(({ value }) => shown.has(value.target.objective))
      .map((record) => listedTarget(record, strategy)),
    missing: chosen.filter((key) => !byKeyed.has(key)),
  };
}

/** Objectives to choose from, organisation first. */
export async function listObjectives(deps: Deps) {
  const { settings, cycles, objectives } = await deps.strategy.board();
  const names = new Map(cycles.map(({ value }) => [value.key, value.name]));
  return {
    objectives: inKeyOrder(objectives.map(({ value }) => value)).map(({ key, name, level, cycle }) => ({
      key,
      name,
      level,
      cycle,
      cycleName: names.get(cycle) ?? cycle,
    })),
    terms: settings.terms,
    words: settings.words,
  };
}
