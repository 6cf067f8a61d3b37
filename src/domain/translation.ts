import type { Milestone } from './milestone';
import { feedOf, type MeasureType } from './measure';
import type { Objective } from './objective';

/** An objective, as far as its translation goes; records and what pages are shown both are. */
type Translated = Pick<Objective, 'status'> & { readonly key: string; readonly parent: string | null };

/** A target, as far as it translates its objective. */
export interface Translating {
  readonly objective: string;
  readonly owner: string | null;
  readonly measure: { readonly type: MeasureType };
  readonly baseline: number;
  readonly goal: number;
  readonly milestones: readonly Pick<Milestone, 'weight'>[];
  readonly linkCount: number;
}

/**
 * Whether a number can come of it: a way to go, and work, steps or people that tell where it is. One that measures the
 * objectives below has no number of its own; what is below is translated or is not.
 */
export function isMeasurable({
  measure,
  baseline,
  goal,
  milestones,
  linkCount,
}: Omit<Translating, 'objective'>): boolean {
  if (baseline === goal) return false;
  switch (feedOf(measure.type)) {
    case 'check-ins':
      return true;
    case 'work':
      return linkCount > 0;
    case 'milestones':
      return milestones.some(({ weight }) => weight > 0);
    case 'objectives':
      return false;
  }
}

/** Objectives that have an owned, measurable target, at them or below them. Closed ones lend nothing. */
export function translatedObjectives<O extends Translated>(
  objectives: readonly O[],
  targets: readonly Translating[],
): ReadonlySet<O['key']> {
  const byKey = new Map<string, O>(objectives.map((one) => [one.key, one]));
  const translated = new Set<O['key']>();
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

/** How far the active objectives of a cycle have become targets that somebody owns and something measures. */
export interface Translation<O> {
  readonly done: number;
  readonly of: number;
  /** Active objectives that no such target measures, neither their own nor one below them. */
  readonly waiting: readonly O[];
}

export function translationOf<O extends Translated>(
  objectives: readonly O[],
  targets: readonly Translating[],
): Translation<O> {
  const translated: ReadonlySet<string> = translatedObjectives(objectives, targets);
  const active = objectives.filter(({ status }) => status === 'active');
  const waiting = active.filter(({ key }) => !translated.has(key));
  return { done: active.length - waiting.length, of: active.length, waiting };
}
