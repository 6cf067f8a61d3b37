import type { Cycle } from './cycle';
import type { ObjectiveKey, TargetKey } from './ids';
import type { Objective } from './objective';
import type { Target } from './target';

export const COMMIT_GAPS = [
  'objective-owner',
  'objective-draft',
  'objective-target',
  'target-owner',
  'target-work',
  'target-way',
  'target-dates',
] as const;
/** Something a cycle that is to be committed still lacks. */
export type CommitGap = (typeof COMMIT_GAPS)[number];

/** One thing that lacks something: an objective or a target, by key. */
export interface Gap {
  readonly gap: CommitGap;
  readonly objective: ObjectiveKey;
  /** Null when the objective itself lacks it. */
  readonly target: TargetKey | null;
}

/** Whether a number can come of it: a way to go, and work or people that tell where it is. */
export const isMeasurable = ({ measure, links, baseline, goal }: Target): boolean =>
  (measure.type === 'metric' || links.length > 0) && baseline !== goal;

/** Objectives that have an owned, measurable target, at them or below them. Closed ones lend nothing. */
export function translatedObjectives(
  objectives: readonly Objective[],
  targets: readonly Target[],
): ReadonlySet<ObjectiveKey> {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const translated = new Set<ObjectiveKey>();
  for (const target of targets) {
    if (target.owner === null || !isMeasurable(target)) continue;
    let at = byKey.get(target.objective);
    while (at !== undefined && at.status !== 'closed' && !translated.has(at.key)) {
      translated.add(at.key);
      at = at.parent === null ? undefined : byKey.get(at.parent);
    }
  }
  return translated;
}

/** What is missing before a cycle is committed, objective by objective. `objectives` and `targets` are those shown in it. */
export function commitGaps(cycle: Cycle, objectives: readonly Objective[], targets: readonly Target[]): readonly Gap[] {
  const translated = translatedObjectives(objectives, targets);
  return objectives
    .filter((objective) => objective.cycle === cycle.key && objective.status !== 'closed')
    .flatMap((objective): readonly Gap[] => {
      const { key } = objective;
      const own = (gap: CommitGap): Gap => ({ gap, objective: key, target: null });
      return [
        ...(objective.owner === null ? [own('objective-owner')] : []),
        ...(objective.status === 'draft' ? [own('objective-draft')] : []),
        ...(translated.has(key) ? [] : [own('objective-target')]),
        ...targets.filter((target) => target.objective === key).flatMap((target) => targetGaps(cycle, target)),
      ];
    });
}

function targetGaps(cycle: Cycle, target: Target): readonly Gap[] {
  const { key, objective, owner, measure, links, baseline, goal, start, due } = target;
  const gap = (name: CommitGap): Gap => ({ gap: name, objective, target: key });
  return [
    ...(owner === null ? [gap('target-owner')] : []),
    ...(measure.type === 'completion' && links.length === 0 ? [gap('target-work')] : []),
    ...(baseline === goal ? [gap('target-way')] : []),
    ...(target.horizon === 'operational' && (start < cycle.start || due > cycle.end) ? [gap('target-dates')] : []),
  ];
}
