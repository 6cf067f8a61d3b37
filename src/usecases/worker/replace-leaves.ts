import { dayOf } from '../../domain/day';
import type { IssueId } from '../../domain/ids';
import type { Link } from '../../domain/link';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import type { IssueFacts } from '../../ports/work-source';
import { rolledAt } from '../../rollup/head';
import { leafStateOf, sameLeaf, type LeafChange } from '../../rollup/leaf-state';
import { sameMember, type Member } from '../../rollup/member';
import { addSums, subtractSums, sumsOf } from '../../rollup/sums';
import { weightOf } from '../../rollup/weight';
import type { Deps } from '../deps';
import type { Changes } from './gather-changes';
import { isFoldedBy, ownRules, statusKept } from './own-rules';

/** With the head, two years of history and the log this many buckets fit one transaction. */
const MAX_BUCKETS = 18;

/** Linked issues may have been moved; the link names them by their present key. */
export function linksNow(links: readonly Link[], facts: ReadonlyMap<IssueId, IssueFacts>): readonly Link[] {
  return links.map((link) => {
    const key = link.kind === 'issue' ? facts.get(link.issueId)?.key : undefined;
    return link.kind === 'issue' && key !== undefined && (key !== link.key || link.gone)
      ? { ...link, key, gone: false }
      : link;
  });
}

/**
 * Replaces the states of changed leaves in their buckets and carries the difference into the head: the fold of the buckets
 * before and after, not a count of events. `reshaped` when a member is not where the index says, `stale` when the
 * definition changed meanwhile.
 */
export async function replaceLeaves(
  deps: Deps,
  engine: Engine,
  record: StoredTarget,
  changes: Changes,
): Promise<'saved' | 'stale' | 'reshaped'> {
  const { target, roll } = record.value;
  const own = ownRules(engine, record);
  if (roll.sums === null || roll.buckets === 0 || !isFoldedBy(roll, own)) return 'reshaped';
  const here = [...changes.facts.values()].filter(
    (issue) => changes.nodes.get(issue.id)?.standings.has(target.key) === true,
  );
  const byBucket = new Map<number, IssueFacts[]>();
  for (const issue of here) {
    const bucket = deps.rolls.bucketOf(issue.id, roll.buckets);
    byBucket.set(bucket, [...(byBucket.get(bucket) ?? []), issue]);
  }
  if (byBucket.size > MAX_BUCKETS) return 'reshaped';

  const { fold } = own;
  const writes = new Map<number, readonly Member[]>();
  const trail: LeafChange[] = [];
  let sums = roll.sums;
  for (const [bucket, issues] of byBucket) {
    const before = await deps.rolls.bucket(target.key, roll, bucket);
    const members = new Map(before.map((member) => [member.id, member]));
    let isChanged = false;
    for (const issue of issues) {
      const old = members.get(issue.id);
      // The index may have learnt the new parent from another target; this one has not.
      if (old === undefined || old.parent !== issue.parent) return 'reshaped';
      const weight = weightOf(target.measure, issue.numbers, own.pointsFields);
      const { category, resolution, resolved } = issue;
      const { status: _before, ...rest } = old;
      const member: Member = { ...rest, category, resolution, weight, resolved, ...statusKept(issue, fold) };
      if (sameMember(old, member)) continue;
      const [was, is] = [leafStateOf(old, fold), leafStateOf(member, fold)];
      if (!sameLeaf(was, is)) trail.push({ id: issue.id, before: was, after: is, cause: 'work' });
      members.set(issue.id, member);
      isChanged = true;
    }
    if (!isChanged) continue;
    const after = [...members.values()];
    writes.set(bucket, after);
    sums = addSums(subtractSums(sums, sumsOf(before, fold)), sumsOf(after, fold));
  }

  const links = linksNow(target.links, changes.facts);
  const isMoved = links.some((link, index) => link !== target.links[index]);
  if (writes.size === 0 && !isMoved) return 'saved';
  const current = { ...target, links };
  const nowMs = deps.clock.nowMs();
  const next = rolledAt(current, { ...roll, sums }, own.settings, nowMs);
  const saved = await deps.rolls.saveHead({ ...record, value: { target: current, roll } }, next.roll, writes, {
    moved: next.moved,
    day: dayOf(nowMs),
    changes: trail,
  });
  return saved.ok ? 'saved' : 'stale';
}
