import type { Instant, IssueId, ProjectId, TargetKey } from '../../domain/ids';
import { ok, type Result } from '../../domain/result';
import type { Target } from '../../domain/target';
import type { BucketWrites, Node, RollStore } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import { bearingsOf } from '../../rollup/bearing';
import { rolledAt } from '../../rollup/head';
import { sameMember, type Member } from '../../rollup/member';
import type { Roll } from '../../rollup/roll';
import { standingOf, type Scope, type Standing } from '../../rollup/scope';
import { sumsOf } from '../../rollup/sums';
import { foldedBy, type OwnRules } from './own-rules';
import { planScopeTrail } from './trail';

/** Members in a bucket when a generation is laid out, and at most before it is laid out anew. */
const BUCKET_SIZE = 24;
const FULL_BUCKET = 48;
/** Buckets replaced in place; with the head, two years of history and the log they fit one transaction. */
const MAX_IN_PLACE = 18;

export interface ScopeChange {
  readonly record: StoredTarget;
  /** The definition to save: links with their present keys and states. */
  readonly target: Target;
  readonly before: ReadonlyMap<IssueId, Member>;
  readonly scope: Scope;
  readonly complete: boolean;
  /** Projects of the issues whose facts were read in this round. */
  readonly projects: ReadonlyMap<IssueId, ProjectId>;
  /** Other issues that were looked at: a standing that an interrupted round left behind goes with them. */
  readonly looked?: readonly IssueId[];
  /** Kept when the definition is newer than this scope; null when the scope was read for this very definition. */
  readonly staleSince: Instant | null;
}

export interface SavedScope {
  /** Whether the days before the work was first read have been rebuilt. */
  readonly isPastKnown: boolean;
}

const bucketCountFor = (members: number): number => {
  let buckets = 1;
  while (buckets * BUCKET_SIZE < members) buckets *= 2;
  return buckets;
};

function sameStanding(a: Standing | undefined, b: Standing | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.primary === b.primary &&
    a.isDirect === b.isDirect &&
    a.takesBelow === b.takesBelow &&
    a.isLeaf === b.isLeaf &&
    a.part === b.part &&
    a.direct.join() === b.direct.join()
  );
}

const issuesIn = ({ before, scope, looked = [] }: ScopeChange): readonly IssueId[] => [
  ...new Set([...before.keys(), ...scope.members.keys(), ...looked]),
];

/** The nodes that change because the target's scope does. */
function nodeChanges(nodes: ReadonlyMap<IssueId, Node>, change: ScopeChange): ReadonlyMap<IssueId, Node> {
  const { scope, target, projects } = change;
  const bearings = bearingsOf(target.links);
  const changed = new Map<IssueId, Node>();
  for (const id of issuesIn(change)) {
    const node = nodes.get(id);
    const member = scope.members.get(id);
    const standing = standingOf(scope, bearings, id);
    const project = projects.get(id) ?? node?.project;
    if (project === undefined) continue;
    const parent = member === undefined ? (node?.parent ?? null) : member.parent;
    const isRead = projects.has(id);
    const same =
      node !== undefined &&
      sameStanding(node.standings.get(target.key), standing) &&
      node.project === project &&
      node.parent === parent &&
      (node.missingSinceMs === null || !isRead);
    if (same || (node === undefined && standing === undefined)) continue;
    const standings = new Map<TargetKey, Standing>(node?.standings ?? []);
    if (standing === undefined) standings.delete(target.key);
    else standings.set(target.key, standing);
    changed.set(id, { parent, project, standings, missingSinceMs: isRead ? null : (node?.missingSinceMs ?? null) });
  }
  return changed;
}

/**
 * Once the index knows that an issue is in another project, its event looks to the other targets that hold it like one of
 * work that stayed where it was. So whoever teaches the index a project makes them listen to it as well.
 */
async function widenOthers(
  rolls: RollStore,
  known: ReadonlyMap<IssueId, Node>,
  changed: ReadonlyMap<IssueId, Node>,
  own: TargetKey,
): Promise<void> {
  const projects = new Map<TargetKey, Set<ProjectId>>();
  for (const [id, { project, standings }] of changed) {
    const before = known.get(id);
    if (before === undefined || before.project === project) continue;
    for (const key of standings.keys()) {
      if (key !== own) projects.set(key, (projects.get(key) ?? new Set<ProjectId>()).add(project));
    }
  }
  for (const [key, there] of projects) await rolls.widenReach(key, there);
}

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
 * Saves a target's scope: what it holds goes into the index of issues first, then members and head change in one
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
  const known = await rolls.nodes(issuesIn(change));
  const nodes = nodeChanges(known, change);
  const stay = new Map([...nodes].filter(([, node]) => node.standings.has(target.key)));
  const leave = new Map([...nodes].filter(([, node]) => !node.standings.has(target.key)));
  await widenOthers(rolls, known, nodes, target.key);
  if (stay.size > 0) await rolls.saveNodes(stay);

  const old = record.value.roll;
  const head = await rolls.logHead(target.key);
  const plan = planScopeTrail(head, old, target, settings, nowMs, before, scope);
  const members = scope.members.size;
  const summed: Roll = {
    ...old,
    members,
    sums: sumsOf(scope.members.values(), own.fold),
    ...foldedBy(own),
    complete,
    staleSince: change.staleSince,
    ...(plan.restart === true ? { days: [], past: [] } : {}),
  };
  const next: StoredTarget = { ...record, value: { target, roll: old } };
  const writes = old.buckets === 0 ? new Map<number, Member[]>() : changedBuckets(rolls, old, change);
  const isLaidOut = old.buckets === 0 || members > old.buckets * FULL_BUCKET || writes.size > MAX_IN_PLACE;
  const laidOut = isLaidOut ? { ...summed, generation: old.generation + 1, buckets: bucketCountFor(members) } : summed;
  const { roll, moved } = rolledAt(target, laidOut, settings, nowMs);
  const saved = isLaidOut
    ? await rolls.saveGeneration(next, roll, scope.members, { ...plan, moved }, leave)
    : await rolls.saveHead(next, roll, writes, { ...plan, moved }, leave);
  return saved.ok ? ok({ isPastKnown: (plan.head ?? head)?.rebuilt === true }) : saved;
}
