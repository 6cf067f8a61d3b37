import type { Host } from '../../host/host';
import type { ProductResponse } from '../../host/kernel';
import { callMain, stubProduct, tinyHost, TINY_MANIFEST } from './tiny-app';
import { asApp, asUser, route } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';

let host: Host;
afterEach(() => host.close());

const answers: Readonly<Record<string, ProductResponse>> = {
  '/rest/api/3/search/jql': { status: 200, body: {}, issues: 40, route: 'POST /rest/api/3/search/jql' },
  '/rest/api/3/issue/bulkfetch': { status: 200, body: {}, issues: 7, route: 'POST /rest/api/3/issue/bulkfetch' },
  '/rest/api/3/mypermissions?permissions=ADMINISTER': {
    status: 200,
    body: {},
    identities: 1,
    route: 'GET /rest/api/3/mypermissions',
  },
  '/rest/api/3/issue/1': { status: 200, body: {}, issues: 1, route: 'GET /rest/api/3/issue/{id}' },
};
const jira = stubProduct(({ path }) => answers[path] ?? { status: 200, body: [] });
const post = { method: 'POST', body: '{}' };

async function everyCall(): Promise<void> {
  await asApp().requestJira(route`/rest/api/3/search/jql`, post);
  await asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, post);
  await asUser().requestJira(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
  await asApp().requestJira(route`/rest/api/3/issue/${'1'}`);
  await asApp().requestJira(route`/rest/api/3/status`);
  await asApp().requestConfluence(route`/wiki/rest/api/content/${'1'}`);
  await kvs.set('big', 'x'.repeat(20_480));
  await kvs.get('big');
  await kvs.get('missing');
  await kvs.delete('big');
  await new Queue({ key: 'work' }).push([{ body: {} }, { body: {} }]);
}

it('counts points, units, bytes and modelled milliseconds as the contract says', async () => {
  host = await tinyHost(everyCall, {
    products: { jira, confluence: stubProduct() },
    manifest: {
      ...TINY_MANIFEST,
      permissions: { scopes: [...TINY_MANIFEST.permissions.scopes, 'read:confluence-content.summary'] },
    },
  });
  await callMain(host);
  const usage = host.usage();
  expect(usage.jira).toEqual({
    requests: 5,
    points: 41 + 8 + 3 + 1 + 1,
    byEndpoint: {
      'POST /rest/api/3/search/jql': { requests: 1, points: 41 },
      'POST /rest/api/3/issue/bulkfetch': { requests: 1, points: 8 },
      'GET /rest/api/3/mypermissions': { requests: 1, points: 3 },
      'GET /rest/api/3/issue/{id}': { requests: 1, points: 1 },
      'GET /rest/api/3/status': { requests: 1, points: 1 },
    },
  });
  expect(usage.confluence).toEqual({ requests: 1 });
  expect(usage.queue).toEqual({ pushes: 1, events: 2, retries: 0 });
  expect(usage.kvs).toMatchObject({ reads: 2, writes: 2, readUnits: 3 + 1, writeUnits: 3 + 1, storedBytes: 0 });
  expect(usage.kvs.writtenBytes).toBe(
    JSON.stringify({ key: 'big', value: 'x'.repeat(20_480) }).length + JSON.stringify({ key: 'big' }).length,
  );
  // What is modelled, without the CPU time of this machine: the frozen clock moved by exactly that.
  const modelled = 20 + 4 * 15 + 5 * 150 + 48;
  expect(host.clock.nowMs() - Date.parse('2026-01-05T10:00:00.000Z')).toBe(modelled);
  expect(usage.invocations.main?.count).toBe(1);
  expect(usage.invocations.main?.ms).toBeGreaterThanOrEqual(modelled);
  expect(usage.invocations.main?.ms).toBeLessThan(modelled + 5000);
});

it('prices what was used', async () => {
  host = await tinyHost(() => kvs.set('k', 'x'.repeat(10_000)));
  await callMain(host);
  const { invocations, kvs: storage, costUsd } = host.usage();
  const gbSeconds = ((invocations.main?.ms ?? 0) / 1000) * 0.25;
  expect(costUsd).toBeCloseTo(gbSeconds * 0.000025 + (storage.writtenBytes / 1e9) * 1.09, 12);
  expect(storage.storedBytes).toBe('k'.length + 10_002);
});

it('counts from the last reset, and settles without resetting', async () => {
  host = await tinyHost(() => kvs.get('k'));
  await callMain(host);
  await expect(host.settle()).resolves.toMatchObject({ kvs: { reads: 1 }, invocations: { main: { count: 1 } } });
  await callMain(host);
  await expect(host.settle()).resolves.toMatchObject({ kvs: { reads: 1 }, invocations: { main: { count: 1 } } });
  expect(host.usage().kvs.reads).toBe(2);
  host.resetUsage();
  expect(host.usage()).toMatchObject({
    kvs: { reads: 0, readBytes: 0 },
    invocations: {},
    jira: { byEndpoint: {} },
    costUsd: 0,
  });
});

it('counts refused storage calls too', async () => {
  host = await tinyHost(() => kvs.set('k', 'x'.repeat(300_000)).catch(() => undefined));
  await callMain(host);
  expect(host.usage().kvs).toMatchObject({ writes: 1, writeUnits: 30, storedBytes: 0 });
});

it('pages through the journal, and says what it has forgotten', async () => {
  const { createJournal } = await import('../../host/platform/journal');
  host = await tinyHost(() => undefined);
  const journal = createJournal(3);
  for (let n = 0; n < 7; n++)
    journal.add({ at: '', invocation: '', function: '', target: 'kvs', call: String(n), status: 200 });
  expect(journal.page(0, 2)).toMatchObject({ calls: [{ n: 4 }, { n: 5 }], next: 6, forgotten: 4 });
  expect(journal.page(6)).toMatchObject({ calls: [{ n: 6 }], next: 7, forgotten: 0 });
  expect(journal.page(7)).toEqual({ calls: [], next: 7, forgotten: 0 });
});

it('counts quotas of a running site at the pace of a real one', async () => {
  host = await tinyHost(
    async () => {
      for (let call = 0; call < 300; call++) await kvs.get('k');
      return 'never refused';
    },
    { clockStart: undefined, limits: { storageRequestsPerSecond: 70 } },
  );
  await expect(callMain(host)).resolves.toBe('never refused');
});
