import type { Instant, TargetKey } from '../domain/ids';
import { isFedByWork } from '../domain/measure';
import type { Target } from '../domain/target';
import type { Roll } from './roll';

/** What is known to wait, while Jira or storage cannot be asked: whose numbers it may move, and since when. */
export interface Waiting {
  readonly targets: ReadonlyMap<TargetKey, Instant>;
  /** Since when any number that work feeds may be moved, because nobody knows yet where the work belongs; null for never. */
  readonly any: Instant | null;
}

export const NOTHING_WAITS: Waiting = { targets: new Map(), any: null };

const earliest = (a: Instant | undefined, b: Instant | null): Instant | undefined =>
  a !== undefined && b !== null ? (a < b ? a : b) : (a ?? b ?? undefined);

/** The roll of a target, with since when work for it waits. */
export function withWaiting(target: Target, roll: Roll, waiting: Waiting): Roll {
  if (target.frozen !== null || !isFedByWork(target.measure)) return roll;
  const waitingSince = earliest(waiting.targets.get(target.key), waiting.any);
  return waitingSince === undefined ? roll : { ...roll, waitingSince };
}
