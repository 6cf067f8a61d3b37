import { ok } from '../answers';
import { compileForSearch, runJql } from '../jql/run';
import type { IssueRecord } from '../records';
import type { Call, RouteTable } from '../router';

/** Suggestions in one section. */
const MOST = 20;

/** The words a reader types are the beginnings of words of the summary, or of the key. */
function fits(issue: IssueRecord, query: string): boolean {
  if (issue.key.toLowerCase().startsWith(query)) return true;
  const words = issue.summary.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

const suggestion = (issue: IssueRecord) => ({
  id: Number(issue.id),
  key: issue.key,
  keyHtml: issue.key,
  img: '',
  summary: issue.summary,
  summaryText: issue.summary,
});

function section(id: string, label: string, found: readonly IssueRecord[]) {
  const issues = found.slice(0, MOST).map(suggestion);
  return issues.length === 0
    ? { id, label, msg: 'No matching issues found', issues }
    : { id, label, sub: `Showing ${issues.length} of ${found.length} matching issues`, issues };
}

/** Nobody's looking is kept here, so the history is always empty; the search is there when a query for it is given. */
function pick(call: Call) {
  const query = (call.query.get('query') ?? '').trim().toLowerCase();
  const jql = call.query.get('currentJQL');
  const hasSubTasks = call.query.get('showSubTasks') === 'true';
  const sections = [section('hs', 'History Search', [])];
  if (jql !== null) {
    const bounded = jql.trim() === '' ? 'created >= "1970-01-01" ORDER BY updated DESC' : jql;
    const all = runJql(compileForSearch(bounded, call.state, call.viewer, call.clock.nowMs()), call.state, call.viewer);
    const isShown = (issue: IssueRecord): boolean =>
      hasSubTasks || call.state.get('issueType', issue.typeId)?.level !== -1;
    const found = query === '' ? [] : all.filter((issue) => isShown(issue) && fits(issue, query));
    sections.push(section('cs', 'Current Search', found));
  }
  return ok({ sections });
}

export const issuePickerRoutes: RouteTable = { 'GET /rest/api/3/issue/picker': pick };
