import type { CopyKeys } from './carry-keys';
import { copiedTarget, type CarryMode } from './carry-target';
import type { Cycle } from './cycle';
import type { ObjectiveKey, TargetKey } from './ids';
import type { Mistake } from './mistake';
import type { Objective } from './objective';
import type { Target } from './target';

/** What is taken from one cycle into another. */
export interface CarryWish {
  readonly from: Cycle;
  readonly to: Cycle;
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
  readonly mode: CarryMode;
  readonly withLinks: boolean;
}

/** What there is to choose from, and what is there already. */
export interface CarrySource {
  readonly objectives: ReadonlyMap<ObjectiveKey, Objective>;
  readonly targets: ReadonlyMap<TargetKey, Target>;
  actualOf(target: TargetKey): number | null;
  /** The keys that copies have, or get; none of them is that of something in another cycle. */
  readonly copyKeys: CopyKeys;
}

export interface Copied<T> {
  readonly of: T;
  readonly copy: T;
}

export interface CarryPlan {
  /** Parents before what counts towards them. */
  readonly objectives: readonly Copied<Objective>[];
  readonly targets: readonly Copied<Target>[];
  /** Copies that were made before. */
  readonly existing: number;
  /** Chosen, and yet it cannot be taken along. */
  readonly mistakes: readonly Mistake[];
}

/**
 * Where a line to another objective leads from a copy: to that one's copy, to itself where it is of another cycle (a year
 * above its quarters), to nothing where it stays behind.
 */
function led(
  key: ObjectiveKey,
  wish: CarryWish,
  source: CarrySource,
  chosen: ReadonlySet<ObjectiveKey>,
): ObjectiveKey | null {
  const { from } = wish;
  const copy = source.copyKeys.objective(key);
  if (chosen.has(key) || source.objectives.has(copy)) return copy;
  const other = source.objectives.get(key);
  return other !== undefined && other.cycle !== from.key ? key : null;
}

function copiedObjective(
  objective: Objective,
  wish: CarryWish,
  source: CarrySource,
  chosen: ReadonlySet<ObjectiveKey>,
): Objective {
  const lead = (key: ObjectiveKey): ObjectiveKey | null => led(key, wish, source, chosen);
  const key = source.copyKeys.objective(objective.key);
  return {
    ...objective,
    key,
    cycle: wish.to.key,
    parent: objective.parent === null ? null : lead(objective.parent),
    alignedTo: [...new Set(objective.alignedTo.map(lead))].filter((one) => one !== null).filter((one) => one !== key),
    status: objective.status === 'draft' ? 'draft' : 'active',
    closing: null,
    turned: null,
    affirmed: null,
  };
}

function parentsFirst(objectives: readonly Copied<Objective>[]): readonly Copied<Objective>[] {
  const byKey = new Map(objectives.map((one) => [one.copy.key, one]));
  const placed = new Set<ObjectiveKey>();
  const place = (one: Copied<Objective>): readonly Copied<Objective>[] => {
    if (placed.has(one.copy.key)) return [];
    placed.add(one.copy.key);
    const parent = one.copy.parent === null ? undefined : byKey.get(one.copy.parent);
    return [...(parent === undefined ? [] : place(parent)), one];
  };
  return objectives.flatMap(place);
}

/** The restricted objective above this one that stays behind, so that a copy at the top would be seen by more people. */
function restrictionLeft(of: Objective, copy: Objective, source: CarrySource): Objective | undefined {
  if (copy.parent !== null) return undefined;
  const passed = new Set<ObjectiveKey>([of.key]);
  let above = of.parent === null ? undefined : source.objectives.get(of.parent);
  while (above !== undefined && above.restrictedTo === null && !passed.has(above.key)) {
    passed.add(above.key);
    above = above.parent === null ? undefined : source.objectives.get(above.parent);
  }
  return above?.restrictedTo === null ? undefined : above;
}

/** What carrying forward would create. What has been carried before is left as it is there. */
export function planCarry(wish: CarryWish, source: CarrySource): CarryPlan {
  const { from, to } = wish;
  const mistakes: Mistake[] = [];
  const chosen = new Set(wish.objectives);
  let existing = 0;
  const objectives = [...chosen].flatMap((key): readonly Copied<Objective>[] => {
    const of = source.objectives.get(key);
    const path = `objectives[${wish.objectives.indexOf(key)}]`;
    if (of === undefined || of.cycle !== from.key) {
      mistakes.push({ path, message: `There is no objective ${key} in this cycle.` });
      return [];
    }
    const copy = copiedObjective(of, wish, source, chosen);
    const left = restrictionLeft(of, copy, source);
    if (left !== undefined) {
      mistakes.push({ path, message: `${key} is restricted with ${left.key}; it goes along only with that.` });
      return [];
    }
    if (!source.objectives.has(copy.key)) return [{ of, copy }];
    existing += 1;
    return [];
  });
  const targets = [...new Set(wish.targets)].flatMap((key): readonly Copied<Target>[] => {
    const of = source.targets.get(key);
    const path = `targets[${wish.targets.indexOf(key)}]`;
    if (of === undefined || of.cycle !== from.key) {
      mistakes.push({ path, message: `There is no target ${key} in this cycle.` });
      return [];
    }
    const objective = source.copyKeys.objective(of.objective);
    if (!chosen.has(of.objective) && !source.objectives.has(objective)) {
      mistakes.push({ path, message: `${key} goes along only with its objective, ${of.objective}.` });
      return [];
    }
    const copyKey = source.copyKeys.target(key);
    if (source.targets.has(copyKey)) {
      existing += 1;
      return [];
    }
    const { mode, withLinks } = wish;
    const actual = source.actualOf(key);
    const copy = copiedTarget(of, { key: copyKey, objective, cycle: to.key, from, to, mode, withLinks, actual });
    return [{ of, copy }];
  });
  return { objectives: parentsFirst(objectives), targets, existing, mistakes };
}
