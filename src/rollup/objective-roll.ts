import type { Instant, ObjectiveKey } from '../domain/ids';
import type { Objective } from '../domain/objective';
import type { Progress, UnmeasuredReason } from '../domain/progress';
import { countsAbove } from '../domain/sight';
import { statusOf, type Status } from '../domain/status';
import type { ChildrenMean } from './roll';
import type { TargetResult } from './target-result';

/** One thing that counts towards an objective. */
interface Part {
  readonly weight: number;
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly asOf: Instant | null;
}

/** Where an objective stands: the weighted mean of its measured parts, and how many of them are measured. */
export interface ObjectiveRoll {
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly variance: number | null;
  readonly status: Status;
  readonly reason: UnmeasuredReason | null;
  readonly measured: number;
  readonly of: number;
  readonly asOf: Instant | null;
}

/** A target as it counts: with its number, or with how its number follows from the objectives below. */
export type WeighedResult =
  | { readonly weight: number; readonly result: TargetResult }
  | { readonly weight: number; readonly resultFrom: (below: ChildrenMean) => TargetResult };

function meanOf(parts: readonly Part[]): ObjectiveRoll {
  const measured = parts.filter((part) => part.progress !== null && part.weight > 0);
  const weight = measured.reduce((sum, part) => sum + part.weight, 0);
  const asOf = parts.reduce<Instant | null>(
    (oldest, part) => (part.asOf !== null && (oldest === null || part.asOf < oldest) ? part.asOf : oldest),
    null,
  );
  const counts = { measured: measured.length, of: parts.length, asOf };
  if (weight === 0) {
    const reason: UnmeasuredReason = parts.length === 0 ? 'no-targets' : 'nothing-in-scope';
    return { progress: null, expectedProgress: null, variance: null, status: 'unmeasured', reason, ...counts };
  }
  const mean = (value: (part: Part) => number): number =>
    measured.reduce((sum, part) => sum + part.weight * value(part), 0) / weight;
  const progress = mean((part) => part.progress ?? 0);
  const expectedProgress = mean((part) => part.expectedProgress ?? 0);
  const standing: Progress = { kind: 'measured', share: progress };
  return {
    progress,
    expectedProgress,
    variance: progress - expectedProgress,
    status: statusOf(standing, expectedProgress, expectedProgress),
    reason: null,
    ...counts,
  };
}

/** The objectives that count towards each objective. Drafts do not count yet, and what few may see counts for nobody above. */
function countingChildren(objectives: readonly Objective[]): ReadonlyMap<ObjectiveKey, readonly Objective[]> {
  const children = new Map<ObjectiveKey, Objective[]>();
  const byKey = new Map(objectives.map((objective) => [objective.key, objective]));
  for (const objective of objectives) {
    if (objective.parent === null || objective.status === 'draft' || !countsAbove(objective, byKey)) continue;
    const siblings = children.get(objective.parent);
    if (siblings === undefined) children.set(objective.parent, [objective]);
    else siblings.push(objective);
  }
  return children;
}

/**
 * Rolls targets up through the objectives they count towards. Unmeasured parts are left out of a mean, never taken as 0.
 * Where a target measures the objectives below, they count through that target alone; else they would count twice.
 */
export function rollObjectives(
  objectives: readonly Objective[],
  targetsOf: ReadonlyMap<ObjectiveKey, readonly WeighedResult[]>,
): ReadonlyMap<ObjectiveKey, ObjectiveRoll> {
  const children = countingChildren(objectives);
  const rolls = new Map<ObjectiveKey, ObjectiveRoll>();
  const visiting = new Set<ObjectiveKey>();
  const roll = (key: ObjectiveKey): ObjectiveRoll => {
    const known = rolls.get(key);
    if (known !== undefined) return known;
    if (visiting.has(key)) return meanOf([]);
    visiting.add(key);
    const targets = targetsOf.get(key) ?? [];
    const fromChildren: Part[] = (children.get(key) ?? []).map((child) => ({
      weight: child.weight,
      ...roll(child.key),
    }));
    const below = meanOf(fromChildren);
    const fromTargets: Part[] = targets.map((target) => ({
      weight: target.weight,
      ...('result' in target ? target.result : target.resultFrom(below)),
    }));
    const isThroughTarget = targets.some((target) => 'resultFrom' in target);
    const result = meanOf(isThroughTarget ? fromTargets : [...fromTargets, ...fromChildren]);
    rolls.set(key, result);
    return result;
  };
  for (const objective of objectives) roll(objective.key);
  return rolls;
}

/** What a target that measures the objectives below has to know, for each of the objectives. */
export function childrenMeans(
  objectives: readonly Objective[],
  rolls: ReadonlyMap<ObjectiveKey, ObjectiveRoll>,
): ReadonlyMap<ObjectiveKey, ChildrenMean> {
  const children = countingChildren(objectives);
  return new Map(
    objectives.map(({ key }) => {
      const parts = (children.get(key) ?? []).flatMap((child): Part[] => {
        const roll = rolls.get(child.key);
        return roll === undefined ? [] : [{ weight: child.weight, ...roll }];
      });
      const { progress, measured, of, asOf } = meanOf(parts);
      return [key, { progress, measured, of, asOf }];
    }),
  );
}
