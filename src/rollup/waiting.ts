import type { Instant, TargetKey } from '../domain/ids';
import { isFedByWork } from '../domain/measure';
import type { Target } from '../domain/target';
import type { Roll } from './roll';

/** What is known to wait, while Jira or storage cannot be asked: whose numbers it may move, and since when. */
export interface Waiting {
  readonly targets: ReadonlyMap<TargetKey, Instant>;
  /** Since when any number that work feeds may be moved, because nobody knows yet where the work belongs; null for never. */
  readonly any: Instant | null;
  /** When what had changed of late was last looked at, whatever events told; left out before the first look. */
  readonly lookedAt?: Instant;
}

export const NOTHING_WAITS: Waiting = { targets: new Map(), any: null };

/** The first of two moments, where there are any. */
export const earliest = (a: Instant | null | undefined, b: Instant | null | undefined): Instant | undefined =>
  typeof a === 'string' && typeof b === 'string' ? (a < b ? a : b) : (a ?? b ?? undefined);

/** The roll of a target, with since when work for it waits, and when its work was last looked at. */
export function withWaiting(target: Target, roll: Roll, waiting: Waiting): Roll {
  if (target.frozen !== null || !isFedByWork(target.measure)) return roll;
  const waitingSince = earliest(waiting.targets.get(target.key), waiting.any);
  const { lookedAt } = waiting;
  if (waitingSince === undefined && lookedAt === undefined) return roll;
  return {
    ...roll,
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(lookedAt === undefined ? {} : { lookedAt }),
  };
}

/**
 * How long a number is believed that nobody has looked at. A look comes every five minutes, so two of them are missing
 * then: storage takes no writes, the queue loses its messages or Jira does not answer, and nothing could be written down of
 * what waits. That nothing is written is what tells.
 */
const BELIEVED_MS = 11 * 60_000;

/** Whether the looks at what has changed of late have failed to come. */
export const isUnlooked = (lookedMs: number, nowMs: number): boolean => nowMs - lookedMs > BELIEVED_MS;

/** Since when nobody has looked at a target's work; undefined while that is not long ago. */
export function unlookedSince({ lookedAt, asOf }: Roll, nowMs: number): Instant | undefined {
  if (lookedAt === undefined) return undefined;
  // What has been counted since is as good as a look.
  const since = asOf !== null && asOf > lookedAt ? asOf : lookedAt;
  return isUnlooked(Date.parse(since), nowMs) ? since : undefined;
}
