import type { Host } from '../../host/host';
import { kvs } from '@forge/kvs';
import { stubProduct, tinyHost } from './tiny-app';

let host: Host;
const users = [
  {
    accountId: 'wiki-only',
    email: 'wiki@example.com',
    displayName: 'Wiki Reader',
    admin: false,
    groups: [],
    projects: [],
    jiraAccess: false,
  },
];

beforeAll(async () => {
  host = await tinyHost(
    async (payload) => {
      const { call } = payload as { call: { payload: { fail?: boolean } } };
      await kvs.set('seen', true);
      if (call.payload.fail === true) throw new Error('no luck');
      return { ok: true, data: call };
    },
    {
      port: 0,
      users,
      products: {
        jira: stubProduct(({ method, path, body }) => ({
          status: 201,
          headers: { 'x-kept': 'yes' },
          body: { method, path, body },
        })),
        confluence: stubProduct(() => ({ status: 204 })),
      },
    },
  );
});
afterAll(() => host.close());

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
  as: string | undefined = 'user@example.com',
  more: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${host.url ?? ''}${path}`, {
    method,
    headers: {
      ...(as === undefined ? {} : { authorization: `Basic ${Buffer.from(`${as}:x`).toString('base64')}` }),
      ...more,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
}

it('answers an invoke with what the resolver returned', async () => {
  const answer = await ask('POST', '/_host/invoke/panel', { functionKey: 'run', payload: { a: 1 } });
  expect([answer.status, answer.body]).toEqual([200, { ok: true, data: { functionKey: 'run', payload: { a: 1 } } }]);
});

it.each([
  ['no user', 401, '/_host/invoke/panel', undefined, {}],
  ['somebody unknown', 401, '/_host/invoke/panel', 'nobody@example.com', {}],
  ['a Jira module and a person without Jira', 403, '/_host/invoke/panel', 'wiki@example.com', {}],
  ['a macro and a person without Jira', 200, '/_host/invoke/table', 'wiki@example.com', {}],
  ['a module that does not exist', 404, '/_host/invoke/nothing', 'user@example.com', {}],
  ['a payload over 500 KB', 413, '/_host/invoke/panel', 'user@example.com', { text: 'x'.repeat(500 * 1024) }],
  ['a function that threw', 424, '/_host/invoke/panel', 'user@example.com', { fail: true }],
])('answers an invoke with %s by %i', async (_case, status, path, as, payload) => {
  const answer = await ask('POST', path, { functionKey: 'run', payload }, as === undefined ? '' : as);
  expect(answer.status).toBe(status);
});

it('answers a body that is not JSON by 400', async () => {
  expect((await ask('POST', '/_host/invoke/panel', '{')).status).toBe(400);
});

it('hands REST requests of site users to the product, unmetered', async () => {
  host.resetUsage();
  const answer = await ask('PUT', '/rest/api/3/issue/1?notifyUsers=false', { fields: {} });
  expect([answer.status, answer.headers.get('x-kept'), answer.body]).toEqual([
    201,
    'yes',
    { method: 'PUT', path: '/rest/api/3/issue/1?notifyUsers=false', body: { fields: {} } },
  ]);
  expect((await ask('GET', '/wiki/api/v2/pages')).status).toBe(204);
  expect((await ask('GET', '/rest/api/3/myself', undefined, '')).status).toBe(401);
  expect(host.usage().jira.requests).toBe(0);
});

it('moves the clock forward and never back', async () => {
  expect((await ask('POST', '/_host/clock', { set: '2026-02-01T00:00:00Z' })).body).toEqual({
    now: '2026-02-01T00:00:00.000Z',
    frozen: true,
  });
  expect((await ask('POST', '/_host/clock', { advance: 'P1DT2H' })).body).toEqual({
    now: '2026-02-02T02:00:00.000Z',
    frozen: true,
  });
  expect((await ask('POST', '/_host/clock', { set: '2026-01-01T00:00:00Z' })).status).toBe(400);
  expect((await ask('POST', '/_host/clock', { advance: 'an hour' })).status).toBe(400);
});

it('reports usage, resets it, and lists every platform call in order', async () => {
  await ask('POST', '/_host/usage/reset');
  const since = host.journal().next;
  await ask('POST', '/_host/invoke/panel', { functionKey: 'run', payload: {} });
  expect((await ask('GET', '/_host/usage')).body).toMatchObject({
    kvs: { writes: 1, reads: 0, writeUnits: 1 },
    jira: { requests: 0 },
  });
  const journal = (await ask('GET', `/_host/journal?since=${String(since)}`)).body as {
    calls: Array<{ target: string; call: string }>;
  };
  expect(journal.calls.map(({ target, call }) => [target, call])).toEqual([
    ['kvs', 'set seen'],
    ['invocation', 'panel'],
  ]);
});

it('settles by address and answers the usage since the last time', async () => {
  await ask('POST', '/_host/settle');
  await ask('POST', '/_host/invoke/panel', { functionKey: 'run', payload: {} });
  expect((await ask('POST', '/_host/settle')).body).toMatchObject({ invocations: { main: { count: 1 } }, left: 0 });
  expect((await ask('POST', '/_host/settle')).body).toMatchObject({ invocations: {}, left: 0 });
});

it('takes fault rules, refuses wrong ones, and forgets them when told none', async () => {
  expect((await ask('POST', '/_host/faults', { rules: [{ target: 'kvs', action: '500', times: 1 }] })).body).toEqual({
    rules: 1,
  });
  expect((await ask('POST', '/_host/invoke/panel', { functionKey: 'run', payload: {} })).status).toBe(424);
  expect((await ask('POST', '/_host/faults', { rules: [{ target: 'jira', action: 'drop' }] })).status).toBe(400);
  expect((await ask('POST', '/_host/faults', { rules: [{ target: 'moon', action: '500' }] })).status).toBe(400);
  expect((await ask('POST', '/_host/faults', { rules: [] })).body).toEqual({ rules: 0 });
});

it('keeps foreign pages out', async () => {
  expect((await ask('POST', '/_host/settle', undefined, '', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask('POST', '/_host/nothing')).status).toBe(404);
});
