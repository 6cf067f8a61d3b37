import { dayOf } from '../../domain/day';
import type { IssueId, ProjectId, TargetKey } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { Engine, Node } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import { bearingsOf } from '../../rollup/bearing';
import { rolledAt } from '../../rollup/head';
import { leafStateOf, sameLeaf, type LeafChange } from '../../rollup/leaf-state';
import { sameMember, type Member } from '../../rollup/member';
import { nearScope, takingAnew } from '../../rollup/near-scope';
import { withOuterParents } from '../../rollup/outer-parents';
import type { Roll } from '../../rollup/roll';
import type { ScopeIssue } from '../../rollup/scope';
import { addSums, subtractSums, sumsOf } from '../../rollup/sums';
import type { Deps } from '../deps';
import type { Changes } from './gather-changes';
import { indexWrites } from './index-scope';
import { loadLines, type IssuesNow, type Loaded } from './load-lines';
import { readBelow, type Below } from './read-below';
import { isFoldedBy, ownRules, type OwnRules } from './own-rules';
import { directIn, linksAfter } from './restructure';
import { isOverfull } from './save-scope';
import { toScopeIssue } from './sync-target';

/** The issues of the round that are in the target or may come into it, as they are now. */
function issuesNow(target: Target, own: OwnRules, changes: Changes): IssuesNow {
  const now = new Map<IssueId, ScopeIssue | null>();
  const isIn = (id: IssueId): boolean => changes.nodes.get(id)?.standings.has(target.key) === true;
  for (const facts of changes.facts.values()) {
    const direct = directIn(target, changes, facts.id);
    if (!isIn(facts.id) && direct.length === 0 && facts.parent === null) continue;
    now.set(facts.id, toScopeIssue(target, facts, direct, own));
  }
  for (const id of changes.gone) if (isIn(id)) now.set(id, null);
  return now;
}

/** The issues, and the members that stand under one of them: another link may reach those there. */
function withBelow(now: IssuesNow, known: ReadonlyMap<IssueId, Member>): ReadonlySet<IssueId> {
  const ids = new Set(now.keys());
  for (let before = -1; before !== ids.size;) {
    before = ids.size;
    for (const { id, parent } of known.values()) if (parent !== null && ids.has(parent)) ids.add(id);
  }
  return ids;
}

/** Of the members that are known before and after, those that differ. */
function differing(before: ReadonlyMap<IssueId, Member>, after: ReadonlyMap<IssueId, Member>): readonly IssueId[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    return old === undefined || now === undefined || !sameMember(old, now);
  });
}

/** The loaded buckets that change, with their members as they are now, and the sums carried on by them. */
function replaced({ rolls }: Deps, roll: Roll, own: OwnRules, loaded: Loaded, after: ReadonlyMap<IssueId, Member>) {
  const { buckets, known } = loaded;
  const ids = differing(known, after);
  const writes = new Map<number, readonly Member[]>();
  let { sums, members } = roll;
  for (const bucket of new Set(ids.map((id) => rolls.bucketOf(id, roll.buckets)))) {
    const before = buckets.get(bucket) ?? [];
    const here = new Map(before.map((member) => [member.id, member]));
    for (const id of ids) {
      if (rolls.bucketOf(id, roll.buckets) !== bucket) continue;
      const now = after.get(id);
      if (now === undefined) here.delete(id);
      else here.set(id, now);
    }
    const now = [...here.values()];
    writes.set(bucket, now);
    members += now.length - before.length;
    if (sums !== null) sums = addSums(subtractSums(sums, sumsOf(before, own.fold)), sumsOf(now, own.fold));
  }
  const trail = ids.flatMap((id): LeafChange[] => {
    const [old, now] = [known.get(id), after.get(id)];
    const was = old === undefined ? null : leafStateOf(old, own.fold);
    const is = now === undefined ? null : leafStateOf(now, own.fold);
    return sameLeaf(was, is) ? [] : [{ id, before: was, after: is, cause: 'work' }];
  });
  // Also what stays may stand under something outside now: what it is under has gone.
  const outer = withOuterParents(roll.outerParents, after.values(), (id) => after.has(id));
  const { outerParents: _before, ...rest } = roll;
  return { writes, trail, roll: { ...rest, sums, members, ...(outer === undefined ? {} : { outerParents: outer }) } };
}

/** Issues that come in by JQL, or bring sub-tasks along, under which members may stand. */
const entering = (
  now: IssuesNow,
  known: ReadonlyMap<IssueId, Member>,
  { childless, complete }: Below,
): readonly IssueId[] =>
  [...now.values()].flatMap((issue) => {
    if (issue === null || known.has(issue.id) || childless.has(issue.id)) return [];
    return issue.direct.length > 0 || complete.has(issue.id) ? [issue.id] : [];
  });

