import { dayOf } from '../domain/day';
import { countedBy } from '../domain/counting';
import type { Milestone } from '../domain/milestone';
import { clampShare, progressOf, unmeasured, type Progress, type UnmeasuredReason } from '../domain/progress';
import type { Settings } from '../domain/settings';
import type { Target } from '../domain/target';
import { shareInside, takeOf } from './entered-values';
import { WEIGHT_SCALE } from './member';
import type { Roll } from './roll';
import { doneCount, fieldSum, leafTotal, shareOf, type Sums } from './sums';

/** A number with how far it is from baseline to goal, before anybody sets it by hand. */
export interface Measured {
  readonly actual: number | null;
  readonly progress: Progress;
}

const missing = (reason: UnmeasuredReason): Measured => ({ actual: null, progress: unmeasured(reason) });

/** A value in the target's own unit. */
const valued = (target: Target, actual: number | undefined, reason: UnmeasuredReason): Measured =>
  actual === undefined ? missing(reason) : { actual, progress: progressOf(target, actual) };

/** A share of the way itself. */
function onTheWay(target: Target, progress: Progress): Measured {
  if (progress.kind === 'unmeasured') return { actual: null, progress };
  return {
    actual: target.baseline + progress.share * (target.goal - target.baseline),
    progress: { kind: 'measured', share: clampShare(progress.share) },
  };
}

/** The weight of the milestones reached by the day, of all their weight. */
export function reachedShare(milestones: readonly Milestone[], untilMs: number): Progress {
  if (milestones.length === 0) return unmeasured('no-milestones');
  const today = dayOf(untilMs);
  const weigh = (some: readonly Milestone[]): number => some.reduce((sum, { weight }) => sum + weight, 0);
  const whole = weigh(milestones);
  if (whole <= 0) return unmeasured('no-weight');
  const reached = milestones.filter((milestone) => milestone.reached !== null && milestone.reached <= today);
  return { kind: 'measured', share: weigh(reached) / whole };
}

function ofWork(target: Target, sums: Sums | null, settings: Settings): Measured {
  const { measure } = target;
  if (sums === null) return missing('not-synced');
  if (measure.type === 'completion') return onTheWay(target, shareOf(sums, settings));
  if (leafTotal(sums) === 0) return missing('nothing-in-scope');
  if (measure.type === 'count') return valued(target, doneCount(sums), 'no-values');
  if (measure.type !== 'sum' && measure.type !== 'average') return missing('nothing-in-scope');
  const { sum, filled } = fieldSum(sums, measure.over);
  if (measure.type === 'average') {
    return valued(target, filled === 0 ? undefined : sum / WEIGHT_SCALE / filled, 'no-values');
  }
  // Work that has a value but is not done yet adds up to nothing; work without any value adds up to no number at all.
  const isFilled = leafTotal(sums) > sums.unweighted;
  return valued(target, isFilled ? sum / WEIGHT_SCALE : undefined, 'no-values');
}

/** What the measure says at `nowMs`. */
export function measured(target: Target, roll: Roll, settings: Settings, nowMs: number): Measured {
  const { measure } = target;
  switch (measure.type) {
    case 'completion':
    case 'count':
    case 'sum':
    case 'average':
      return ofWork(target, roll.sums, countedBy(settings, roll.counting));
    case 'metric':
      return valued(target, takeOf(roll.values, measure.take, dayOf(nowMs)), 'no-check-in');
    case 'band': {
      const share = shareInside(roll.values, measure, target, nowMs);
      return valued(target, share === undefined ? undefined : share * 100, 'no-check-in');
    }
    case 'milestones':
      return onTheWay(target, reachedShare(target.milestones, nowMs));
    case 'children': {
      const { below } = roll;
      if (below === null) return missing('not-synced');
      if (below.progress === null) return missing('no-children');
      return onTheWay(target, { kind: 'measured', share: below.progress });
    }
  }
}
