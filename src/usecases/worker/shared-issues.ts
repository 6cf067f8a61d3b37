import { parseIssueId, type IssueId, type ProjectId } from '../../domain/ids';
import type { FoundIssues, IssueFacts, RejectedJql, WorkSource } from '../../ports/work-source';

/** What a shared reading knows of one scope. */
interface KnownScope {
  readonly ids: readonly IssueId[];
  readonly complete: boolean;
}

/** Issues that were read once for several targets. */
export interface SharedIssues {
  readonly facts: ReadonlyMap<IssueId, IssueFacts>;
  add(issues: readonly IssueFacts[]): void;
  /** Issues that Jira was asked for by id and did not show. */
  noteAbsent(ids: readonly IssueId[]): void;
  noteScope(jql: string, scope: KnownScope): void;
  noteChildren(parents: readonly IssueId[], complete: boolean): void;
  hasScope(jql: string): boolean;
  hasChildren(parent: IssueId): boolean;
  childrenOf(parent: IssueId): readonly IssueId[];
  scope(jql: string): FoundIssues | undefined;
  isAbsent(id: IssueId): boolean;
  /** Whether all children were shown of every parent whose children were asked for. */
  isWhole(parents: readonly IssueId[]): boolean;
}

export function createSharedIssues(): SharedIssues {
  const facts = new Map<IssueId, IssueFacts>();
  const kids = new Map<IssueId, IssueId[]>();
  const absent = new Set<IssueId>();
  const scopes = new Map<string, KnownScope>();
  const asked = new Map<IssueId, boolean>();
  return {
    facts,
    add(issues) {
      for (const issue of issues) {
        if (facts.has(issue.id)) continue;
        facts.set(issue.id, issue);
        if (issue.parent === null) continue;
        const siblings = kids.get(issue.parent);
        if (siblings === undefined) kids.set(issue.parent, [issue.id]);
        else siblings.push(issue.id);
      }
    },
    noteAbsent: (ids) => {
      for (const id of ids) if (!facts.has(id)) absent.add(id);
    },
    noteScope: (jql, scope) => void scopes.set(jql, scope),
    noteChildren: (parents, complete) => {
      for (const parent of parents) asked.set(parent, complete);
    },
    hasScope: (jql) => scopes.has(jql),
    hasChildren: (parent) => asked.has(parent),
    childrenOf: (parent) => kids.get(parent) ?? [],
    scope(jql) {
      const scope = scopes.get(jql);
      if (scope === undefined) return undefined;
      return { issues: factsOf(facts, scope.ids), complete: scope.complete };
    },
    isAbsent: (id) => absent.has(id),
    isWhole: (parents) => parents.every((parent) => asked.get(parent) !== false),
  };
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
      if (known !== undefined) return known;
      const found = await source.search(jql, covers(fields) ? numberFields : fields);
      if ('message' in found || !covers(fields)) return found;
      shared.add(found.issues);
      shared.noteScope(jql, { ids: found.issues.map(({ id }) => id), complete: found.complete });
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
