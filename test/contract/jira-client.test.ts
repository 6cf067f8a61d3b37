import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { AgileClient, HttpException, Version3Client } from 'jira.js';
import { DEFAULT_USERS } from '../host/jira/base-site';
import { openSmallSite, SMALL_SITE, type SmallSite } from '../host/jira/small-site';

/** A real client, over real HTTP, with the address and secret a person would give it. */

let site: SmallSite;
let server: Server;
let host: string;

const EMAILS: Readonly<Record<string, number>> = { 'admin@example.com': 0, 'user@example.com': 1 };

beforeEach(async () => {
  site = await openSmallSite(SMALL_SITE);
  server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  host = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await site.close();
});

async function answer(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString('utf8');
  const [email = ''] = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64')
    .toString('utf8')
    .split(':');
  const index = EMAILS[email];
  const accountId = index === undefined ? undefined : DEFAULT_USERS[index]?.accountId;
  return site.jira.handle({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: {},
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    actor: accountId === undefined ? { kind: 'anonymous' } : { kind: 'user', accountId },
  });
}

const clientOf = (email: string): Version3Client =>
  new Version3Client({ host, authentication: { basic: { email, apiToken: 'anything' } } });

it('walks through a search page by page', async () => {
  const client = clientOf('user@example.com');
  const keys: string[] = [];
  let nextPageToken: string | undefined;
  do {
    const page = await client.issueSearch.searchForIssuesUsingJqlEnhancedSearchPost({
      jql: 'project = SEA ORDER BY key',
      fields: ['summary', 'status'],
      maxResults: 4,
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    });
    keys.push(...(page.issues ?? []).map((issue) => issue.key));
    nextPageToken = page.nextPageToken ?? undefined;
  } while (nextPageToken !== undefined);
  expect(keys).toEqual(['SEA-1', 'SEA-2', 'SEA-3', 'SEA-4', 'SEA-5', 'SEA-6']);
});

it('creates, edits, moves through the workflow, reads and deletes an issue', async () => {
  const client = clientOf('user@example.com');
  const made = await client.issues.createIssue({
    fields: { project: { key: 'SEA' }, issuetype: { name: 'Story' }, summary: 'Moorings', parent: { key: 'SEA-1' } },
  });
  await client.issues.editIssue({ issueIdOrKey: made.key, fields: { labels: ['rope'], customfield_10034: 3 } });
  const { transitions = [] } = await client.issues.getTransitions({ issueIdOrKey: made.key });
  const close = transitions.find(({ to }) => to?.statusCategory?.key === 'done');
  await client.issues.doTransition({ issueIdOrKey: made.key, transition: { id: close?.id ?? '' } });
  const read = await client.issues.getIssue({ issueIdOrKey: made.id, fields: ['*all'], expand: ['changelog'] });
  expect(read).toMatchObject({
    key: 'SEA-7',
    fields: {
      summary: 'Moorings',
      labels: ['rope'],
      customfield_10034: 3,
      status: { statusCategory: { key: 'done' } },
      resolution: { name: 'Done' },
      parent: { key: 'SEA-1' },
      reporter: { emailAddress: 'user@example.com' },
    },
    changelog: { total: 2 },
  });
  await client.issues.deleteIssue({ issueIdOrKey: made.key });
  await expect(client.issues.getIssue({ issueIdOrKey: made.key })).rejects.toMatchObject({ status: 404 });
});

it('moves issues and asks how far the move is', async () => {
  const client = clientOf('user@example.com');
  const { taskId = '' } = await client.issueBulkOperations.submitBulkMove({
    targetToSourcesMapping: {
      'HILL,7': {
        issueIdsOrKeys: ['SEA-2'],
        inferClassificationDefaults: true,
        inferFieldDefaults: true,
        inferStatusDefaults: true,
        inferSubtaskTypeDefault: true,
      },
    },
  });
  const progress = await client.issueBulkOperations.getBulkOperationProgress({ taskId });
  expect(progress).toMatchObject({ status: 'COMPLETE', processedAccessibleIssues: [20_002] });
});

it('reads in bulk, matches, parses, and asks for rights', async () => {
  const client = clientOf('admin@example.com');
  const bulk = await client.issues.bulkFetchIssues({ issueIdsOrKeys: ['SEA-2', 'HILL-1'], fields: ['summary'] });
  expect(bulk.issues?.map((issue) => issue.key)).toEqual(['SEA-2', 'HILL-1']);
  const matched = await client.issueSearch.matchIssues({ issueIds: [20_002, 30_001], jqls: ['project = HILL'] });
  expect(matched.matches).toEqual([{ matchedIssues: [30_001], errors: [] }]);
  const rights = await client.permissions.getMyPermissions({ permissions: 'ADMINISTER' });
  expect(rights.permissions).toMatchObject({ ADMINISTER: { havePermission: true, type: 'GLOBAL' } });
  expect(await client.issueSearch.countIssues({ jql: 'project = SEA' })).toEqual({ count: 6 });
});

it('lists projects, fields, versions and people', async () => {
  const client = clientOf('admin@example.com');
  expect((await client.projects.searchProjects()).values.map((project) => project.key)).toEqual(['HILL', 'SEA']);
  expect((await client.issueFields.getFields()).find((field) => field.name === 'Story Points')?.id).toBe(
    'customfield_10034',
  );
  expect(
    (await client.projectVersions.getProjectVersions({ projectIdOrKey: 'SEA' })).map((version) => version.name),
  ).toEqual(['1.0', '10']);
  expect((await client.myself.getCurrentUser()).emailAddress).toBe('admin@example.com');
  expect((await client.serverInfo.getServerInfo()).deploymentType).toBe('Cloud');
});

it('finds the estimation field of a board', async () => {
  const client = new AgileClient({ host, authentication: { basic: { email: 'user@example.com', apiToken: 'x' } } });
  const boards = await client.board.getAllBoards();
  const configuration = await client.board.getConfiguration({ boardId: boards.values[0]?.id ?? 0 });
  expect(configuration).toMatchObject({ estimation: { field: { fieldId: 'customfield_10034' } } });
});

it('hears Jira’s own words when a query is wrong', async () => {
  const client = clientOf('user@example.com');
  const failure: unknown = await client.issueSearch
    .searchForIssuesUsingJqlEnhancedSearchPost({ jql: 'project = NOPE' })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(HttpException);
  expect(failure).toMatchObject({
    status: 400,
    response: { data: { errorMessages: ["The value 'NOPE' does not exist for the field 'project'."], errors: {} } },
  });
});
