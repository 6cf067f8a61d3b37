import type { AccountId, Day, Instant } from './ids';

/** The properties of an objective whose change is more than a correction to those below it; a text that is only put right is none. */
export const TURN_FIELDS = ['name', 'description', 'cycle', 'parent', 'owner', 'status'] as const;
export type TurnField = (typeof TURN_FIELDS)[number];

/** A time an objective changed direction. */
interface OneTurn {
  readonly at: Instant;
  readonly by: AccountId;
  readonly fields: readonly TurnField[];
  /** By when answers are hoped for. Nothing happens on that day. */
  readonly due: Day;
}

/** The last time an objective changed direction, so that whoever owns something below is asked whether theirs still stands. */
export interface Turn extends OneTurn {
  /** When the first of several changes was made that nobody had answered in between; left out where there was but this one. */
  readonly first?: Instant;
  /** The turn before those, which stands again when they are taken back; left out where there was none. */
  readonly earlier?: OneTurn;
}

export const onlyThis = ({ at, by, fields, due }: OneTurn): OneTurn => ({ at, by, fields, due });

/** That an owner has looked at what changed above, and lets theirs stand. */
export interface Affirmed {
  readonly at: Instant;
  readonly by: AccountId;
}

/** Days in which owners below are asked to answer. */
export const ANSWER_DAYS = 14;
