import type { IssueId } from '../domain/ids';
import { isInScope, type Bearings } from './bearing';
import type { Member } from './member';
import { countsAsChild, scopeOf, type Scope, type ScopeIssue } from './scope';

/** What is known of a scope around some issues that have changed. */
export interface Near {
  /**
   * Those of the issues that are in scope so far, with every member above them, before and now. Members that stand under them
   * may be there too, and then the members above those.
   */
  readonly known: ReadonlyMap<IssueId, Member>;
  /** The issues as they are now; null for one that is gone. */
  readonly changed: ReadonlyMap<IssueId, ScopeIssue | null>;
  /** Those of them that have nothing under them, in Jira. */
  readonly childless: ReadonlySet<IssueId>;
  /** Those of them of which everything that is right under them, in Jira, is among the issues. */
  readonly complete: ReadonlySet<IssueId>;
  /** Those of them under which no member stands. */
  readonly bare: ReadonlySet<IssueId>;
  readonly bearings: Bearings;
}

const isTakingBelow = ({ reach }: Scope, bearings: Bearings, id: IssueId): boolean =>
  reach.get(id)?.some((no) => bearings.get(no)?.below === true) === true;

/** Whether it stands under the same issue and is reached by the same links. */
const isShapedAs = (old: ScopeIssue, now: ScopeIssue): boolean =>
  old.parent === now.parent && old.direct.join() === now.direct.join();

/** Whether a member that stays where it was is to what is under it as it was: other links reach it, and nothing below it. */
function isSameToBelow(old: Member, now: Member, bearings: Bearings): boolean {
  const isIn = ({ part }: Member): boolean => isInScope(part ?? 'counts');
  const isOnlyIn = (one: Member, other: Member): readonly number[] =>
    one.direct.filter((no) => !other.direct.includes(no));
  const others = [...isOnlyIn(old, now), ...isOnlyIn(now, old)];
  return (
    old.parent === now.parent && isIn(old) === isIn(now) && others.every((no) => bearings.get(no)?.below === false)
  );
}

/** The issues afterwards, with the scope before and after as far as these lines go. */
function bothScopes({ known, changed, bearings }: Pick<Near, 'known' | 'changed' | 'bearings'>) {
  const issues = new Map<IssueId, ScopeIssue>(known);
  for (const [id, issue] of changed) {
    if (issue === null) issues.delete(id);
    else issues.set(id, issue);
  }
  const [before, after] = [scopeOf(known, bearings), scopeOf(issues, bearings)];
  const isTaking = (id: IssueId): boolean => isTakingBelow(after, bearings, id) && !isTakingBelow(before, bearings, id);
  return { issues, before, after, isTaking };
}

/** Those of the issues that take in what is below them from now on. */
export const takingAnew = (near: Pick<Near, 'known' | 'changed' | 'bearings'>): readonly IssueId[] =>
  [...near.changed.keys()].filter(bothScopes(near).isTaking);

/** Whether every member under a member is counted among its children, for certain. */
function countsAllBelow({ id, part }: Member, { reach }: Scope, bearings: Bearings): boolean {
  // What is aligned or taken out is no child of what counts; where a link that counts takes it in as well, it is one.
  const isCountingAll = [...bearings.values()].every(({ role }) => role === 'counts');
  const bringsBelow = (no: number): boolean => {
    const bearing = bearings.get(no);
    return bearing?.role === 'counts' && bearing.below;
  };
  return isCountingAll || !isInScope(part ?? 'counts') || reach.get(id)?.some(bringsBelow) === true;
}

/** Answers what stands under a member, with the member itself; undefined where not all of it is certain to be known. */
function treesIn(known: ReadonlyMap<IssueId, Member>, scope: Scope, bearings: Bearings) {
  const children = new Map<IssueId, Member[]>();
  for (const member of known.values())
    if (member.parent !== null) children.set(member.parent, [...(children.get(member.parent) ?? []), member]);
  return (top: Member): ReadonlySet<IssueId> | undefined => {
    const tree = new Set<IssueId>();
    const queue = [top];
    for (let member = queue.pop(); member !== undefined; member = queue.pop()) {
      const below = children.get(member.id) ?? [];
      const isWhole = member.kids === below.length && countsAllBelow(member, scope, bearings);
      if (!isWhole || tree.has(member.id)) return undefined;
      tree.add(member.id);
      queue.push(...below);
    }
    return tree;
  };
}

/**
 * The part of a scope that changes with issues under which nothing stands, or nothing but what is known: they themselves, what
 * is under them, and how many children those above them have. Undefined where more may change, and the scope is to be worked
 * out whole: where work comes or goes with what is under it and is not known.
 */
export function nearScope(near: Near): Scope | undefined {
  const { known, changed, childless, complete, bare, bearings } = near;
  const { issues, before, after, isTaking } = bothScopes(near);
  const treeUnder = treesIn(known, before, bearings);
  const moving = new Set<IssueId>();
  // Jira clears the parent of what was under a deleted issue and sends no event for it.
  const isOrphan = ({ parent }: ScopeIssue): boolean => parent !== null && changed.get(parent) === null;
  if ([...issues.values()].some(isOrphan)) return undefined;
  const parents = new Set([...issues.values()].map(({ parent }) => parent));
  const kids = new Map<IssueId, number>();
  const count = (child: Member | undefined, members: ReadonlyMap<IssueId, Member>, more: number): void => {
    const parent = child?.parent ?? null;
    const above = parent === null ? undefined : members.get(parent);
    if (child === undefined || above === undefined || !countsAsChild(child.part, above.part)) return;
    kids.set(above.id, (kids.get(above.id) ?? known.get(above.id)?.kids ?? 0) + more);
  };
  for (const [id, issue] of changed) {
    const old = known.get(id);
    const now = after.members.get(id);
    if (old === undefined && now === undefined) continue;
    if (old !== undefined && now !== undefined && issue !== null && isShapedAs(old, issue)) continue;
    const isAsBefore = old !== undefined && now !== undefined && isSameToBelow(old, now, bearings);
    const tree = old === undefined || isAsBefore ? [] : treeUnder(old);
    if (tree === undefined) return undefined;
    for (const one of tree) moving.add(one);
    // What comes into scope, or takes in what is below it from now on, brings along what it has under it.
    const isAlone = childless.has(id) && !parents.has(id);
    const isOverMembers = old === undefined && !bare.has(id);
    if (!isAlone && (isOverMembers || (isTaking(id) && !complete.has(id)))) return undefined;
    count(old, known, -1);
    count(now, after.members, 1);
  }
  const members = new Map<IssueId, Member>();
  for (const [id, member] of after.members) {
    // Of what moves every child is known; what stays where it is has others too.
    const own = moving.has(id) ? member.kids : (kids.get(id) ?? known.get(id)?.kids ?? 0);
    if (own < 0) return undefined;
    members.set(id, { ...member, kids: own });
  }
  return { members, reach: after.reach };
}
