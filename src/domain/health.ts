import type { Cycle } from './cycle';
import type { HealthRule } from './health-rule';
import type { AccountId, ObjectiveKey, TargetKey } from './ids';
import type { Objective } from './objective';
import type { Target } from './target';

export interface Finding {
  readonly rule: HealthRule;
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
  readonly account: AccountId | null;
  readonly found: number | null;
  readonly limit: number | null;
}

export const MIN_PRIORITIES = 3;
export const MAX_PRIORITIES = 5;
export const MAX_DEPTH = 4;
export const MAX_TARGETS_PER_OWNER = 3;

/** What the rules look at: one cycle with the objectives and targets shown in it. */
export interface Examined {
  readonly cycle: Cycle;
  readonly objectives: readonly Objective[];
  readonly targets: readonly Target[];
  readonly nowMs: number;
}

const finding = (rule: HealthRule, about: Partial<Finding>): Finding => ({
  rule,
  objectives: [],
  targets: [],
  account: null,
  found: null,
  limit: null,
  ...about,
});

function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function priorityCount({ objectives, cycle }: Examined): Finding[] {
  const priorities = objectives.filter(
    (one) => one.level === 'organization' && one.status === 'active' && one.cycle === cycle.key,
  );
  const found = priorities.length;
  if (found === 0 || (found >= MIN_PRIORITIES && found <= MAX_PRIORITIES)) return [];
  const limit = found < MIN_PRIORITIES ? MIN_PRIORITIES : MAX_PRIORITIES;
  return [finding('priority-count', { objectives: priorities.map(({ key }) => key), found, limit })];
}

function depthOf(objective: Objective, byKey: ReadonlyMap<ObjectiveKey, Objective>): number {
  let depth = 1;
  let parent = objective.parent;
  while (parent !== null && depth <= byKey.size) {
    depth += 1;
    parent = byKey.get(parent)?.parent ?? null;
  }
  return depth;
}

function tooDeep({ objectives }: Examined): Finding[] {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  return objectives
    .map((objective) => ({ objective, depth: depthOf(objective, byKey) }))
    .filter(({ depth }) => depth > MAX_DEPTH)
    .map(({ objective, depth }) =>
      finding('too-deep', { objectives: [objective.key], found: depth, limit: MAX_DEPTH }),
    );
}

function tooManyTargets({ targets }: Examined): Finding[] {
  return [...groupBy(targets, ({ owner }) => owner)]
    .filter(([owner, owned]) => owner !== null && owned.length > MAX_TARGETS_PER_OWNER)
    .map(([account, owned]) =>
      finding('too-many-targets', {
        account,
        targets: owned.map(({ key }) => key),
        found: owned.length,
        limit: MAX_TARGETS_PER_OWNER,
      }),
    );
}

const noOwner = ({ targets }: Examined): Finding[] =>
  targets.filter(({ owner }) => owner === null).map(({ key }) => finding('no-owner', { targets: [key] }));

/** From the translation deadline on, every active objective has something measured under it. */
function noMeasurableTarget({ objectives, targets, cycle, nowMs }: Examined): Finding[] {
  if (cycle.translateBy !== null && nowMs < Date.parse(`${cycle.translateBy}T00:00:00Z`)) return [];
  const children = groupBy(objectives, ({ parent }) => parent);
  const measured = new Set(targets.map(({ objective }) => objective));
  const isMeasured = (key: ObjectiveKey, depth = 0): boolean =>
    measured.has(key) ||
    (depth < objectives.length && (children.get(key) ?? []).some((child) => isMeasured(child.key, depth + 1)));
  return objectives
    .filter(({ status, key }) => status === 'active' && !isMeasured(key))
    .map(({ key }) => finding('no-measurable-target', { objectives: [key] }));
}

function orphans({ objectives }: Examined): Finding[] {
  const known = new Set(objectives.map(({ key }) => key));
  return objectives
    .filter(
      ({ level, parent, status }) =>
        status !== 'closed' && level !== 'organization' && (parent === null || !known.has(parent)),
    )
    .map(({ key }) => finding('orphan', { objectives: [key] }));
}

/** Siblings that all weigh nothing: their parent has no mean. */
function weights({ objectives, targets }: Examined): Finding[] {
  const parts = new Map<ObjectiveKey, number[]>();
  const add = (key: ObjectiveKey | null, weight: number): void => {
    if (key !== null) parts.set(key, [...(parts.get(key) ?? []), weight]);
  };
  for (const objective of objectives) add(objective.parent, objective.weight);
  for (const target of targets) add(target.objective, target.weight);
  return [...parts]
    .filter(([, all]) => all.every((weight) => weight === 0))
    .map(([key]) => finding('weights', { objectives: [key], found: 0 }));
}

/** Two targets of the same measure that hold the very same link want the same work to move both. */
function competing({ targets }: Examined): Finding[] {
  const held = targets.flatMap((target) =>
    target.links.map((link) => ({
      target: target.key,
      work: link.kind === 'issue' ? `issue ${link.issueId}` : `jql ${link.jql}`,
    })),
  );
  return [...groupBy(held, ({ work }) => work).values()]
    .map((sharers) => [...new Set(sharers.map(({ target }) => target))])
    .filter((sharers) => sharers.length > 1)
    .map((sharers) => finding('competing-targets', { targets: sharers, found: sharers.length }));
}

const outsideCycle = ({ targets, cycle }: Examined): Finding[] =>
  targets
    .filter(
      (target) =>
        target.cycle === cycle.key &&
        target.horizon === 'operational' &&
        (target.start < cycle.start || target.due > cycle.end),
    )
    .map(({ key }) => finding('outside-cycle', { targets: [key] }));

const goalIsBaseline = ({ targets }: Examined): Finding[] =>
  targets
    .filter(({ goal, baseline }) => goal === baseline)
    .map(({ key }) => finding('goal-is-baseline', { targets: [key] }));

/** Everything the rules have to say about one cycle, rule by rule. */
export function examine(examined: Examined): readonly Finding[] {
  const closed = new Set(examined.objectives.filter(({ status }) => status === 'closed').map(({ key }) => key));
  const active: Examined = { ...examined, targets: examined.targets.filter(({ objective }) => !closed.has(objective)) };
  return [
    priorityCount,
    noMeasurableTarget,
    noOwner,
    orphans,
    tooManyTargets,
    goalIsBaseline,
    competing,
    outsideCycle,
    weights,
    tooDeep,
  ].flatMap((rule) => rule(active));
}
