import type { Instant } from '../../domain/ids';
import { ok, type Result } from '../../domain/result';
import type { BucketWrites, RollStore } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import { rolledAt } from '../../rollup/head';
import { sameMember, type Member } from '../../rollup/member';
import { outerParents } from '../../rollup/outer-parents';
import type { Roll } from '../../rollup/roll';
import { sumsOf } from '../../rollup/sums';
import { indexWrites, issuesIn, type IndexChange } from './index-scope';
import { foldedBy, type OwnRules } from './own-rules';
import { planScopeTrail } from './trail';

/** Members in a bucket when a generation is laid out, and at most before it is laid out anew. */
const BUCKET_SIZE = 24;
const FULL_BUCKET = 48;
/** Buckets replaced in place; with the head, two years of history and the log they fit one transaction. */
export const MAX_IN_PLACE = 18;

export interface ScopeChange extends IndexChange {
  readonly record: StoredTarget;
  readonly complete: boolean;
  /** Kept when the definition is newer than this scope; null when the scope was read for this very definition. */
  readonly staleSince: Instant | null;
}

export interface SavedScope {
  /** Whether the days before the work was first read have been rebuilt. */
  readonly isPastKnown: boolean;
}

/** Whether so many members are too many for the buckets as they are laid out. */
export const isOverfull = ({ buckets }: Roll, members: number): boolean => members > buckets * FULL_BUCKET;

const bucketCountFor = (members: number): number => {
  let buckets = 1;
  while (buckets * BUCKET_SIZE < members) buckets *= 2;
  return buckets;
};

function changedBuckets(rolls: RollStore, roll: Roll, change: ScopeChange): BucketWrites {
  const { before, scope } = change;
  const touched = new Set<number>();
  for (const id of new Set([...before.keys(), ...scope.members.keys()])) {
    const old = before.get(id);
    const now = scope.members.get(id);
    if (old !== undefined && now !== undefined && sameMember(old, now)) continue;
    touched.add(rolls.bucketOf(id, roll.buckets));
  }
  const writes = new Map<number, Member[]>([...touched].map((bucket) => [bucket, []]));
  for (const member of scope.members.values()) writes.get(rolls.bucketOf(member.id, roll.buckets))?.push(member);
  return writes;
}

/**
 * Saves a target's scope: what it holds goes into the index of issues with or before members and head, which change in one
 * transaction, and what has left is taken out of the index with or after them: an event finds the targets of its issue by
 * the index, so a standing must not go before the member. Stopped anywhere, the same round run again ends in the same
 * state, because each step is worked out from what is stored.
 */
export async function saveScope(
  rolls: RollStore,
  own: OwnRules,
  nowMs: number,
  change: ScopeChange,
): Promise<Result<SavedScope, 'stale'>> {
  const { record, target, scope, before, complete } = change;
  const { settings } = own;
  const nodes = await indexWrites(rolls, change, await rolls.nodes(issuesIn(change)));

  const old = record.value.roll;
  const head = await rolls.logHead(target.key);
  const plan = planScopeTrail(head, old, target, settings, nowMs, before, scope);
  const members = scope.members.size;
  const { outerParents: _before, ...rest } = old;
  const outer = outerParents(scope.members);
  const summed: Roll = {
    ...rest,
    members,
    ...(outer === undefined ? {} : { outerParents: outer }),
    sums: sumsOf(scope.members.values(), own.fold),
    ...foldedBy(own),
    complete,
    staleSince: change.staleSince,
    ...(plan.restart === true ? { days: [], past: [] } : {}),
  };
  const next: StoredTarget = { ...record, value: { target, roll: old } };
  const writes = old.buckets === 0 ? new Map<number, Member[]>() : changedBuckets(rolls, old, change);
  const isLaidOut = old.buckets === 0 || isOverfull(old, members) || writes.size > MAX_IN_PLACE;
  const laidOut = isLaidOut ? { ...summed, generation: old.generation + 1, buckets: bucketCountFor(members) } : summed;
  const { roll, moved } = rolledAt(target, laidOut, settings, nowMs);
  const saved = isLaidOut
    ? await rolls.saveGeneration(next, roll, scope.members, { ...plan, moved }, nodes)
    : await rolls.saveHead(next, roll, writes, { ...plan, moved }, nodes);
  return saved.ok ? ok({ isPastKnown: (plan.head ?? head)?.rebuilt === true }) : saved;
}
