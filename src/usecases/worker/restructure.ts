import type { IssueId, ProjectId } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import { bearingsOf, type Bearings } from '../../rollup/bearing';
import type { Member } from '../../rollup/member';
import { scopeOf, type Scope, type ScopeIssue } from '../../rollup/scope';
import type { Deps } from '../deps';
import type { Changes } from './gather-changes';
import { directNow } from './match-scopes';
import { linksNow } from './replace-leaves';
import { ownRules, type OwnRules } from './own-rules';
import { saveScope } from './save-scope';
import { toScopeIssue } from './sync-target';

/** The links by their present keys, those of deleted issues marked so. */
export function linksAfter(target: Target, changes: Changes): Target {
  const links = linksNow(target.links, changes.facts).map((link) =>
    link.kind === 'issue' && changes.gone.has(link.issueId) ? { ...link, gone: true } : link,
  );
  return { ...target, links };
}

/**
 * The links that reach an issue directly now: also those that name it, which the index forgets with work that is out of sight for
 * days.
 */
export function directIn(target: Target, changes: Changes, id: IssueId): readonly number[] {
  const own = target.links.flatMap((link) => (link.kind === 'issue' && link.issueId === id ? [link.no] : []));
  return [...new Set([...directNow(changes, target.key, id), ...own])].sort((a, b) => a - b);
}

/** The issues of the scope as they were, with every issue read in this round put in and every deleted one taken out. */
function issuesAfter(
  own: OwnRules,
  target: Target,
  members: ReadonlyMap<IssueId, Member>,
  changes: Changes,
): Map<IssueId, ScopeIssue> {
  const issues = new Map<IssueId, ScopeIssue>(members);
  for (const facts of changes.facts.values()) {
    const direct = directIn(target, changes, facts.id);
    issues.set(facts.id, toScopeIssue(target, facts, direct, own));
  }
  for (const id of changes.gone) {
    issues.delete(id);
    // Jira clears the parent of what was under a deleted issue and sends no event for it.
    for (const child of issues.values()) if (child.parent === id) issues.set(child.id, { ...child, parent: null });
  }
  return issues;
}

/** Whether what is below an issue is reached through it. */
const takesBelow = ({ reach }: Scope, bearings: Bearings, id: IssueId): boolean =>
  reach.get(id)?.some((no) => bearings.get(no)?.below === true) === true;

/**
 * Works a target's scope out anew from its stored members and the issues read in this round. What is newly reached with
 * everything below it may have children the index has never seen, also where it was in scope by itself before; they are
 * asked for level by level.
 */
export async function restructure(
  deps: Deps,
  engine: Engine,
  record: StoredTarget,
  changes: Changes,
): Promise<boolean> {
  const { target: before, roll } = record.value;
  if (roll.sums === null) return true;
  const own = ownRules(engine, record);
  const target = linksAfter(before, changes);
  const bearings = bearingsOf(target.links);
  const members = await deps.rolls.members(target.key, roll);
  const issues = issuesAfter(own, target, members, changes);
  const projects = new Map<IssueId, ProjectId>([...changes.facts.values()].map((facts) => [facts.id, facts.project]));
  const levels = new Map([...changes.facts.values()].map((facts) => [facts.id, facts.level]));
  const bearingsBefore = bearingsOf(before.links);
  const scopeBefore = scopeOf(members, bearingsBefore);
  const asked = new Set<IssueId>();
  let isWhole = true;
  let scope: Scope = scopeOf(issues, bearings);
  for (;;) {
    const entering = [...scope.members.keys()].filter(
      (id) =>
        !asked.has(id) &&
        (levels.get(id) ?? 0) >= 0 &&
        takesBelow(scope, bearings, id) &&
        !takesBelow(scopeBefore, bearingsBefore, id),
    );
    if (entering.length === 0) break;
    for (const id of entering) asked.add(id);
    const found = await deps.source.childrenOf(entering, engine.numberFields);
    if (!found.complete) isWhole = false;
    for (const facts of found.issues) {
      // What was read by id in this round is newer than the search index.
      if (changes.facts.has(facts.id)) continue;
      const direct = issues.get(facts.id)?.direct ?? [];
      issues.set(facts.id, toScopeIssue(target, facts, direct, own));
      projects.set(facts.id, facts.project);
      levels.set(facts.id, facts.level);
    }
    scope = scopeOf(issues, bearings);
  }
  const inScope = new Map([...projects].filter(([id]) => scope.members.has(id)));
  // A member may come from a project no scope has touched so far; from then on its events matter.
  await deps.rolls.widenReach(target.key, inScope.values());
  const saved = await saveScope(deps.rolls, own, deps.clock.nowMs(), {
    record,
    target,
    before: members,
    scope,
    complete: roll.complete && isWhole,
    projects: inScope,
    looked: [...changes.facts.keys(), ...changes.gone],
    staleSince: roll.staleSince,
    // What was saved by another definition may stand in the index otherwise.
    ...(roll.staleSince === null ? { stood: { scope: scopeBefore, bearings: bearingsBefore } } : {}),
  });
  return saved.ok;
}
