import type { IssueId } from '../domain/ids';
import { isInScope, isPlain, partTaken, type Bearings, type Part, type PartTaken } from './bearing';
import type { Member } from './member';

/** What a scope is worked out from: an issue, its parent, and the links that reach it directly. */
export type ScopeIssue = Omit<Member, 'kids' | 'part' | 'factor'>;

export interface Scope {
  readonly members: ReadonlyMap<IssueId, Member>;
  /** By member: every link that reaches it, directly or through a parent, lowest first. */
  readonly reach: ReadonlyMap<IssueId, readonly number[]>;
}

function childrenOf(issues: ReadonlyMap<IssueId, ScopeIssue>): Map<IssueId, IssueId[]> {
  const children = new Map<IssueId, IssueId[]>();
  for (const issue of issues.values()) {
    if (issue.parent === null) continue;
    const siblings = children.get(issue.parent);
    if (siblings === undefined) children.set(issue.parent, [issue.id]);
    else siblings.push(issue.id);
  }
  return children;
}

/** Every link that reaches an issue, by itself or through a parent, lowest first. */
function reachOf(
  issues: ReadonlyMap<IssueId, ScopeIssue>,
  children: ReadonlyMap<IssueId, readonly IssueId[]>,
  bearings: Bearings,
): ReadonlyMap<IssueId, readonly number[]> {
  // Most issues are reached by one link; a short list is quicker for them than a set.
  const reach = new Map<IssueId, number[]>();
  const queue: Array<{ readonly id: IssueId; readonly no: number }> = [];
  const arrive = (id: IssueId, no: number): void => {
    const known = reach.get(id);
    if (known === undefined) reach.set(id, [no]);
    else if (known.includes(no)) return;
    else known.push(no);
    if (bearings.get(no)?.below === true && children.has(id)) queue.push({ id, no });
  };
  for (const issue of issues.values()) for (const no of issue.direct) arrive(issue.id, no);
  for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
    for (const child of children.get(step.id) ?? []) arrive(child, step.no);
  }
  for (const nos of reach.values()) if (nos.length > 1) nos.sort((a, b) => a - b);
  return reach;
}

function memberOf(issue: ScopeIssue, kids: number, by: PartTaken | undefined): Member {
  const { id, parent, category, resolution, weight, direct, created, resolved, status } = issue;
  const plain = { id, parent, category, resolution, weight, direct, created, resolved, kids };
  const member = status === undefined ? plain : { ...plain, status };
  if (by === undefined) return member;
  const { part, factor } = by;
  return { ...member, ...(part === 'counts' ? {} : { part }), ...(factor === 1 ? {} : { factor }) };
}

/** Whether a member is a child to the one above it: what does not count may not keep a piece of work that does from being a leaf. */
export const countsAsChild = (child: Part = 'counts', above: Part = 'counts'): boolean =>
  isInScope(child) || !isInScope(above);

/**
 * The scope of one target: everything a link reaches, and below a linked issue everything under it to any depth. An issue
 * reached by several links is one member. Issues that no link reaches are left out.
 */
export function scopeOf(issues: ReadonlyMap<IssueId, ScopeIssue>, bearings: Bearings): Scope {
  const children = childrenOf(issues);
  const reach = reachOf(issues, children, bearings);
  const taken = isPlain(bearings)
    ? undefined
    : new Map([...reach].map(([id, nos]): [IssueId, PartTaken] => [id, partTaken(nos, bearings)]));
  const partOf = (id: IssueId): Part | undefined => (reach.has(id) ? (taken?.get(id)?.part ?? 'counts') : undefined);
  const members = new Map<IssueId, Member>();
  for (const id of reach.keys()) {
    const issue = issues.get(id);
    const part = partOf(id);
    if (issue === undefined || part === undefined) continue;
    const own = children.get(id) ?? [];
    let kids = 0;
    for (const child of own) {
      const below = partOf(child);
      if (below !== undefined && countsAsChild(below, part)) kids += 1;
    }
    members.set(id, memberOf(issue, kids, taken?.get(id)));
  }
  return { members, reach };
}

/** How one issue stands in one target, as the index of issues keeps it. */
export interface Standing {
  /** The link the panel names: of those that decide how it takes part, a direct one before one through a parent. */
  readonly primary: number;
  /** Whether the primary link reaches it directly. */
  readonly isDirect: boolean;
  /** Whether children of this issue are reached too. */
  readonly takesBelow: boolean;
  readonly isLeaf: boolean;
  readonly direct: readonly number[];
  readonly part: Part;
}

export function standingOf(scope: Scope, bearings: Bearings, id: IssueId): Standing | undefined {
  const member = scope.members.get(id);
  const reach = scope.reach.get(id);
  if (member === undefined || reach === undefined) return undefined;
  const { part, deciding } = partTaken(reach, bearings);
  const isDirect = (no: number): boolean => member.direct.includes(no);
  const primary = deciding.find(isDirect) ?? deciding[0];
  if (primary === undefined) return undefined;
  return {
    primary,
    isDirect: isDirect(primary),
    takesBelow: reach.some((no) => bearings.get(no)?.below === true),
    isLeaf: member.kids === 0,
    direct: member.direct,
    part,
  };
}
