import type { Host } from '../../host/host';
import { callMain, stubProduct, tinyHost, TINY_MANIFEST, USER } from './tiny-app';
import { asApp, asUser, route, type Route } from '@forge/api';
import { kvs } from '@forge/kvs';

let host: Host;
afterEach(() => host.close());

interface Seen {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

async function get(path: Route, init?: { method: string }): Promise<Seen> {
  const response = await asApp().requestJira(path, init);
  const text = await response.text();
  const names = [
    'retry-after',
    'ratelimit-reason',
    'x-ratelimit-reset',
    'x-ratelimit-remaining',
    'x-ratelimit-nearlimit',
  ];
  const headers = names.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: response.status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    headers: Object.fromEntries<string>(headers),
  };
}

it('refuses an endpoint for which the app holds no scope, in the words of Jira', async () => {
  const jira = stubProduct();
  host = await tinyHost(() => get(route`/rest/api/3/issue/${'1'}`, { method: 'PUT' }), {
    products: { jira, confluence: stubProduct() },
  });
  await expect(callMain(host)).resolves.toMatchObject({
    status: 403,
    body: {
      errorMessages: [
        'Access to the resource was denied due to missing scope grants. Your app was granted the following scopes: [storage:app, read:jira-work].\n' +
          'The resource can be accessed by having one of these groups of scopes:\n * [write:jira-work]\n * [write:issue:jira]\n',
      ],
    },
  });
  expect(jira.asked).toEqual([]);
});

it('opens an endpoint to a complete group of granular scopes', async () => {
  host = await tinyHost(() => get(route`/rest/api/3/status`), {
    manifest: { ...TINY_MANIFEST, permissions: { scopes: ['read:status:jira'] } },
  });
  await expect(callMain(host)).resolves.toMatchObject({ status: 200 });
});

it('answers 501 with the name of an endpoint that it does not know', async () => {
  host = await tinyHost(() => get(route`/rest/api/3/avatar/project/system`));
  await expect(callMain(host)).resolves.toMatchObject({
    status: 501,
    body: { errorMessages: [expect.stringContaining('GET /rest/api/3/avatar/project/system')] },
  });
});

it('answers 429 once the points of the hour are used up, and until the next hour begins', async () => {
  host = await tinyHost(() => get(route`/rest/api/3/status`), {
    limits: { jiraPointsPerHour: 2 },
    clockStart: '2026-01-05T10:40:00Z',
  });
  await callMain(host);
  await expect(callMain(host)).resolves.toMatchObject({
    status: 200,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-nearlimit': 'true' },
  });
  await expect(callMain(host)).resolves.toMatchObject({
    status: 429,
    headers: {
      'retry-after': '1200',
      'ratelimit-reason': 'jira-quota-global-based',
      'x-ratelimit-reset': '2026-01-05T11:00:00.000Z',
    },
  });
  await host.advance({ toMs: Date.parse('2026-01-05T11:00:00Z') });
  await expect(callMain(host)).resolves.toMatchObject({ status: 200 });
});

it('refuses Jira to a person who only has Confluence, also inside a macro', async () => {
  const users = [
    {
      accountId: 'w',
      email: 'wiki@example.com',
      displayName: 'W',
      admin: false,
      groups: [],
      projects: [],
      jiraAccess: false,
    },
  ];
  host = await tinyHost(async () => (await asUser().requestJira(route`/rest/api/3/status`)).status, { users });
  await expect(host.invoke('table', 'run', {}, 'wiki@example.com')).resolves.toBe(403);
  await expect(host.invoke('table', 'run', {}, USER)).resolves.toBe(200);
});

it('lets nobody act as somebody who is not there', async () => {
  host = await tinyHost(() =>
    asUser('somebody-else')
      .requestJira(route`/rest/api/3/status`)
      .catch((error: unknown) => String(error)),
  );
  await expect(callMain(host)).resolves.toContain('IMPERSONATION_NOT_ALLOWED');
});

it('strikes calls by target, part of their name, number and turn', async () => {
  host = await tinyHost(async () => {
    const statuses = [];
    for (let call = 0; call < 4; call++) statuses.push((await get(route`/rest/api/3/status`)).status);
    statuses.push((await get(route`/rest/api/3/field`)).status);
    return statuses;
  });
  host.setFaults([{ target: 'jira', match: '/status', action: '500', every: 2, times: 1 }]);
  await expect(callMain(host)).resolves.toEqual([200, 500, 200, 200, 200]);
  host.setFaults([]);
  await expect(callMain(host)).resolves.toEqual([200, 200, 200, 200, 200]);
});

it('gives a 429 of the gateway with and without Retry-After', async () => {
  host = await tinyHost(async () =>
    [await get(route`/rest/api/3/status`), await get(route`/rest/api/3/status`)].map(({ status, headers }) => [
      status,
      headers['retry-after'] ?? 'none',
    ]),
  );
  host.setFaults([{ target: 'jira', action: '429' }]);
  await expect(callMain(host)).resolves.toEqual([
    [429, '5'],
    [429, 'none'],
  ]);
});

it('lets a time-out strike after the write and before it', async () => {
  host = await tinyHost(async () => {
    const outcomes = [];
    for (const key of ['a', 'b'])
      outcomes.push(await kvs.set(key, 1).catch((error: unknown) => (error instanceof Error ? error.message : '')));
    return [...outcomes, (await kvs.get('a')) ?? null, (await kvs.get('b')) ?? null];
  });
  host.setFaults([{ target: 'kvs', match: 'set', action: 'timeout' }]);
  await expect(callMain(host)).resolves.toEqual(['The storage answered 504.', 'The storage answered 504.', 1, null]);
});

it('crashes at the call', async () => {
  let crashed = 0;
  host = await tinyHost(() => kvs.set('k', 1), { crash: () => crashed++, limits: { interactiveSeconds: 0.05 } });
  host.setFaults([{ target: 'kvs', match: 'set k', action: 'crash' }]);
  await expect(callMain(host)).rejects.toMatchObject({ status: 424 });
  expect(crashed).toBe(1);
});
