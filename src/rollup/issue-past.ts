import type { Day, IssueId } from '../domain/ids';
import type { Category } from './member';

/** On `day` a value ended that had been there until the end of the day before. */
export interface Step<T> {
  readonly day: Day;
  readonly before: T;
}

/** What one field of an issue has been: steps, oldest first, one a day. After the last it has the value it has now. */
export type Track<T> = readonly Step<T>[];

/** A number field's steps, and what the changelog says it came to in the end. */
export interface NumberTrack {
  readonly steps: Track<number | null>;
  readonly last: number | null;
}

/** What the changelog tells of an issue, as far as numbers depend on it. */
export interface IssuePast {
  readonly category: Track<Category | null>;
  /** Ids of statuses, by the same steps; empty where only categories were kept. */
  readonly status: Track<string | null>;
  readonly resolution: Track<string | null>;
  readonly parent: Track<IssueId | null>;
  /** By field id; fields that never changed are left out. */
  readonly numbers: Readonly<Record<string, NumberTrack>>;
}

export const NO_PAST: IssuePast = { category: [], status: [], resolution: [], parent: [], numbers: {} };

/** The value at the end of a day, from the value it has now. */
export function valueAt<T>(track: Track<T>, now: T, day: Day): T {
  for (const step of track) if (step.day > day) return step.before;
  return now;
}

/** Steps in the order of the changelog; of several on one day the first says what there was before. */
export function withStep<T>(track: Track<T>, step: Step<T>): Track<T> {
  return track[track.length - 1]?.day === step.day ? track : [...track, step];
}
