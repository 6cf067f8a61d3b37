import type { Instant, ObjectiveKey } from '../domain/ids';
import type { Objective } from '../domain/objective';
import { countsAbove } from '../domain/sight';
import type { UnmeasuredReason } from '../domain/progress';
import { statusOf, type Status } from '../domain/status';
import type { TargetKind } from '../domain/target';
import type { ChildrenMean } from './roll';
import type { TargetResult } from './target-result';
import { earliest } from './waiting';

/** Progress by what is measured: work done, and results. Null where nothing of the kind is measured. */
export type ByKind = Readonly<Record<TargetKind, number | null>>;

/** One thing that counts towards an objective. */
interface Part {
  readonly weight: number;
  readonly progress: number | null;
  readonly reason: UnmeasuredReason | null;
  readonly expectedProgress: number | null;
  readonly elapsed: number | null;
  readonly status: Status;
  readonly asOf: Instant | null;
  readonly staleSince: Instant | null;
  readonly complete: boolean;
  readonly byHand: number;
  readonly kinds: ByKind;
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
  /** Since when the first number below it is stale, and that one is incomplete; left out when none is. */
  readonly staleSince?: Instant;
  readonly incomplete?: true;
  /** How many numbers below it are set by hand; left out when none is. */
  readonly byHand?: number;
  /** Each kind for itself, where both count: how much work is done says nothing of what came of it. */
  readonly kinds?: Readonly<Record<TargetKind, number>>;
}

/** A target as it counts: with its number, or with how its number follows from the objectives below. */
export type WeighedResult = {
  readonly weight: number;
  readonly kind: TargetKind;
  /** The share of its time that has passed. */
  readonly elapsed: number;
} & ({ readonly result: TargetResult } | { readonly resultFrom: (below: ChildrenMean) => TargetResult });

/** A roll with what only the level above needs. */
interface Mean {
  readonly roll: ObjectiveRoll;
  readonly elapsed: number | null;
  readonly byHand: number;
  readonly kinds: ByKind;
}

const NO_KINDS: ByKind = { output: null, outcome: null };

function meanBy(parts: readonly Part[], value: (part: Part) => number | null): number | null {
  const weighed = parts.flatMap((part) => {
    const one = part.weight > 0 ? value(part) : null;
    return one === null ? [] : [{ weight: part.weight, value: one }];
  });
  const weight = weighed.reduce((sum, part) => sum + part.weight, 0);
  return weight === 0 ? null : weighed.reduce((sum, part) => sum + part.weight * part.value, 0) / weight;
}

/** Why parts are unmeasured: first what one step of one person changes, last what passes by itself. */
const TELLING: readonly UnmeasuredReason[] = [
  'no-check-in',
  'nothing-in-scope',
  'no-milestones',
  'no-values',
  'no-weight',
  'flat-target',
  'no-part-weight',
  'no-children',
  'not-synced',
];

/** Why there is no mean: nothing counts, what is measured weighs nothing, or what keeps the parts from being measured. */
function emptinessOf(parts: readonly Part[]): UnmeasuredReason {
  if (parts.length === 0) return 'no-targets';
  if (parts.some(({ progress }) => progress !== null)) return 'no-part-weight';
  return TELLING.find((reason) => parts.some((part) => part.reason === reason)) ?? 'no-children';
}

