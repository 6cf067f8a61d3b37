import { movedDay, type Period } from './carry-days';
import type { CycleKey, Day, ObjectiveKey, TargetKey } from './ids';
import { feedOf } from './measure';
import type { Milestone } from './milestone';
import type { Profile, ProfilePoint } from './profile';
import type { Target } from './target';

export const CARRY_MODES = ['reset', 'continue'] as const;
/** Begins anew at the baseline it had, or goes on from where it stands. */
export type CarryMode = (typeof CARRY_MODES)[number];

export interface TargetCopy {
  readonly key: TargetKey;
  readonly objective: ObjectiveKey;
  readonly cycle: CycleKey;
  readonly from: Period;
  readonly to: Period;
  readonly mode: CarryMode;
  readonly withLinks: boolean;
  /** Where it stands; null while it is unmeasured. */
  readonly actual: number | null;
}

/** Where the copy begins. Work that goes along brings its progress with it, and a band is kept anew in every period. */
function baselineOf(target: Target, { mode, withLinks, actual }: TargetCopy): number {
  if (mode === 'reset' || actual === null || target.measure.type === 'band') return target.baseline;
  switch (feedOf(target.measure.type)) {
    case 'work':
      return withLinks ? target.baseline : actual;
    case 'objectives':
      return target.baseline;
    case 'check-ins':
    case 'milestones':
      return actual;
  }
}

/** Steps that are still open; all of them where none is, or where the target begins anew. */
function milestonesOf(target: Target, { mode }: TargetCopy, moved: (day: Day) => Day): readonly Milestone[] {
  const open = target.milestones.filter(({ reached }) => reached === null);
  const steps = mode === 'reset' || open.length === 0 ? target.milestones : open;
  return steps
    .map((step) => ({ ...step, due: moved(step.due), reached: null }))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** The same shape between the new days and values. In a shorter cycle, points that fall on one day become the last of them. */
function profileOf(target: Target, baseline: number, due: Day, moved: (day: Day) => Day): Profile {
  const { profile, goal } = target;
  if (profile.type !== 'steps' && profile.type !== 'points') return profile;
  const way = goal - target.baseline;
  const valueOf = (value: number): number =>
    way === 0 ? value : baseline + ((value - target.baseline) / way) * (goal - baseline);
  const points = new Map<Day, ProfilePoint>();
  for (const { at, value } of profile.points) {
    const day = moved(at);
    if (day < due) points.set(day, { at: day, value: baseline === target.baseline ? value : valueOf(value) });
  }
  return { type: profile.type, points: [...points.values()] };
}

/** A target as it goes on in another cycle: its definition, without what was reached, frozen or set by hand. */
export function copiedTarget(target: Target, copy: TargetCopy): Target {
  const { key, objective, cycle, from, to, withLinks } = copy;
  const start = movedDay(target.start, from, to);
  const end = movedDay(target.due, from, to);
  const due = end < start ? start : end;
  const moved = (day: Day): Day => {
    const at = movedDay(day, from, to);
    return at < start ? start : at > due ? due : at;
  };
  const baseline = baselineOf(target, copy);
  const links = withLinks ? target.links.filter((link) => link.kind === 'jql' || !link.gone) : [];
  return {
    ...target,
    key,
    objective,
    cycle,
    start,
    due,
    baseline,
    milestones: milestonesOf(target, copy, moved),
    profile: profileOf(target, baseline, due, moved),
    override: null,
    affirmed: null,
    baselineScope: null,
    frozen: null,
    links: links.map((link, index) => ({ ...link, no: index + 1 })),
    nextLink: links.length + 1,
  };
}
