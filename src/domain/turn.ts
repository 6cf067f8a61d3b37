import type { AccountId, Day, Instant } from './ids';

/** The properties of an objective whose change is more than a correction to those below it. */
export const TURN_FIELDS = ['name', 'description', 'cycle', 'parent', 'owner', 'status'] as const;
export type TurnField = (typeof TURN_FIELDS)[number];

/** The last time an objective changed direction, so that whoever owns something below is asked whether theirs still stands. */
export interface Turn {
  readonly at: Instant;
  readonly by: AccountId;
  readonly fields: readonly TurnField[];
  /** By when answers are hoped for. Nothing happens on that day. */
  readonly due: Day;
}

/** That an owner has looked at what changed above, and lets theirs stand. */
export interface Affirmed {
  readonly at: Instant;
  readonly by: AccountId;
}

/** Days in which owners below are asked to answer. */
export const ANSWER_DAYS = 14;
