import type { IssueId } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { IssueFacts, WorkSource } from '../../ports/work-source';
import type { Deps } from '../deps';
import { createSharedIssues, sharedSource, type SharedIssues } from './shared-issues';
import { unionJql, unionsOf, type UnionPart } from './union-plan';

type Scope = Extract<UnionPart, { readonly kind: 'scope' }>;

const scopesIn = (parts: readonly UnionPart[]): readonly Scope[] => parts.filter((part) => part.kind === 'scope');
const parentsIn = (parts: readonly UnionPart[]): readonly IssueId[] =>
  parts.flatMap((part) => (part.kind === 'children' ? part.parents : []));

/** Says which scope matches which issue. A scope that Jira refuses here stays unknown and is asked for by itself. */
async function tellApart(
  source: WorkSource,
  shared: SharedIssues,
  parts: readonly UnionPart[],
  issues: readonly IssueFacts[],
): Promise<void> {
  const scopes = scopesIn(parts);
  const ids = issues.map(({ id }) => id);
  const [only] = scopes;
  if (only !== undefined && parts.length === 1) {
    shared.noteScope(only.jql, { ids, complete: true });
    return;
  }
  if (scopes.length === 0) return;
  const answers = await source.match(
    ids,
    scopes.map(({ jql }) => jql),
  );
  for (const [at, scope] of scopes.entries()) {
    const answer = answers[at];
    if (answer === undefined || 'message' in answer) continue;
    shared.noteScope(scope.jql, { ids: ids.filter((id) => answer.has(id)), complete: true });
  }
}

/**
 * Asks for a union. When Jira refuses it or cuts it short, halves of it are asked for, down to the one part that is the
 * reason; that one is left to the target's own reading, which knows what to make of it.
 */
async function readUnion(
  source: WorkSource,
  shared: SharedIssues,
  parts: readonly UnionPart[],
  numberFields: readonly string[],
): Promise<void> {
  const found = await source.search(unionJql(parts), numberFields);
  if (!('message' in found) && found.complete) {
    shared.add(found.issues);
    shared.noteChildren(parentsIn(parts), true);
    await tellApart(source, shared, parts, found.issues);
    return;
  }
  if (parts.length === 1) return;
  const half = Math.ceil(parts.length / 2);
  await readUnion(source, shared, parts.slice(0, half), numberFields);
  await readUnion(source, shared, parts.slice(half), numberFields);
}

/** Everything under what the links take in, of all targets level by level. */
async function readBelow(source: WorkSource, shared: SharedIssues, targets: readonly Target[]): Promise<void> {
  const asked = new Set<IssueId>();
  let level = targets.flatMap(({ links }) =>
    links.flatMap((link) => {
      if (!link.below) return [];
      return link.kind === 'issue' ? [link.issueId] : (shared.scope(link.jql)?.issues ?? []).map(({ id }) => id);
    }),
  );
  while (level.length > 0) {
    const parents = [...new Set(level)].filter((id) => !asked.has(id) && (shared.facts.get(id)?.level ?? -1) >= 0);
    for (const id of parents) asked.add(id);
    if (parents.length === 0) return;
    level = (await source.childrenOf(parents, [])).issues.map(({ id }) => id);
  }
}

/**
 * Reads the work of several targets as one: their scopes in unions that name each issue once, linked issues and what is
 * below them once for all. Answers Jira as it is after that, from which each target's own reading takes its part.
 */
export async function readTogether(
  deps: Pick<Deps, 'source' | 'jql'>,
  targets: readonly Target[],
  numberFields: readonly string[],
): Promise<WorkSource> {
  const shared = createSharedIssues();
  for (const union of unionsOf(targets, deps.jql)) await readUnion(deps.source, shared, union, numberFields);
  const source = sharedSource(deps.source, shared, numberFields);
  const linked = targets.flatMap(({ links }) => links.flatMap((link) => (link.kind === 'issue' ? [link.issueId] : [])));
  const roots = [...new Set(linked)];
  await source.fetch(roots, []);
  shared.noteAbsent(roots);
  await readBelow(source, shared, targets);
  return source;
}
