import { z } from 'zod';
import { USERS_TABLE, type ProductResponse } from '../../kernel';
import { ok, refusal } from '../answers';
import type { IssueRecord } from '../records';
import type { JiraState } from '../state';
import { listParam, numberParam, parseBody } from '../bodies';
import { compileForSearch, runJql } from '../jql/run';
import { pageToken, startOfPage } from '../page-token';
import { fieldNames } from '../render/field-names';
import { selectFields } from '../render/field-selection';
import { historyView, issueView, propertiesView } from '../render/issue';
import type { Call, RouteTable } from '../router';

const DEFAULT_PAGE = 50;
/** Jira answers up to 5,000 issues when only ids and keys are asked for. */
const BARE_PAGE = 5_000;
/** With fields the server decides; about a hundred is what real sites answer. */
const FULL_PAGE = 100;
const MAX_RECONCILE = 50;
const MAX_PROPERTIES = 5;

const searchBody = z.object({
  jql: z.string().optional(),
  fields: z.array(z.string()).nullish(),
  maxResults: z.number().int().nullish(),
  nextPageToken: z.string().nullish(),
  fieldsByKeys: z.boolean().nullish(),
  expand: z.string().nullish(),
  properties: z.array(z.string()).nullish(),
  reconcileIssues: z.array(z.number().int()).nullish(),
  includeArchivedProjects: z.boolean().nullish(),
});
type SearchBody = z.output<typeof searchBody>;

const countBody = z.object({ jql: z.string().optional() });

export const searchRoutes: RouteTable = {
  'POST /rest/api/3/search/jql': (call) => search(call, parseBody(searchBody, call.body ?? {})),
  'GET /rest/api/3/search/jql': (call) =>
    search(call, {
      jql: call.query.get('jql') ?? '',
      fields: listParam(call.query.getAll('fields')),
      maxResults: numberParam(call.query, 'maxResults', DEFAULT_PAGE),
      nextPageToken: call.query.get('nextPageToken'),
      expand: call.query.get('expand'),
      properties: listParam(call.query.getAll('properties')),
      reconcileIssues: listParam(call.query.getAll('reconcileIssues')).map(Number),
    }),
  'POST /rest/api/3/search/approximate-count': (call) => {
    const { jql } = parseBody(countBody, call.body ?? {});
    const query = compileForSearch(jql ?? '', call.state, call.viewer, call.clock.nowMs());
    return ok({ count: runJql(query, call.state, call.viewer).length });
  },
  'POST /rest/api/3/search': removed,
  'GET /rest/api/3/search': removed,
};

function removed(): never {
  throw refusal(410, 'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.');
}

/** The tables that decide what a search finds for somebody; the site's clock is in another, and moves with every call. */
const ANSWERED_FROM = ['jira.', USERS_TABLE, 'app-blind'];

/** What the latest search of a site found, as long as nothing has changed since. */
const latest = new WeakMap<JiraState, { question: string; revision: number; found: readonly IssueRecord[] }>();

/** A search of thousands of issues is worked out once for all its pages, unless something happens between two of them. */
function pageFound(
  state: JiraState,
  question: string,
  token: string | null | undefined,
  find: () => readonly IssueRecord[],
): readonly IssueRecord[] {
  const known = latest.get(state);
  const revision = ANSWERED_FROM.reduce((sum, tables) => sum + state.store.revision(tables), 0);
  const isPage = token !== undefined && token !== null;
  if (isPage && known?.question === question && known.revision === revision) return known.found;
  const found = find();
  latest.set(state, { question, revision, found });
  return found;
}

function search({ state, viewer, clock }: Call, body: SearchBody): ProductResponse {
  const now = clock.nowMs();
  const properties = body.properties ?? [];
  if (properties.length > MAX_PROPERTIES) throw refusal(400, `The maximum number of properties is ${MAX_PROPERTIES}.`);
  const reconcile = body.reconcileIssues ?? [];
  if (reconcile.length > MAX_RECONCILE || reconcile.some((id) => !Number.isSafeInteger(id))) {
    throw refusal(400, `The reconcileIssues list takes at most ${MAX_RECONCILE} numeric issue ids.`);
  }
  const asked = body.maxResults ?? DEFAULT_PAGE;
  if (asked < 0) throw refusal(400, 'The maxResults parameter must not be negative.');
  const selection = selectFields(state, body.fields ?? [], 'id');
  const jql = body.jql ?? '';
  const searched = `${String(viewer.accountId)} ${reconcile.join()} ${jql}`;
  const found = pageFound(state, searched, body.nextPageToken, () =>
    runJql(compileForSearch(jql, state, viewer, now), state, viewer, new Set(reconcile.map(String))),
  );
  const size = Math.min(asked, selection.bare === false ? FULL_PAGE : BARE_PAGE);
  const question = JSON.stringify([jql, viewer.accountId]);
  const start = startOfPage(body.nextPageToken, question, found, now);
  const page = found.slice(start, start + size);
  const last = page.at(-1);
  const more = start + page.length < found.length && last !== undefined;
  const expand = new Set(listParam([body.expand ?? '']));
  return ok(
    {
      isLast: !more,
      ...(more ? { nextPageToken: pageToken(question, last.id, start + page.length, now) } : {}),
      ...(expand.has('names') ? { names: fieldNames(state, selection.fields) } : {}),
      issues: page.map((issue) => ({
        ...issueView(issue, selection, state, viewer),
        ...(properties.length > 0 ? { properties: propertiesView(issue, properties, state) } : {}),
        ...(expand.has('changelog') ? { changelog: changelogOf(issue.id) } : {}),
      })),
    },
    { issues: page.length },
  );

  function changelogOf(issueId: string): unknown {
    const histories = [...state.issues.histories(issueId)].reverse().map((history) => historyView(history, state));
    return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
  }
}
