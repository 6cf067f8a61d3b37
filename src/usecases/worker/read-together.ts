import type { IssueId } from '../../domain/ids';
import type { Target } from '../../domain/target';
import { WorkSourceBusy, type WorkSource } from '../../ports/work-source';
import type { Deps } from '../deps';
import { sharedSource, type SharedIssues } from './shared-issues';
import { unionJql, unionsOf, type UnionPart } from './union-plan';

type Scope = Extract<UnionPart, { readonly kind: 'scope' }>;

const scopesIn = (parts: readonly UnionPart[]): readonly Scope[] => parts.filter((part) => part.kind === 'scope');
const parentsIn = (parts: readonly UnionPart[]): readonly IssueId[] =>
  parts.flatMap((part) => (part.kind === 'children' ? part.parents : []));

/** One stretch of reading. */
interface Stretch {
  readonly source: WorkSource;
  readonly shared: SharedIssues;
  readonly numberFields: readonly string[];
  /** Writes down what has been found out when it has become much. */
  readonly onFound: () => Promise<void>;
  readonly isOver: () => boolean;
}

/** Says which scope matches which issue. A scope that Jira refuses here stays unknown and is asked for by itself. */
async function tellApart(
  { source, shared }: Stretch,
  parts: readonly UnionPart[],
  ids: readonly IssueId[],
): Promise<void> {
  const scopes = scopesIn(parts);
  const [only] = scopes;
  if (only !== undefined && parts.length === 1) shared.noteScope(only.jql, ids);
  else if (scopes.length > 0) {
    const jqls = scopes.map(({ jql }) => jql);
    for (const [at, answer] of (await source.match(ids, jqls)).entries()) {
      const jql = jqls[at];
      if (jql === undefined || 'message' in answer) continue;
      shared.noteScope(
        jql,
        ids.filter((id) => answer.has(id)),
      );
    }
  }
}

/** A search that loses its place is begun anew this often; then Jira is left alone for a while. */
const BEGINNINGS = 3;
const PAUSE_SECONDS = 60;

/** Every issue of a union, from the page on which an earlier round stopped. */
async function readPages(stretch: Stretch, jql: string): Promise<readonly IssueId[] | 'refused' | 'over'> {
  const { source, shared, numberFields } = stretch;
  const ids = [...(shared.search(jql)?.ids ?? [])];
  let token = shared.search(jql)?.next;
  for (let beginning = 1; ;) {
    if (stretch.isOver()) return 'over';
    const page = await source.searchPage(jql, numberFields, token);
    if ('message' in page && token !== undefined) {
      // A page that Jira no longer knows: the search begins anew; what has been read of it stays.
      if (beginning === BEGINNINGS) throw new WorkSourceBusy('search: pages are no longer known', PAUSE_SECONDS);
      beginning += 1;
      ids.length = 0;
      token = undefined;
      continue;
    }
    if ('message' in page || !page.complete) return 'refused';
    const found = page.issues.map(({ id }) => id);
    shared.add(page.issues);
    ids.push(...found);
    if (page.next === undefined) return [...new Set(ids)];
    shared.noteSearch(jql, found, page.next);
    token = page.next;
    await stretch.onFound();
  }
}

/**
 * Asks for a union. When Jira refuses it or cuts it short, halves of it are asked for, down to the one part that is the
 * reason; that one is left to the target's own reading, which knows what to make of it. False when time was up.
 */
async function readUnion(stretch: Stretch, parts: readonly UnionPart[]): Promise<boolean> {
  const ids = await readPages(stretch, unionJql(parts));
  if (ids === 'over') return false;
  if (ids !== 'refused') {
    await tellApart(stretch, parts, ids);
    stretch.shared.noteChildren(parentsIn(parts), true);
    return true;
  }
  if (parts.length === 1) return true;
  const half = Math.ceil(parts.length / 2);
  return (await readUnion(stretch, parts.slice(0, half))) && readUnion(stretch, parts.slice(half));
}

/** Issues that are asked for, or for the children of, before the time is looked at again. */
const AT_ONCE = 1_000;

/** The linked issues themselves. False when time was up. */
async function readLinked({ source, shared, ...stretch }: Stretch, targets: readonly Target[]): Promise<boolean> {
  const linked = targets.flatMap(({ links }) => links.flatMap((link) => (link.kind === 'issue' ? [link.issueId] : [])));
  const roots = [...new Set(linked)];
  for (let from = 0; from < roots.length; from += AT_ONCE) {
    if (stretch.isOver()) return false;
    const part = roots.slice(from, from + AT_ONCE);
    await source.fetch(part, []);
    shared.noteAbsent(part);
    await stretch.onFound();
  }
  return true;
}

/** Everything under what the links take in, of all targets level by level. False when time was up. */
async function readBelow(stretch: Stretch, targets: readonly Target[]): Promise<boolean> {
  const { source, shared } = stretch;
  const asked = new Set<IssueId>();
  let level = targets.flatMap(({ links }) =>
    links.flatMap((link) => {
      if (!link.below) return [];
      return link.kind === 'issue' ? [link.issueId] : (shared.scope(link.jql) ?? []).map(({ id }) => id);
    }),
  );
  while (level.length > 0) {
    const parents = [...new Set(level)].filter((id) => !asked.has(id) && (shared.facts.get(id)?.level ?? -1) >= 0);
    for (const id of parents) asked.add(id);
    level = [];
    for (let from = 0; from < parents.length; from += AT_ONCE) {
      if (stretch.isOver()) return false;
      const found = await source.childrenOf(parents.slice(from, from + AT_ONCE), []);
      for (const { id } of found.issues) level.push(id);
      await stretch.onFound();
    }
  }
  return true;
}

/**
 * Reads the work of several targets as one: their scopes in unions that name each issue once, linked issues and what is
 * below them once for all. Answers Jira as it is after that, from which each target's own reading takes its part;
 * undefined when time was up first.
 */
export async function readTogether(
  deps: Pick<Deps, 'source' | 'jql'>,
  targets: readonly Target[],
  stretch: Omit<Stretch, 'source'>,
): Promise<WorkSource | undefined> {
  const { shared, numberFields } = stretch;
  const source = sharedSource(deps.source, shared, numberFields);
  const isKnown = { scope: shared.hasScope, children: shared.hasChildren };
  for (const union of unionsOf(targets, deps.jql, isKnown))
    if (!(await readUnion({ ...stretch, source: deps.source }, union))) return undefined;
  const whole = { ...stretch, source };
  return (await readLinked(whole, targets)) && (await readBelow(whole, targets)) ? source : undefined;
}
