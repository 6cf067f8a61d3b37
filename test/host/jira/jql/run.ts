import { refusal } from '../answers';
import type { IssueRecord, ProjectRecord } from '../records';
import type { JiraState } from '../state';
import type { Viewer } from '../viewer';
import { compileJql, type CompiledJql } from './compile';

/** More are refused by Jira's search. */
const MAX_SORT_FIELDS = 7;

/** A query for a search: 400 with Jira's body when it is wrong or restricts nothing. */
export function compileForSearch(jql: string, state: JiraState, viewer: Viewer, nowMs: number): CompiledJql {
  const compiled = compileJql(jql, state, viewer, nowMs);
  if (!compiled.ok) throw refusal(400, ...compiled.messages);
  if (!compiled.bounded) {
    throw refusal(400, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  if (compiled.sortFields > MAX_SORT_FIELDS) {
    throw refusal(400, `The maximum number of fields that can be used in the ORDER BY clause is ${MAX_SORT_FIELDS}.`);
  }
  return compiled;
}

/** The visible issues of live projects that match, in order, as the index knows them; those that are `reconciled` as they are. */
export function runJql(
  query: CompiledJql,
  state: JiraState,
  viewer: Viewer,
  reconciled?: ReadonlySet<string>,
): IssueRecord[] {
  const found: IssueRecord[] = [];
  const late = state.issues.lag.late(reconciled);
  const look = (issues: Iterable<IssueRecord>): void => {
    for (const issue of issues) if (query.matches(issue) && viewer.canSee(issue)) found.push(issue);
  };
  const isOpen = (project: ProjectRecord | undefined): boolean =>
    project?.state === 'live' && viewer.canBrowse(project);
  const known = (issues: Iterable<IssueRecord>): Iterable<IssueRecord> =>
    late.size === 0 ? issues : [...issues].filter(({ id }) => !late.has(id));
  const inOpen = (issues: readonly IssueRecord[]): IssueRecord[] =>
    issues.filter(({ projectId }) => isOpen(state.get('project', projectId)));
  if (query.parents !== undefined) {
    look(known(inOpen([...query.parents].flatMap((id) => state.issues.children(id)))));
  } else {
    for (const project of state.all('project')) if (isOpen(project)) look(known(state.issues.ofProject(project.id)));
  }
  look(inOpen([...late.values()].filter((issue) => issue !== undefined)));
  return found.sort(query.compare);
}
