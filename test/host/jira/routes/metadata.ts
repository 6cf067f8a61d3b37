import { ok, refusal } from '../answers';
import { listParam, numberParam } from '../bodies';
import { CATEGORIES, CATEGORY_KEYS } from '../base-site';
import { fieldCatalogue } from '../field-catalogue';
import { jiraInstant } from '../instants';
import { pageOf } from '../page-of';
import { categoryView, issueTypeView, priorityView, resolutionView, statusView } from '../render/entities';
import type { Call, RouteTable } from '../router';
import { SITE_URL } from '../addresses';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => Number(a.id) - Number(b.id);

/** Things of team-managed projects show only to those who may browse the project. */
const inVisibleProject =
  (call: Call) =>
  (record: { readonly projectId?: string }): boolean => {
    const project = record.projectId === undefined ? undefined : call.state.get('project', record.projectId);
    return record.projectId === undefined || (project !== undefined && call.viewer.canBrowse(project));
  };

export const metadataRoutes: RouteTable = {
  'GET /rest/api/3/serverInfo': ({ clock }) =>
    ok({
      baseUrl: SITE_URL,
      displayUrl: SITE_URL,
      displayUrlServicedeskHelpCenter: SITE_URL,
      displayUrlConfluence: SITE_URL,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_000,
      buildDate: jiraInstant(Date.UTC(2026, 0, 1)),
      serverTime: jiraInstant(clock.nowMs()),
      scmInfo: 'local-site',
      serverTitle: 'Local Atlassian site',
      serverTimeZone: 'Etc/UTC',
    }),
  'GET /rest/api/3/field': ({ state }) => ok(fieldCatalogue(state)),
  'GET /rest/api/3/field/search': fieldSearch,
  'GET /rest/api/3/status': (call) =>
    ok([...call.state.all('status')].filter(inVisibleProject(call)).sort(byId).map(statusView)),
  'GET /rest/api/3/status/{idOrName}': (call) => {
    const wanted = call.param('idOrName').toLowerCase();
    const found = [...call.state.all('status')]
      .filter(inVisibleProject(call))
      .find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
    if (found === undefined)
      throw refusal(404, `The status with id or name '${call.param('idOrName')}' does not exist.`);
    return ok(statusView(found));
  },
  'GET /rest/api/3/statuscategory': () => ok(CATEGORY_KEYS.map(categoryView)),
  'GET /rest/api/3/statuscategory/{idOrKey}': (call) => {
    const wanted = call.param('idOrKey');
    const key = CATEGORY_KEYS.find((known) => known === wanted || String(CATEGORIES[known].id) === wanted);
    if (key === undefined) throw refusal(404, `The status category with id or key '${wanted}' does not exist.`);
    return ok(categoryView(key));
  },
  'GET /rest/api/3/issuetype': (call) =>
    ok([...call.state.all('issueType')].filter(inVisibleProject(call)).sort(byId).map(issueTypeView)),
  'GET /rest/api/3/resolution': ({ state }) => ok([...state.all('resolution')].sort(byId).map(resolutionView)),
  'GET /rest/api/3/resolution/search': (call) =>
    ok(pageOf(call.query, [...call.state.all('resolution')].sort(byId).map(resolutionView), 'resolution/search')),
  'GET /rest/api/3/priority': ({ state }) => ok([...state.all('priority')].sort(byId).map(priorityView)),
  'GET /rest/api/3/priority/search': (call) =>
    ok(pageOf(call.query, [...call.state.all('priority')].sort(byId).map(priorityView), 'priority/search')),
};

function fieldSearch({ state, query }: Call) {
  const text = query.get('query')?.toLowerCase() ?? '';
  const ids = new Set(listParam(query.getAll('id')));
  const types = new Set(listParam(query.getAll('type')));
  numberParam(query, 'startAt', 0);
  const found = fieldCatalogue(state).filter(
    (field) =>
      field.id !== 'issuekey' &&
      (types.size === 0 || types.has(field.custom ? 'custom' : 'system')) &&
      (ids.size === 0 || ids.has(field.id)) &&
      field.name.toLowerCase().includes(text),
  );
  return ok(
    pageOf(
      query,
      found.map(({ id, name, schema }) => ({ id, name, schema, description: '' })),
      'field/search',
    ),
  );
}
