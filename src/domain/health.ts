import { translatingOf } from './commit-gaps';
import { competingTargets, type Overlap } from './competing-rule';
import type { Cycle } from './cycle';
import { endOfDayMs } from './day';
import { finding, type Finding } from './finding';
import { DEFAULT_LIMITS, HEALTH_RULES, modeOf, type HealthRule, type RuleLimits, type RuleModes } from './health-rule';
import type { AccountId, CycleKey, ObjectiveKey } from './ids';
import { isLost } from './link';
import { isFedByWork } from './measure';
import type { Objective } from './objective';
import type { Target } from './target';
import { translationOf } from './translation';
import { weightFindings } from './weights-rule';

/** What the rules look at: one cycle with the objectives and targets shown in it. */
export interface Examined {
  readonly cycle: Cycle;
  readonly objectives: readonly Objective[];
  readonly targets: readonly Target[];
  readonly nowMs: number;
  readonly rules?: RuleModes;
  readonly limits?: RuleLimits;
  /** Owners whose account is closed or unknown to Jira. */
  readonly gone?: ReadonlySet<AccountId>;
  /** Pairs of targets in which the same work was found. */
  readonly overlaps?: readonly Overlap[];
  /** The names that the site sorts objectives under. */
  readonly perspectives?: readonly string[];
}

interface Scene extends Required<Omit<Examined, 'rules'>> {
  readonly byKey: ReadonlyMap<ObjectiveKey, Objective>;
}

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

/** The active objectives at the top of a cycle. */
export const prioritiesOf = (objectives: readonly Objective[], cycle: CycleKey): readonly Objective[] =>
  objectives.filter((one) => one.level === 'organization' && one.status === 'active' && one.cycle === cycle);

function priorityCount({ objectives, cycle, limits: { minPriorities, maxPriorities } }: Scene): readonly Finding[] {
  const priorities = prioritiesOf(objectives, cycle.key);
  const found = priorities.length;
  if (found === 0 || (found >= minPriorities && found <= maxPriorities)) return [];
  const limit = found < minPriorities ? minPriorities : maxPriorities;
  return [finding('priority-count', { objectives: priorities.map(({ key }) => key), found, limit })];
}

/** From the objective upwards, itself included. A loop, which no write can make, would still end. */
function lineOf(objective: Objective, byKey: Scene['byKey']): readonly ObjectiveKey[] {
  const line = [objective.key];
  let parent = objective.parent;
  while (parent !== null && line.length <= byKey.size) {
    line.push(parent);
    parent = byKey.get(parent)?.parent ?? null;
  }
  return line;
}

function tooDeep({ objectives, byKey, limits: { maxDepth } }: Scene): readonly Finding[] {
  return objectives
    .filter(({ status }) => status !== 'closed')
    .map((objective) => ({ objective, depth: lineOf(objective, byKey).length }))
    .filter(({ depth }) => depth > maxDepth)
    .map(({ objective, depth }) => finding('too-deep', { objectives: [objective.key], found: depth, limit: maxDepth }));
}

function tooManyTargets({ targets, byKey, limits: { maxTargets } }: Scene): readonly Finding[] {
  const active = targets.filter(({ objective }) => byKey.get(objective)?.status === 'active');
  return [...groupBy(active, ({ owner }) => owner)]
    .filter(([owner, owned]) => owner !== null && owned.length > maxTargets)
    .map(([account, owned]) =>
      finding('too-many-targets', {
        account,
        targets: owned.map(({ key }) => key),
        found: owned.length,
        limit: maxTargets,
      }),
    );
}

const noOwner = ({ targets }: Scene): readonly Finding[] =>
  targets.filter(({ owner }) => owner === null).map(({ key }) => finding('no-owner', { targets: [key] }));

const objectiveOwner = ({ objectives }: Scene): readonly Finding[] =>
  objectives
    .filter(({ owner, status }) => owner === null && status !== 'closed')
    .map(({ key }) => finding('objective-owner', { objectives: [key] }));

function ownerLeft({ objectives, targets, gone }: Scene): readonly Finding[] {
  const open = objectives.filter(({ status }) => status !== 'closed');
  const left = (owner: AccountId | null): owner is AccountId => owner !== null && gone.has(owner);
  return [...new Set([...open, ...targets].map(({ owner }) => owner).filter(left))].map((account) =>
    finding('owner-left', {
      account,
      objectives: open.filter(({ owner }) => owner === account).map(({ key }) => key),
      targets: targets.filter(({ owner }) => owner === account).map(({ key }) => key),
    }),
  );
}

