import type { Day, IssueId } from '../domain/ids';
import type { Category, Member } from './member';

/** What a scope is worked out from: an issue, its parent, and the links that reach it directly. */
export interface ScopeIssue {
  readonly id: IssueId;
  readonly parent: IssueId | null;
  readonly category: Category;
  readonly resolution: string | null;
  readonly status?: string;
  readonly weight: number | null;
  readonly direct: readonly number[];
  readonly created: Day | null;
  readonly resolved: Day | null;
}

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

/**
 * The scope of one target: everything a link reaches, and below a linked issue everything under it to any depth. An issue
 * reached by several links is one member. Issues that no link reaches are left out.
 */
export function scopeOf(issues: ReadonlyMap<IssueId, ScopeIssue>, below: ReadonlySet<number>): Scope {
  const children = childrenOf(issues);
  // Most issues are reached by one link; a short list is quicker for them than a set.
  const reach = new Map<IssueId, number[]>();
  const queue: Array<{ readonly id: IssueId; readonly no: number }> = [];
  const arrive = (id: IssueId, no: number): void => {
    const known = reach.get(id);
    if (known === undefined) reach.set(id, [no]);
    else if (known.includes(no)) return;
    else known.push(no);
    if (below.has(no) && children.has(id)) queue.push({ id, no });
  };
  for (const issue of issues.values()) for (const no of issue.direct) arrive(issue.id, no);
  for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
    for (const child of children.get(step.id) ?? []) arrive(child, step.no);
  }
  const members = new Map<IssueId, Member>();
  for (const [id, nos] of reach) {
    const issue = issues.get(id);
    if (issue === undefined) continue;
    if (nos.length > 1) nos.sort((a, b) => a - b);
    let kids = 0;
    for (const child of children.get(id) ?? []) if (reach.has(child)) kids += 1;
    members.set(id, { ...issue, kids });
  }
  return { members, reach };
}

/** How one issue stands in one target, as the index of issues keeps it. */
export interface Standing {
  /** The link the panel names: a direct one before one through a parent. */
  readonly primary: number;
  /** Whether the primary link reaches it directly. */
  readonly isDirect: boolean;
  /** Whether children of this issue are in scope too. */
  readonly takesBelow: boolean;
  readonly isLeaf: boolean;
  readonly direct: readonly number[];
}

export function standingOf(scope: Scope, below: ReadonlySet<number>, id: IssueId): Standing | undefined {
  const member = scope.members.get(id);
  const reach = scope.reach.get(id);
  const first = reach?.[0];
  if (member === undefined || reach === undefined || first === undefined) return undefined;
  return {
    primary: member.direct[0] ?? first,
    isDirect: member.direct.length > 0,
    takesBelow: reach.some((no) => below.has(no)),
    isLeaf: member.kids === 0,
    direct: member.direct,
  };
}
