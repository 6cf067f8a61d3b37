import type { ProductActor } from '../kernel';
import { ADMIN, ANONYMOUS, APP, idOf, openSmallSite, SMALL_SITE, USER, type SmallSite } from './small-site';

const user = (accountId: string): ProductActor => ({ kind: 'user', accountId });
const ADA = user('a:ada');
const BEN = user('a:ben');
const WIKI = user('a:wiki');

let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite(SMALL_SITE, {
    users: [
      {
        email: 'ada@example.com',
        displayName: 'Ada',
        accountId: 'a:ada',
        admin: false,
        groups: ['crew'],
        projects: ['SEA'],
      },
      {
        email: 'ben@example.com',
        displayName: 'Ben',
        accountId: 'a:ben',
        admin: false,
        groups: [],
        projects: ['HILL'],
      },
      {
        email: 'wiki@example.com',
        displayName: 'Wiki',
        accountId: 'a:wiki',
        admin: false,
        groups: [],
        projects: '*',
        jiraAccess: false,
      },
    ],
    security: [{ level: 'Secret', issues: ['SEA-3'], users: ['ada@example.com'] }],
  });
});
afterAll(() => site.close());

async function seen(actor: ProductActor): Promise<unknown> {
  const answer = await site.call(
    'POST',
    '/rest/api/3/search/jql',
    { jql: 'id > 0 OR created <= now() ORDER BY key', fields: ['key'] },
    actor,
  );
  if (answer.status !== 200) return answer.status;
  return (answer.body as { issues: { key: string }[] }).issues.map((issue) => issue.key);
}

async function searched(actor: ProductActor): Promise<unknown> {
  const answer = await site.call(
    'POST',
    '/rest/api/3/search/jql',
    { jql: 'created <= now() ORDER BY key', fields: ['key'] },
    actor,
  );
  return answer.status === 200
    ? (answer.body as { issues: { key: string }[] }).issues.map((issue) => issue.key)
    : answer.status;
}

const someText: unknown = expect.any(String);
const SEA = ['SEA-1', 'SEA-2', 'SEA-3', 'SEA-4', 'SEA-5', 'SEA-6'];
const HILL = ['HILL-1', 'HILL-2'];
const OPEN_SEA = SEA.filter((key) => key !== 'SEA-3');

it.each<[string, ProductActor, unknown]>([
  ['the app sees everything', APP, [...HILL, ...SEA]],
  ['a person sees their projects and the secrets they are named in', ADA, SEA],
  ['a person sees nothing of other projects', BEN, HILL],
  ['everyone else sees all but the secret', USER, [...HILL, ...OPEN_SEA]],
  ['administering Jira does not open secrets', ADMIN, [...HILL, ...OPEN_SEA]],
  ['somebody without Jira is turned away', WIKI, 403],
  ['nobody sees nothing', ANONYMOUS, []],
])('in a search, %s', async (_sentence, actor, expected) => {
  expect(await searched(actor)).toEqual(expected);
});

it('does not compare ids as if they were numbers', async () => {
  expect(await seen(APP)).toBe(501);
});

it('gives invisible issues the answer of missing ones', async () => {
  const missing = {
    status: 404,
    route: 'GET /rest/api/3/issue/{issueIdOrKey}',
    body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
  };
  expect(await site.call('GET', '/rest/api/3/issue/SEA-3', undefined, USER)).toEqual(missing);
  expect(await site.call('GET', '/rest/api/3/issue/SEA-99', undefined, USER)).toEqual(missing);
  expect(await site.call('GET', '/rest/api/3/issue/SEA-1', undefined, BEN)).toEqual(missing);
  expect(await site.call('GET', `/rest/api/3/issue/SEA-1`, undefined, ANONYMOUS)).toEqual(missing);
  expect(
    (await site.call('POST', '/rest/api/3/issue/SEA-3/transitions', { transition: { id: '11' } }, USER)).status,
  ).toBe(404);
});

it('leaves invisible issues out of bulk answers without a word', async () => {
  const body = { issueIdsOrKeys: ['SEA-2', 'SEA-3', 'HILL-1', 'SEA-99'], fields: ['summary'] };
  expect(await site.call('POST', '/rest/api/3/issue/bulkfetch', body, BEN)).toMatchObject({
    issues: 1,
    body: { issues: [{ key: 'HILL-1' }], issueErrors: [] },
  });
});

it('shows of an invisible parent its id and key alone', async () => {
  const bare = (key: string, id: string) => ({ id, key, self: someText });
  expect(await site.call('GET', '/rest/api/3/issue/SEA-4?fields=parent', undefined, USER)).toMatchObject({
    body: { fields: { parent: bare('SEA-3', idOf('SEA-3')) } },
  });
  expect((await site.call('GET', '/rest/api/3/issue/SEA-6?fields=parent', undefined, APP)).body).toMatchObject({
    fields: { parent: bare('GONE-1', '99999') },
  });
});

