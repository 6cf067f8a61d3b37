import { parseIssueId, type IssueId, type ProjectId } from '../../domain/ids';
import type { Finding } from '../../ports/reading-store';
import type { FoundIssues, IssueFacts, RejectedJql, WorkSource } from '../../ports/work-source';

/** Where a search has come to: the issues found so far, and its next page. */
interface Search {
  /** Grows page by page: a search may have a thousand of them. */
  readonly ids: IssueId[];
  next: string;
}

/** Issues that were read once for several targets. */
export interface SharedIssues {
  readonly facts: ReadonlyMap<IssueId, IssueFacts>;
  add(issues: readonly IssueFacts[]): void;
  /** Issues that Jira was asked for by id and did not show. */
  noteAbsent(ids: readonly IssueId[]): void;
  /** The issues that a scope matches; all of them have been added. */
  noteScope(jql: string, ids: readonly IssueId[]): void;
  /** All children of the parents have been added, unless Jira cut its answer short. */
  noteChildren(parents: readonly IssueId[], complete: boolean): void;
  noteSearch(jql: string, ids: readonly IssueId[], next: string): void;
  search(jql: string): Readonly<Search> | undefined;
  hasScope(jql: string): boolean;
  hasChildren(parent: IssueId): boolean;
  childrenOf(parent: IssueId): readonly IssueId[];
  scope(jql: string): readonly IssueFacts[] | undefined;
  isAbsent(id: IssueId): boolean;
  /** Whether all children were shown of every parent whose children were asked for. */
  isWhole(parents: readonly IssueId[]): boolean;
  /** What has been found out since this was last asked, to be kept. */
  takeNew(): readonly Finding[];
}

/** What has been found out and not been kept yet. */
function createNews() {
  let issues: IssueFacts[] = [];
  let others: Finding[] = [];
  return {
    issue: (issue: IssueFacts) => void issues.push(issue),
    other: (found: Finding) => void others.push(found),
    take(): readonly Finding[] {
      const all: readonly Finding[] = issues.length === 0 ? others : [{ kind: 'issues', issues }, ...others];
      [issues, others] = [[], []];
      return all;
    },
  };
}

/** Begins with what was found out in an earlier round. */
export function createSharedIssues(kept: readonly Finding[] = []): SharedIssues {
  const facts = new Map<IssueId, IssueFacts>();
  const kids = new Map<IssueId, IssueId[]>();
  const absent = new Set<IssueId>();
  const scopes = new Map<string, readonly IssueId[]>();
  const searches = new Map<string, Search>();
  const asked = new Map<IssueId, boolean>();
  const news = createNews();
  const shared: SharedIssues = {
    facts,
    add(issues) {
      for (const issue of issues) {
        if (facts.has(issue.id)) continue;
        facts.set(issue.id, issue);
        news.issue(issue);
        if (issue.parent === null) continue;
        const siblings = kids.get(issue.parent);
        if (siblings === undefined) kids.set(issue.parent, [issue.id]);
        else siblings.push(issue.id);
      }
    },
    noteAbsent(ids) {
      const fresh = ids.filter((id) => !facts.has(id) && !absent.has(id));
      for (const id of fresh) absent.add(id);
      if (fresh.length > 0) news.other({ kind: 'absent', ids: fresh });
    },
    noteScope(jql, ids) {
      scopes.set(jql, ids);
      news.other({ kind: 'scope', jql, ids });
    },
    noteChildren(parents, complete) {
      for (const parent of parents) asked.set(parent, complete);
      if (complete && parents.length > 0) news.other({ kind: 'children', parents });
    },
    noteSearch(jql, ids, next) {
      const known = searches.get(jql);
      if (known === undefined) searches.set(jql, { ids: [...ids], next });
      else {
        known.ids.push(...ids);
        known.next = next;
      }
      news.other({ kind: 'search', jql, ids, next });
    },
    search: (jql) => searches.get(jql),
    hasScope: (jql) => scopes.has(jql),
    hasChildren: (parent) => asked.has(parent),
    childrenOf: (parent) => kids.get(parent) ?? [],
    scope(jql) {
      const ids = scopes.get(jql);
      return ids === undefined ? undefined : factsOf(facts, ids);
    },
    isAbsent: (id) => absent.has(id),
    isWhole: (parents) => parents.every((parent) => asked.get(parent) !== false),
    takeNew: news.take,
  };
  for (const found of kept) {
    if (found.kind === 'issues') shared.add(found.issues);
    else if (found.kind === 'scope') scopes.set(found.jql, [...(scopes.get(found.jql) ?? []), ...found.ids]);
    else if (found.kind === 'children') shared.noteChildren(found.parents, true);
    else if (found.kind === 'absent') shared.noteAbsent(found.ids);
    else shared.noteSearch(found.jql, found.ids, found.next);
  }
  news.take();
  return shared;
}

const factsOf = (facts: ReadonlyMap<IssueId, IssueFacts>, ids: readonly IssueId[]): IssueFacts[] =>
  ids.map((id) => facts.get(id)).filter((issue) => issue !== undefined);

/**
 * Jira as far as the shared issues know it; whatever they do not know is asked for and remembered. All of it is asked
 * with the same number fields.
 */
export function sharedSource(source: WorkSource, shared: SharedIssues, numberFields: readonly string[]): WorkSource {
  const projects = new Map<string, readonly ProjectId[] | undefined>();
  const covers = (fields: readonly string[]): boolean => fields.every((field) => numberFields.includes(field));
  return {
    ...source,
    async search(jql, fields): Promise<FoundIssues | RejectedJql> {
      const known = covers(fields) ? shared.scope(jql) : undefined;
      if (known !== undefined) return { issues: known, complete: true };
      const found = await source.search(jql, covers(fields) ? numberFields : fields);
      if ('message' in found || !covers(fields)) return found;
      shared.add(found.issues);
      if (found.complete)
        shared.noteScope(
          jql,
          found.issues.map(({ id }) => id),
        );
      return found;
    },
    async fetch(idsOrKeys, fields) {
      if (!covers(fields)) return source.fetch(idsOrKeys, fields);
      const known = new Map<string, IssueFacts | undefined>();
      for (const name of idsOrKeys) {
        const id = parseIssueId(name);
        if (id === undefined) continue;
        const issue = shared.facts.get(id);
        if (issue !== undefined || shared.isAbsent(id)) known.set(name, issue);
      }
      const missing = idsOrKeys.filter((id) => !known.has(id));
      const found = missing.length === 0 ? [] : await source.fetch(missing, numberFields);
      shared.add(found);
      return [...[...known.values()].filter((issue) => issue !== undefined), ...found];
    },
    async childrenOf(parents, fields) {
      if (!covers(fields)) return source.childrenOf(parents, fields);
      const missing = parents.filter((parent) => !shared.hasChildren(parent));
      if (missing.length > 0) {
        const known = new Map(missing.map((parent) => [parent, shared.childrenOf(parent)]));
        const found = await source.childrenOf(missing, numberFields, known);
        shared.add(found.issues);
        shared.noteChildren(missing, found.complete);
      }
      const ids = parents.flatMap((parent) => shared.childrenOf(parent));
      return { issues: factsOf(shared.facts, ids), complete: shared.isWhole(parents) };
    },
    async projectIds(names) {
      const key = names.join('\n');
      if (!projects.has(key)) projects.set(key, await source.projectIds(names));
      return projects.get(key);
    },
  };
}