function meanOf(parts: readonly Part[]): Mean {
  const measured = parts.filter((part) => part.progress !== null && part.weight > 0);
  const asOf = parts.reduce<Instant | null>(
    (oldest, part) => (part.asOf !== null && (oldest === null || part.asOf < oldest) ? part.asOf : oldest),
    null,
  );
  const byHand = parts.reduce((sum, part) => sum + part.byHand, 0);
  const staleSince = parts.reduce<Instant | undefined>((since, part) => earliest(since, part.staleSince), undefined);
  const counts = {
    measured: measured.length,
    of: parts.length,
    asOf,
    ...(staleSince === undefined ? {} : { staleSince }),
    ...(parts.every(({ complete }) => complete) ? {} : { incomplete: true as const }),
    ...(byHand === 0 ? {} : { byHand }),
  };
  const progress = meanBy(measured, (part) => part.progress);
  const expectedProgress = meanBy(measured, (part) => part.expectedProgress);
  if (progress === null || expectedProgress === null) {
    const reason = emptinessOf(parts);
    const nothing = { progress: null, expectedProgress: null, variance: null, status: 'unmeasured', reason } as const;
    return { roll: { ...nothing, ...counts }, elapsed: null, byHand, kinds: NO_KINDS };
  }
  const elapsed = meanBy(measured, (part) => part.elapsed) ?? expectedProgress;
  const output = meanBy(measured, (part) => part.kinds.output);
  const outcome = meanBy(measured, (part) => part.kinds.outcome);
  const isOver = measured.every(({ status }) => status === 'achieved');
  const roll: ObjectiveRoll = {
    progress,
    expectedProgress,
    variance: progress - expectedProgress,
    status: statusOf({ kind: 'measured', share: progress }, expectedProgress, elapsed, isOver),
    reason: null,
    ...counts,
    ...(output === null || outcome === null ? {} : { kinds: { output, outcome } }),
  };
  return { roll, elapsed, byHand, kinds: { output, outcome } };
}

/** Another objective as a part of the one above it. */
const partOf = (weight: number, { roll, elapsed, byHand, kinds }: Mean): Part => ({
  weight,
  progress: roll.progress,
  reason: roll.reason,
  expectedProgress: roll.expectedProgress,
  elapsed,
  status: roll.status,
  asOf: roll.asOf,
  staleSince: roll.staleSince ?? null,
  complete: roll.incomplete !== true,
  byHand,
  kinds,
});

/** A target as a part of its objective. What stands below a target that measures it is set by hand there. */
function targetPart({ weight, kind, elapsed }: WeighedResult, result: TargetResult, below?: Mean): Part {
  const { progress, expectedProgress, status, asOf, staleSince, complete, automatic } = result;
  const byHand = automatic === undefined ? (below?.byHand ?? 0) : 1;
  // That nothing below is measured has a reason below, unless nothing is there.
  const reason =
    result.reason === 'no-children' && below?.roll.reason !== 'no-targets' ? below?.roll.reason : undefined;
  return {
    weight,
    progress,
    reason: reason ?? result.reason,
    expectedProgress,
    elapsed,
    status,
    asOf,
    staleSince,
    complete,
    byHand,
    kinds: { ...NO_KINDS, [kind]: progress },
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
  const means = new Map<ObjectiveKey, Mean>();
  const visiting = new Set<ObjectiveKey>();
  const mean = (key: ObjectiveKey): Mean => {
    const known = means.get(key);
    if (known !== undefined) return known;
    if (visiting.has(key)) return meanOf([]);
    visiting.add(key);
    const targets = targetsOf.get(key) ?? [];
    const fromChildren = (children.get(key) ?? []).map((child) => partOf(child.weight, mean(child.key)));
    const below = meanOf(fromChildren);
    const fromTargets = targets.map((target) =>
      'result' in target ? targetPart(target, target.result) : targetPart(target, target.resultFrom(below.roll), below),
    );
    const isThroughTarget = targets.some((target) => 'resultFrom' in target);
    const result = meanOf(isThroughTarget ? fromTargets : [...fromTargets, ...fromChildren]);
    means.set(key, result);
    return result;
  };
  return new Map(objectives.map(({ key }) => [key, mean(key).roll]));
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
        return roll === undefined ? [] : [partOf(child.weight, { roll, elapsed: null, byHand: 0, kinds: NO_KINDS })];
      });
      const { progress, measured, of, asOf, staleSince, incomplete } = meanOf(parts).roll;
      const notes = {
        ...(staleSince === undefined ? {} : { staleSince }),
        ...(incomplete === undefined ? {} : { incomplete }),
      };
      return [key, { progress, measured, of, asOf, ...notes }];
    }),
  );
}
