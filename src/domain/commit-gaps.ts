import type { Cycle } from './cycle';
import type { ObjectiveKey, TargetKey } from './ids';
import type { Objective } from './objective';
import { isFedByWork } from './measure';
import type { Target } from './target';
import { translatedObjectives, type Translating } from './translation';

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

/** A target as its translation is told. */
export const translatingOf = (target: Target): Translating => ({ ...target, linkCount: target.links.length });

/** What is missing before a cycle is committed, objective by objective. `objectives` and `targets` are those shown in it. */
export function commitGaps(cycle: Cycle, objectives: readonly Objective[], targets: readonly Target[]): readonly Gap[] {
  const translated = translatedObjectives(objectives, targets.map(translatingOf));
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
    ...(isFedByWork(measure) && links.length === 0 ? [gap('target-work')] : []),
    ...(baseline === goal ? [gap('target-way')] : []),
    ...(target.horizon === 'operational' && (start < cycle.start || due > cycle.end) ? [gap('target-dates')] : []),
  ];
}