/** Once the translation deadline has passed, every active objective has something owned and measured under it. */
function noMeasurableTarget({ objectives, targets, cycle, nowMs }: Scene): readonly Finding[] {
  if (cycle.translateBy !== null && nowMs < endOfDayMs(cycle.translateBy)) return [];
  return translationOf(objectives, targets.map(translatingOf)).waiting.map(({ key }) =>
    finding('no-measurable-target', { objectives: [key] }),
  );
}

/** Work that a target stands for and that Jira no longer shows, or a scope that it no longer takes. */
const lostLinks = ({ targets }: Scene): readonly Finding[] =>
  targets.flatMap(({ key, links, measure, frozen }) => {
    const lost = isFedByWork(measure) && frozen === null ? links.filter(isLost).length : 0;
    return lost === 0 ? [] : [finding('lost-links', { targets: [key], found: lost })];
  });

function orphans({ objectives, byKey }: Scene): readonly Finding[] {
  return objectives
    .filter(
      ({ level, parent, status }) =>
        status !== 'closed' && level !== 'organization' && (parent === null || !byKey.has(parent)),
    )
    .map(({ key }) => finding('orphan', { objectives: [key] }));
}

function weights({ objectives, targets, byKey }: Scene): readonly Finding[] {
  const parts = new Map<ObjectiveKey, number[]>();
  const add = (key: ObjectiveKey, weight: number): void => {
    if (byKey.get(key)?.status === 'closed') return;
    const known = parts.get(key);
    if (known === undefined) parts.set(key, [weight]);
    else known.push(weight);
  };
  for (const { parent, weight } of objectives) if (parent !== null) add(parent, weight);
  for (const { objective, weight } of targets) add(objective, weight);
  return weightFindings(parts);
}

function competing({ targets, overlaps, byKey }: Scene): readonly Finding[] {
  return competingTargets(targets, overlaps, (above, below) => {
    const objective = byKey.get(below);
    return objective !== undefined && lineOf(objective, byKey).includes(above);
  });
}

const outsideCycle = ({ targets, cycle }: Scene): readonly Finding[] =>
  targets
    .filter(
      (target) =>
        target.cycle === cycle.key &&
        target.horizon === 'operational' &&
        (target.start < cycle.start || target.due > cycle.end),
    )
    .map(({ key }) => finding('outside-cycle', { targets: [key] }));

const goalIsBaseline = ({ targets }: Scene): readonly Finding[] =>
  targets
    .filter(({ goal, baseline }) => goal === baseline)
    .map(({ key }) => finding('goal-is-baseline', { targets: [key] }));

/** Each objective that goes on is under one of the names that the site has, or under none. */
const unknownPerspective = ({ objectives, perspectives }: Scene): readonly Finding[] =>
  objectives
    .filter(
      ({ perspective, status }) => status !== 'closed' && perspective !== null && !perspectives.includes(perspective),
    )
    .map(({ key }) => finding('unknown-perspective', { objectives: [key] }));

const RULES: Readonly<Record<HealthRule, (scene: Scene) => readonly Finding[]>> = {
  'priority-count': priorityCount,
  'too-deep': tooDeep,
  'too-many-targets': tooManyTargets,
  'no-owner': noOwner,
  'objective-owner': objectiveOwner,
  'owner-left': ownerLeft,
  'no-measurable-target': noMeasurableTarget,
  'lost-links': lostLinks,
  orphan: orphans,
  weights,
  'competing-targets': competing,
  'outside-cycle': outsideCycle,
  'goal-is-baseline': goalIsBaseline,
  'unknown-perspective': unknownPerspective,
};

/** Everything that the rules which are not off have to say about one cycle, rule by rule. */
export function examine(examined: Examined): readonly Finding[] {
  const {
    rules = {},
    limits = DEFAULT_LIMITS,
    gone = new Set(),
    overlaps = [],
    perspectives = [],
    objectives,
  } = examined;
  const closed = new Set(objectives.filter(({ status }) => status === 'closed').map(({ key }) => key));
  const scene: Scene = {
    ...examined,
    limits,
    gone,
    overlaps,
    perspectives,
    targets: examined.targets.filter(({ objective }) => !closed.has(objective)),
    byKey: new Map(objectives.map((one) => [one.key, one])),
  };
  return HEALTH_RULES.filter((rule) => modeOf(rules, rule) !== 'off').flatMap((rule) => RULES[rule](scene));
}