it('does not know values of invisible projects in a query', async () => {
  const answer = await site.call(
    'POST',
    '/rest/api/3/search/jql',
    { jql: 'project = SEA OR fixVersion = "1.0" OR key = SEA-2' },
    BEN,
  );
  expect(answer).toMatchObject({
    status: 400,
    body: {
      errorMessages: [
        "The value 'SEA' does not exist for the field 'project'.",
        "The value '1.0' does not exist for the field 'fixVersion'.",
        "An issue with key 'SEA-2' does not exist for field 'key'.",
      ],
    },
  });
});

describe('permission checks', () => {
  const check = (actor: ProductActor, body: object) => site.call('POST', '/rest/api/3/permissions/check', body, actor);
  const asked = { permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'], projects: [500, 501], issues: [20_003, 30_001, 5] };

  it('keep the projects and issues the person has the right for', async () => {
    const body = { globalPermissions: ['ADMINISTER'], projectPermissions: [asked] };
    expect((await check(ADA, body)).body).toEqual({
      globalPermissions: [],
      projectPermissions: [
        { permission: 'BROWSE_PROJECTS', projects: [500], issues: [20_003] },
        { permission: 'EDIT_ISSUES', projects: [500], issues: [20_003] },
      ],
    });
    expect((await check(ADMIN, body)).body).toMatchObject({ globalPermissions: ['ADMINISTER'] });
  });

  it('about somebody else are for administrators', async () => {
    const body = { accountId: 'a:ben', projectPermissions: [asked] };
    expect((await check(ADA, body)).status).toBe(403);
    expect((await check(APP, body)).body).toMatchObject({
      projectPermissions: [{ projects: [501], issues: [30_001] }, {}],
    });
  });

  it('refuse names Jira does not know', async () => {
    expect(await check(APP, { globalPermissions: ['FLY'] })).toMatchObject({
      status: 400,
      body: { errorMessages: ["Unrecognized permission 'FLY'."] },
    });
  });

  it('of oneself need the permissions named, and know issues from projects', async () => {
    expect((await site.call('GET', '/rest/api/3/mypermissions', undefined, ADA)).status).toBe(400);
    const mine = async (actor: ProductActor, where: string) => {
      const answer = await site.call(
        'GET',
        `/rest/api/3/mypermissions?permissions=EDIT_ISSUES,ADMINISTER${where}`,
        undefined,
        actor,
      );
      if (answer.status !== 200) return answer.status;
      const { permissions } = answer.body as { permissions: Record<string, { havePermission: boolean }> };
      return Object.fromEntries(Object.entries(permissions).map(([key, { havePermission }]) => [key, havePermission]));
    };
    expect(await mine(ADA, '&issueKey=SEA-3')).toEqual({ EDIT_ISSUES: true, ADMINISTER: false });
    expect(await mine(USER, '&projectKey=SEA')).toEqual({ EDIT_ISSUES: true, ADMINISTER: false });
    expect(await mine(USER, '&issueKey=SEA-3')).toBe(404);
    expect(await mine(ADMIN, '')).toEqual({ EDIT_ISSUES: true, ADMINISTER: true });
    expect(await mine(ANONYMOUS, '')).toEqual({ EDIT_ISSUES: false, ADMINISTER: false });
  });

  it('list the projects of a right', async () => {
    const answer = await site.call(
      'POST',
      '/rest/api/3/permissions/project',
      { permissions: ['BROWSE_PROJECTS'] },
      BEN,
    );
    expect(answer).toMatchObject({ identities: 1, body: { projects: [{ id: 501, key: 'HILL' }] } });
  });
});

it('lists people to the signed in', async () => {
  expect((await site.call('GET', '/rest/api/3/myself', undefined, ADA)).body).toMatchObject({
    accountId: 'a:ada',
    emailAddress: 'ada@example.com',
  });
  expect((await site.call('GET', '/rest/api/3/myself', undefined, ANONYMOUS)).status).toBe(401);
  expect(
    await site.call('GET', '/rest/api/3/user/bulk?accountId=a:ada&accountId=a:none&accountId=a:ben', undefined, ADA),
  ).toMatchObject({
    identities: 2,
    body: { total: 2, isLast: true, values: [{ accountId: 'a:ada' }, { accountId: 'a:ben' }] },
  });
  expect(await site.call('GET', '/rest/api/3/user/search?query=be', undefined, ADA)).toMatchObject({
    body: [{ accountId: 'a:ben' }],
  });
});
