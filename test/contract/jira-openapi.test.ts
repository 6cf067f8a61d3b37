import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Ajv from 'ajv';
import { z } from 'zod';
import { openSmallSite, SMALL_SITE, type SmallSite } from '../host/jira/small-site';

const FOLDER = join(__dirname, '../../../shared/openapi');
const PLATFORM = join(FOLDER, 'jira-platform-v3.json.gz');
const SOFTWARE = join(FOLDER, 'jira-software.json.gz');
const isThere = existsSync(PLATFORM) && existsSync(SOFTWARE);
if (!isThere) console.warn('skipped: Atlassian’s OpenAPI files are not in ../shared/openapi');
const itWithOpenapi = isThere ? it.each : it.skip.each;

const specification = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});
const operation = z.object({
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.unknown().optional() })).optional() }),
  ),
});

/** Null is left out of the published schemas where Jira answers it: absent values of fields and of changelog items. */
function withNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value;
  const mapped = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNulls(inner)]));
  // A closed object without properties beside alternatives would allow nothing at all.
  if (Array.isArray(mapped['anyOf'])) delete mapped['additionalProperties'];
  return mapped['type'] === 'string' && mapped['enum'] === undefined ? { ...mapped, type: ['string', 'null'] } : mapped;
}

/** Properties that real sites, or the specification's own examples, have besides its schemas. */
const EXTRAS: ReadonlyArray<readonly [path: RegExp, names: readonly string[]]> = [
  [/./, ['untranslatedName']],
  [/^\/location$/, ['key', 'id', 'name']],
];

const isKnownExtra = (path: string, params: Readonly<Record<string, unknown>>): boolean =>
  EXTRAS.some(([where, names]) => where.test(path) && names.includes(String(params['additionalProperty'])));

/** What is wrong with an answer by the published schema of its route and status; nothing when all is well. */
function checker(file: string): (method: string, template: string, status: number, body: unknown) => unknown {
  const parsed = specification.parse(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'spec', components: withNulls(parsed.components) });
  return (method, template, status, body) => {
    const described = parsed.paths[template]?.[method.toLowerCase()];
    if (described === undefined) return `${method} ${template} is not in the specification`;
    const response = operation.parse(described).responses[String(status)];
    if (response === undefined) return `${method} ${template} never answers ${status}`;
    const schema = response.content?.['application/json']?.schema;
    if (schema === undefined) return [];
    const validate = ajv.compile(pointingAt('spec', withNulls(schema)));
    validate(body);
    return (validate.errors ?? []).filter((error) => !isKnownExtra(error.instancePath, error.params));
  };
}

/** The schema with its references leading into the named document. */
function pointingAt(document: string, schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${document}#/`)) as object;
}

let site: SmallSite;
let check: (method: string, template: string, status: number, body: unknown) => unknown;
let checkSoftware: typeof check;
beforeAll(() => {
  if (!isThere) return;
  check = checker(PLATFORM);
  checkSoftware = checker(SOFTWARE);
});
beforeEach(async () => {
  site = await openSmallSite(SMALL_SITE);
  await site.call('PUT', '/rest/api/3/issue/SEA-2', { fields: { summary: 'Changed', customfield_10034: 8 } });
  await site.call('PUT', '/rest/api/3/issue/SEA-2/properties/plan', { a: 1 });
});
afterEach(() => site.close());

const V3 = '/rest/api/3';
const NEW_ISSUE = { fields: { project: { id: '500' }, issuetype: { id: '7' }, summary: 'New' } };

/** `METHOD /template answers status`, and how to make it do so. */
const titled = (rows: readonly Row[]): [string, Row][] =>
  rows.map((row) => [`${row[0]} ${row[1]} answers ${row[3]}`, row]);

type Row = readonly [method: string, template: string, path: string, status: number, body?: unknown];

