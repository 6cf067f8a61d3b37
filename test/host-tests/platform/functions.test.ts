import type { Host } from '../../host/host';
import { callMain, stubProduct, tinyHost, USER } from './tiny-app';
import { asApp, fetch as forgeFetch, getAppContext, route } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';

let host: Host;
afterEach(() => host.close());

const readIssue = (): Promise<unknown> => asApp().requestJira(route`/rest/api/3/issue/${'1'}`);

it('cuts a resolver off at 25 modelled seconds; what it had asked for by then has happened', async () => {
  let calls = 0;
  let reached = 0;
  host = await tinyHost(async () => {
    for (calls = 0; calls < 200; calls++) {
      await readIssue();
      reached = calls + 1;
    }
    await kvs.set('finished', true);
  });
  await expect(callMain(host)).rejects.toMatchObject({
    status: 424,
    message: 'The function did not finish within 25 seconds.',
  });
  expect(calls).toBeLessThan(167);
  expect(reached).toBe(calls);
  expect(host.usage().jira.requests).toBe(calls + 1);
  expect(host.usage().kvs.writes).toBe(0);
});

it('lets a consumer run as long as its function says', async () => {
  let calls = 0;
  host = await tinyHost(() => new Queue({ key: 'work' }).push({ body: {} }), {
    functions: {
      work: async () => {
        for (calls = 0; calls < 1000; calls++) await readIssue();
      },
    },
  });
  await callMain(host);
  const usage = await host.settle();
  expect(calls).toBe(1000);
  expect(usage.errors).toEqual([]);
});

it('cuts a function off that waits for something that never comes', async () => {
  host = await tinyHost(() => new Promise(() => undefined), { limits: { interactiveSeconds: 0.05 } });
  await expect(callMain(host)).rejects.toMatchObject({ status: 424 });
});

it('refuses an answer over 5 MB', async () => {
  host = await tinyHost(() => 'x'.repeat(5 * 1024 * 1024));
  await expect(callMain(host)).rejects.toMatchObject({
    status: 424,
    message: expect.stringContaining('RESPONSE_TOO_LARGE') as string,
  });
});

it('gives a function site time inside, and leaves real time to everybody else', async () => {
  host = await tinyHost(() => [
    new Date().toISOString(),
    Date.now(),
    new Date('2001-02-03T04:05:06Z').getTime(),
    new Date() instanceof Date,
  ]);
  const startMs = Date.parse('2026-01-05T10:00:00.020Z');
  await expect(callMain(host)).resolves.toEqual([
    '2026-01-05T10:00:00.020Z',
    startMs,
    Date.parse('2001-02-03T04:05:06Z'),
    true,
  ]);
  expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
});

it('refuses requests to the outside', async () => {
  host = await tinyHost(() =>
    forgeFetch('https://example.org/').catch((error: unknown) => (error instanceof Error ? error.name : '')),
  );
  await expect(callMain(host)).resolves.toBe('REQUEST_EGRESS_ALLOWLIST_ERR');
});

it('tells a function who called it, and never believes the caller about it', async () => {
  host = await tinyHost((payload, context) => ({ payload, context, app: getAppContext().environmentType }));
  const accountId = host.people.find(USER)?.accountId;
  const answer = await host.invoke('panel', 'run', { accountId: 'somebody else' }, USER, {
    issue: { id: '1' },
    accountId: 'somebody else',
  });
  expect(answer).toMatchObject({
    payload: {
      call: { functionKey: 'run', payload: { accountId: 'somebody else' } },
      context: { accountId, moduleKey: 'panel', extension: { type: 'jira:issuePanel', issue: { id: '1' } } },
    },
    context: { principal: { accountId }, installContext: expect.stringContaining('ari:cloud:jira::site/') as string },
    app: 'DEVELOPMENT',
  });
  await expect(host.invoke('table', 'run', {}, undefined)).resolves.toMatchObject({
    payload: { context: { accountId: 'unidentified' } },
    context: { installContext: expect.stringContaining('ari:cloud:confluence::site/') as string },
  });
  await expect(host.invoke('panel', 'run', {}, undefined)).rejects.toMatchObject({ status: 403 });
});

it('keeps what a function logs, without addresses or credentials, and no more than the platform would', async () => {
  host = await tinyHost(() => {
    console.warn('for ada@example.com', { header: 'Bearer abc.def' });
    for (let line = 0; line < 200; line++) console.log('again');
  });
  await callMain(host);
  expect(host.logs()[0]).toMatchObject({
    level: 'warn',
    function: 'main',
    text: "for [email] { header: 'Bearer [redacted]' }",
  });
  expect(host.logs()).toHaveLength(100);
});

it('never answers what a function still asks for after its end', async () => {
  let late: Promise<unknown> = Promise.resolve();
  host = await tinyHost(() => {
    late = new Promise((resolve) => setImmediate(resolve)).then(() => kvs.set('late', true));
    return 'done';
  });
  await callMain(host);
  const first = await Promise.race([
    late.then(() => 'answered'),
    new Promise((resolve) => setTimeout(resolve, 20, 'silent')),
  ]);
  expect([first, host.usage().kvs.writes]).toEqual(['silent', 0]);
});

it('runs a function that the product calls for a module', async () => {
  host = await tinyHost(() => undefined, { functions: { export: (payload) => ({ exported: payload }) } });
  await expect(host.callFunction('export', 'table', { exportType: 'pdf' }, USER)).resolves.toEqual({
    exported: { exportType: 'pdf' },
  });
});

it('keeps two sites in one process apart, while both are running', async () => {
  const main = async (): Promise<unknown> => {
    const before = (await kvs.get('visits')) ?? 0;
    await readIssue();
    await kvs.set('visits', Number(before) + 1);
    return [new Date().getUTCFullYear(), await kvs.get('visits')];
  };
  host = await tinyHost(main, { clockStart: '2030-01-01T00:00:00Z' });
  const other = await tinyHost(main, { products: { jira: stubProduct(), confluence: stubProduct() } });
  await callMain(other);
  await expect(Promise.all([callMain(host), callMain(other)])).resolves.toEqual([
    [2030, 1],
    [2026, 2],
  ]);
  expect([host.usage().jira.requests, other.usage().jira.requests]).toEqual([1, 2]);
  await other.close();
});
