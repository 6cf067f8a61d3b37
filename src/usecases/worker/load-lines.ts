import type { IssueId, TargetKey } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { BucketWrites, Node } from '../../ports/roll-store';
import type { Member } from '../../rollup/member';
import type { Roll } from '../../rollup/roll';
import type { ScopeIssue } from '../../rollup/scope';
import type { Deps } from '../deps';
import type { Changes } from './gather-changes';
import { MAX_IN_PLACE } from './save-scope';

/** Issues of a round that are in a target or may come into it, as they are now; null for one that is gone. */
export type IssuesNow = ReadonlyMap<IssueId, ScopeIssue | null>;

/** The members around some issues, with the buckets they are in and what the index says of them so far. */
export interface Loaded {
  readonly buckets: BucketWrites;
  readonly known: ReadonlyMap<IssueId, Member>;
  readonly nodes: ReadonlyMap<IssueId, Node> | undefined;
  /** Every issue that was looked for: a member, or certain to be none. */
  readonly asked: ReadonlySet<IssueId>;
}

/** The nodes of so few issues fit into the batch of their members and cost nothing there. */
const FEW = 8;

/** The issues with what they stood under and stand under now. */
const withParents = (now: IssuesNow, changes: Changes): readonly IssueId[] =>
  [...now].flatMap(([id, issue]) => [id, issue?.parent ?? [], changes.nodes.get(id)?.parent ?? []].flat());

/** Whether an issue takes what is under it elsewhere, or brings it in. */
function takesAlong(issue: ScopeIssue, target: TargetKey, { nodes }: Changes): boolean {
  const node = nodes.get(issue.id);
  const standing = node?.standings.get(target);
  if (standing !== undefined && !standing.isLeaf)
    return node?.parent !== issue.parent || standing.direct.join() !== issue.direct.join();
  const above = issue.parent === null ? undefined : nodes.get(issue.parent)?.standings.get(target);
  return standing?.takesBelow !== true && (issue.direct.length > 0 || above?.takesBelow === true);
}

/**
 * The sub-tasks, as Jira names them, of work that takes them along. Whether members are all that stands under it is told by
 * the members alone.
 */
const subtasksOf = (now: IssuesNow, target: TargetKey, changes: Changes): readonly IssueId[] =>
  [...now.values()].flatMap((issue) =>
    issue !== null && takesAlong(issue, target, changes) ? (changes.facts.get(issue.id)?.subtasks ?? []) : [],
  );

/** The linked issues at the end of the lines, by what the index says of the issues and of what they are under. */
function endsOf(target: Target, ids: readonly IssueId[], { nodes }: Changes): readonly IssueId[] {
  const links = new Map(target.links.map((link) => [link.no, link]));
  return ids.flatMap((id) => {
    const standing = nodes.get(id)?.standings.get(target.key);
    const link = standing === undefined || standing.isDirect ? undefined : links.get(standing.primary);
    return link?.kind === 'issue' ? [link.issueId] : [];
  });
}

/** The members among the issues, their sub-tasks where they move, and everything in scope above them; undefined when those are many. */
export async function loadLines(
  { rolls }: Deps,
  target: Target,
  roll: Roll,
  now: IssuesNow,
  changes: Changes,
  index: ReadonlyMap<IssueId, Node> | undefined,
): Promise<Loaded | undefined> {
  const first = [...new Set([...withParents(now, changes), ...subtasksOf(now, target.key, changes)])];
  const buckets = new Map<number, readonly Member[]>();
  const known = new Map<IssueId, Member>();
  const asked = new Set<IssueId>();
  let nodes = index;
  // What a link names is looked up in the end, so it is read at once.
  let ahead = endsOf(target, first, changes);
  let along: readonly IssueId[] = first.length <= FEW ? first : [];
  let asking = new Set(first);
  while (asking.size > 0) {
    const numbers = new Set([...asking, ...ahead].map((id) => rolls.bucketOf(id, roll.buckets)));
    const missing = [...numbers].filter((bucket) => !buckets.has(bucket));
    if (buckets.size + missing.length > MAX_IN_PLACE) return undefined;
    if (missing.length > 0) {
      const read = await rolls.around(target.key, roll, missing, along, nodes);
      nodes = along.length > 0 ? read.nodes : nodes;
      for (const [bucket, members] of read.buckets) buckets.set(bucket, members);
    }
    [ahead, along] = [[], []];
    const above = new Set<IssueId>();
    for (const id of asking) {
      asked.add(id);
      const member = buckets.get(rolls.bucketOf(id, roll.buckets))?.find((one) => one.id === id);
      if (member === undefined) continue;
      known.set(id, member);
      if (member.parent !== null && !asked.has(member.parent)) above.add(member.parent);
    }
    asking = above;
  }
  return { buckets, known, nodes, asked };
}