const ROWS: readonly Row[] = [
  [
    'POST',
    '/search/jql',
    '/search/jql',
    200,
    { jql: 'project = SEA', fields: ['*all'], expand: 'names,changelog', maxResults: 2 },
  ],
  ['GET', '/search/jql', '/search/jql?jql=project%20%3D%20SEA&fields=summary,status', 200],
  ['POST', '/search/jql', '/search/jql', 400, { jql: 'wind = 1' }],
  ['POST', '/search/approximate-count', '/search/approximate-count', 200, { jql: 'project = SEA' }],
  [
    'POST',
    '/issue/bulkfetch',
    '/issue/bulkfetch',
    200,
    { issueIdsOrKeys: ['SEA-2', 'SEA-3'], fields: ['*all'], properties: ['plan'] },
  ],
  ['GET', '/issue/{issueIdOrKey}', '/issue/SEA-2?expand=changelog,names,transitions&properties=plan', 200],
  ['GET', '/issue/{issueIdOrKey}', '/issue/SEA-99', 404],
  ['GET', '/issue/{issueIdOrKey}/changelog', '/issue/SEA-2/changelog?maxResults=1', 200],
  ['GET', '/issue/{issueIdOrKey}/transitions', '/issue/SEA-2/transitions', 200],
  ['POST', '/issue/{issueIdOrKey}/transitions', '/issue/SEA-2/transitions', 204, { transition: { id: '11' } }],
  ['GET', '/issue/{issueIdOrKey}/properties', '/issue/SEA-2/properties', 200],
  ['GET', '/issue/{issueIdOrKey}/properties/{propertyKey}', '/issue/SEA-2/properties/plan', 200],
  ['PUT', '/issue/{issueIdOrKey}', '/issue/SEA-2', 204, { fields: { summary: 'Again' } }],
  ['PUT', '/issue/{issueIdOrKey}', '/issue/SEA-2', 400, { fields: { colour: 'red' } }],
  ['DELETE', '/issue/{issueIdOrKey}', '/issue/SEA-5', 204],
  ['POST', '/issue', '/issue', 201, NEW_ISSUE],
  ['POST', '/issue', '/issue', 400, { fields: {} }],
  ['POST', '/issue/bulk', '/issue/bulk', 201, { issueUpdates: [NEW_ISSUE, { fields: {} }] }],
  [
    'POST',
    '/bulk/issues/move',
    '/bulk/issues/move',
    201,
    { targetToSourcesMapping: { 'HILL,7': { issueIdsOrKeys: ['SEA-2'] } } },
  ],
  ['POST', '/bulk/issues/move', '/bulk/issues/move', 400, {}],
  ['GET', '/issueLinkType', '/issueLinkType', 200],
  ['POST', '/jql/match', '/jql/match', 200, { issueIds: [20_002], jqls: ['project = SEA', 'wind = 1'] }],
  [
    'POST',
    '/jql/parse',
    '/jql/parse?validation=strict',
    200,
    { queries: ['project in (SEA, HILL) AND NOT labels = x ORDER BY key', 'wind = 1'] },
  ],
  [
    'POST',
    '/permissions/check',
    '/permissions/check',
    200,
    {
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [500], issues: [20_002] }],
    },
  ],
  ['POST', '/permissions/project', '/permissions/project', 200, { permissions: ['BROWSE_PROJECTS'] }],
  ['GET', '/mypermissions', '/mypermissions?permissions=ADMINISTER,EDIT_ISSUES', 200],
  ['GET', '/mypermissions', '/mypermissions', 400],
  ['GET', '/field', '/field', 200],
  ['GET', '/field/search', '/field/search?type=custom', 200],
  ['GET', '/status', '/status', 200],
  ['GET', '/statuscategory', '/statuscategory', 200],
  ['GET', '/issuetype', '/issuetype', 200],
  ['GET', '/resolution', '/resolution', 200],
  ['GET', '/priority', '/priority', 200],
  ['GET', '/project/search', '/project/search?maxResults=1', 200],
  ['GET', '/project/{projectIdOrKey}', '/project/SEA', 200],
  ['GET', '/project/{projectIdOrKey}', '/project/NOPE', 404],
  ['GET', '/project/{projectIdOrKey}/statuses', '/project/SEA/statuses', 200],
  ['GET', '/project/{projectId}/hierarchy', '/project/500/hierarchy', 200],
  ['GET', '/project/{projectIdOrKey}/versions', '/project/SEA/versions', 200],
  ['GET', '/project/{projectIdOrKey}/components', '/project/SEA/components', 200],
  ['POST', '/project/{projectIdOrKey}/archive', '/project/SEA/archive', 204],
  ['DELETE', '/project/{projectIdOrKey}', '/project/SEA', 204],
  ['POST', '/version', '/version', 201, { name: '9.0', projectId: 500 }],
  ['PUT', '/version/{id}', '/version/900', 200, { released: false }],
  ['POST', '/component', '/component', 201, { name: 'Deck', project: 'SEA' }],
  ['GET', '/user/bulk', '/user/bulk?accountId=712020:reporter', 200],
  ['GET', '/user/search', '/user/search?query=person', 200],
  ['GET', '/user', '/user?accountId=712020:reporter', 200],
  ['GET', '/user/groups', '/user/groups?accountId=712020:reporter', 200],
  ['GET', '/groups/picker', '/groups/picker?query=a', 200],
  ['GET', '/group/bulk', '/group/bulk?groupId=jira-users', 200],
  ['GET', '/myself', '/myself', 200],
  ['GET', '/serverInfo', '/serverInfo', 200],
  ['POST', '/changelog/bulkfetch', '/changelog/bulkfetch', 200, { issueIdsOrKeys: ['SEA-3'] }],
];

itWithOpenapi(titled(ROWS))('%s as Atlassian describes it', async (_title, [method, template, path, status, body]) => {
  const answer = await site.call(method, V3 + path, body);
  expect(answer.status).toBe(status);
  expect(check(method, V3 + template, status, answer.body)).toEqual([]);
});

const SOFTWARE_ROWS: readonly Row[] = [
  ['GET', '/board', '/board', 200],
  ['GET', '/board/{boardId}', '/board/10001', 200],
  ['GET', '/board/{boardId}/configuration', '/board/10001/configuration', 200],
  ['GET', '/board/{boardId}/sprint', '/board/10001/sprint', 200],
  ['GET', '/sprint/{sprintId}', '/sprint/70', 200],
  ['POST', '/sprint', '/sprint', 201, { name: 'Next', originBoardId: 10_001 }],
  ['POST', '/sprint/{sprintId}', '/sprint/70', 200, { state: 'closed' }],
];

itWithOpenapi(titled(SOFTWARE_ROWS))(
  'Jira Software’s %s as Atlassian describes it',
  async (_title, [method, template, path, status, body]) => {
    const agile = '/rest/agile/1.0';
    const answer = await site.call(method, agile + path, body);
    expect(answer.status).toBe(status);
    expect(checkSoftware(method, agile + template, status, answer.body)).toEqual([]);
  },
);