/** Those of the issues under which no member stands, by what the roll says or by a look at all members. */
async function bareAmong(
  { rolls }: Deps,
  target: TargetKey,
  roll: Roll,
  ids: readonly IssueId[],
): Promise<ReadonlySet<IssueId>> {
  if (ids.length === 0) return new Set();
  const outer = roll.outerParents ?? [...(await rolls.members(target, roll)).values()].map(({ parent }) => parent);
  const parents = new Set(outer);
  return new Set(ids.filter((id) => !parents.has(id)));
}

/**
 * Projects of issues in scope of which the target may not have heard yet: those of no issue that is in it already. To where its
 * JQL takes work in from, it listens anyway. Sub-tasks are in the project of what they are under.
 */
function strangeProjects(
  target: TargetKey,
  changes: Changes,
  scope: ReadonlyMap<IssueId, Member>,
  known: ReadonlyMap<IssueId, Member>,
): readonly ProjectId[] {
  return [...changes.facts.values()].flatMap(({ id, parent, project }) => {
    const member = scope.get(id);
    const isTakenIn = !known.has(id) && member !== undefined && member.direct.length > 0;
    if (member === undefined || isTakenIn) return [];
    const nodes = [changes.nodes.get(id), parent === null ? undefined : changes.parents.get(parent)];
    return nodes.some((node) => node?.project === project && node.standings.has(target)) ? [] : [project];
  });
}

/**
 * Works a target's scope out anew around issues that have nothing under them but what is known: the common case of work that
 * is made, deleted, moved with its sub-tasks, or comes into or out of a scope. It reads the buckets of the issues and of
 * what is above them, where the whole scope would be forty. `far` where more may change, or where the number is not one to be
 * carried on; then the whole is worked out. `index` is what the index of issues says, when it has not been written since it
 * was read.
 */
export async function restructureNear(
  deps: Deps,
  engine: Engine,
  record: StoredTarget,
  changes: Changes,
  index: ReadonlyMap<IssueId, Node> | undefined,
): Promise<'saved' | 'stale' | 'far'> {
  const { roll } = record.value;
  const own = ownRules(engine, record);
  if (roll.sums === null || roll.buckets === 0 || roll.staleSince !== null || !isFoldedBy(roll, own)) return 'far';
  const target = linksAfter(record.value.target, changes);
  const bearings = bearingsOf(target.links);
  const told = issuesNow(target, own, changes);
  const loaded = await loadLines(deps, target, roll, told, changes, index);
  if (loaded === undefined) return 'far';
  const { known, asked } = loaded;
  const below = await readBelow(deps, engine, changes, takingAnew({ known, changed: told, bearings }));
  if (below?.subtasks.every(({ id }) => asked.has(id)) !== true) return 'far';
  const { childless, complete, subtasks } = below;
  const now: IssuesNow = new Map([
    ...told,
    ...subtasks.map((one) => [one.id, toScopeIssue(target, one, known.get(one.id)?.direct ?? [], own)] as const),
  ]);
  const bare = await bareAmong(deps, target.key, roll, entering(now, known, below));
  const scope = nearScope({ known, changed: now, childless, complete, bare, bearings });
  if (scope === undefined) return 'far';
  const next = replaced(deps, roll, own, loaded, scope.members);
  if (isOverfull(roll, next.roll.members)) return 'far';

  const strange = strangeProjects(target.key, changes, scope.members, known);
  if (strange.length > 0) await deps.rolls.widenReach(target.key, strange);
  // Whether something is a leaf stands in the index too; of those above, most go on as they were.
  const turned = [...known.keys()].filter((id) => {
    const member = scope.members.get(id);
    return !now.has(id) && member !== undefined && (member.kids === 0) !== (known.get(id)?.kids === 0);
  });
  const ids = new Set([...withBelow(now, known), ...turned]);
  const only = (members: ReadonlyMap<IssueId, Member>) => new Map([...members].filter(([id]) => ids.has(id)));
  const nodes = await deps.rolls.nodes([...ids], loaded.nodes);
  const projects = new Map(
    [...changes.facts.values(), ...subtasks].flatMap(({ id, project }) =>
      scope.members.has(id) ? [[id, project] as const] : [],
    ),
  );
  const inScope = { members: only(scope.members), reach: scope.reach };
  const change = { target, before: only(known), scope: inScope, projects, looked: [...now.keys()] };
  const nowMs = deps.clock.nowMs();
  const rolled = rolledAt(target, next.roll, own.settings, nowMs);
  const trail = { moved: rolled.moved, day: dayOf(nowMs), changes: next.trail };
  const head = { ...record, value: { target, roll } };
  const writes = await indexWrites(deps.rolls, change, nodes);
  const saved = await deps.rolls.saveHead(head, rolled.roll, next.writes, trail, writes);
  return saved.ok ? 'saved' : 'stale';
}
