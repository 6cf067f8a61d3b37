import type { Instant, ObjectiveKey } from '../domain/ids';
import type { Objective } from '../domain/objective';
import type { Progress, UnmeasuredReason } from '../domain/progress';
import { statusOf, type Status } from '../domain/status';
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

export interface WeighedResult {
  readonly weight: number;
  readonly result: TargetResult;
}

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

/** Rolls targets up through the objectives they count towards. Unmeasured parts are left out of a mean, never taken as 0. */
export function rollObjectives(
  objectives: readonly Objective[],
  targetsOf: ReadonlyMap<ObjectiveKey, readonly WeighedResult[]>,
): ReadonlyMap<ObjectiveKey, ObjectiveRoll> {
  const children = new Map<ObjectiveKey, Objective[]>();
  for (const objective of objectives) {
    if (objective.parent === null) continue;
    children.set(objective.parent, [...(children.get(objective.parent) ?? []), objective]);
  }
  const rolls = new Map<ObjectiveKey, ObjectiveRoll>();
  const visiting = new Set<ObjectiveKey>();
  const roll = (key: ObjectiveKey): ObjectiveRoll => {
    const known = rolls.get(key);
    if (known !== undefined) return known;
    if (visiting.has(key)) return meanOf([]);
    visiting.add(key);
    const fromTargets: Part[] = (targetsOf.get(key) ?? []).map(({ weight, result }) => ({ weight, ...result }));
    const fromChildren: Part[] = (children.get(key) ?? [])
      .filter((child) => child.status !== 'draft')
      .map((child) => ({ weight: child.weight, ...roll(child.key) }));
    const result = meanOf([...fromTargets, ...fromChildren]);
    rolls.set(key, result);
    return result;
  };
  for (const objective of objectives) roll(objective.key);
  return rolls;
}
