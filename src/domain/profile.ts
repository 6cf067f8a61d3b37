import type { Day } from './ids';

/** A value a target should have reached on a day, in the target's unit. */
export interface ProfilePoint {
  readonly at: Day;
  readonly value: number;
}

/**
 * The values a target should have over time: a straight line, a slow start and finish, a stair that rises on given days, or
 * straight lines between given points. Baseline at the start and goal at the end are always part of it. `milestones` rises by
 * the weight of each milestone at the end of the day it is due; `maintain` expects the goal from the first day on, for what is
 * to be held and not to be reached.
 */
export type Profile =
  | { readonly type: 'linear' }
  | { readonly type: 's-curve' }
  | { readonly type: 'maintain' }
  | { readonly type: 'milestones' }
  | { readonly type: 'steps'; readonly points: readonly ProfilePoint[] }
  | { readonly type: 'points'; readonly points: readonly ProfilePoint[] };

export const MAX_PROFILE_POINTS = 60;

export const PROFILE_TYPES = [
  'linear',
  's-curve',
  'steps',
  'points',
  'milestones',
  'maintain',
] as const satisfies readonly Profile['type'][];
