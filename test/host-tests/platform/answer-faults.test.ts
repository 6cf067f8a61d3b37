import { asApp, route } from '@forge/api';
import { kvs, WhereConditions } from '@forge/kvs';
import type { Host } from '../../host/host';
import { faultRules } from '../../host/platform/faults';
import { callMain, stubProduct, tinyHost } from './tiny-app';

let host: Host;
let run: () => Promise<unknown>;
afterEach(() => host.close());

const ISSUES = ['1', '2', '3', '4'].map((id) => ({ id }));

async function openSite(body: unknown = {}): Promise<void> {
  host = await tinyHost(() => run(), {
    products: { jira: stubProduct(() => ({ status: 200, body, issues: 4 })), confluence: stubProduct() },
  });
}

/** What a function gets that does this. */
async function got(work: () => Promise<unknown>): Promise<unknown> {
  run = work;
  return callMain(host);
}

const search = async (body: object): Promise<unknown> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await asApp().requestJira(route`/rest/api/3/search/jql`, init);
  return { status: answer.status, body: (await answer.json()) as unknown };
};
const bulkFetch = async (): Promise<unknown> => {
  const init = { method: 'POST', body: JSON.stringify({ issueIdsOrKeys: ['1', '2', '3', '4'] }) };
  return (await asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, init)).json();
};

it('takes the way to the next page out of a search, once', async () => {
  await openSite({ isLast: false, nextPageToken: 'next', issues: ISSUES });
  host.setFaults([{ target: 'jira', action: 'lost-page', times: 1 }]);
  expect(await got(() => search({ jql: 'x' }))).toEqual({ status: 200, body: { isLast: false, issues: ISSUES } });
  expect(await got(() => search({ jql: 'x' }))).toMatchObject({ body: { nextPageToken: 'next' } });
});

it('no longer knows a later page of a search, and takes the first', async () => {
  await openSite({ isLast: true, issues: ISSUES });
  host.setFaults([{ target: 'jira', action: 'expired-page' }]);
  expect(await got(() => search({ jql: 'x' }))).toMatchObject({ status: 200 });
  expect(await got(() => search({ jql: 'x', nextPageToken: 'next' }))).toMatchObject({ status: 400 });
});

it('cuts a search short and warns of it', async () => {
  await openSite({ isLast: false, nextPageToken: 'next', issues: ISSUES });
  host.setFaults([{ target: 'jira', action: 'truncated' }]);
  const { body } = (await got(() => search({ jql: 'x' }))) as { body: Record<string, unknown> };
  expect(body).toMatchObject({ isLast: true, issues: [{ id: '2' }, { id: '4' }] });
  expect(body['nextPageToken']).toBeUndefined();
  expect(body['warnings']).toHaveLength(1);
});

it('leaves issues of a bulk fetch for another time', async () => {
  await openSite({ issues: ISSUES, issueErrors: [] });
  host.setFaults([{ target: 'jira', action: 'partial' }]);
  const errors = ['1', '3'].map((id) => ({ id, errorMessage: expect.any(String) as string }));
  expect(await got(bulkFetch)).toEqual({ issues: [{ id: '2' }, { id: '4' }], issueErrors: errors });
});

it('reads some keys of a batch and names the others', async () => {
  await openSite();
  await got(async () => Promise.all([kvs.set('a', 1), kvs.set('b', 2)]));
  host.setFaults([{ target: 'kvs', action: 'partial' }]);
  const { successfulKeys, failedKeys } = (await got(() => kvs.batchGet([{ key: 'a' }, { key: 'b' }]))) as {
    successfulKeys: unknown[];
    failedKeys: unknown[];
  };
  expect(successfulKeys).toMatchObject([{ key: 'b', value: 2 }]);
  expect(failedKeys).toMatchObject([{ key: 'a', error: { code: 'INTERNAL_SERVER_ERROR' } }]);
});

it('lets queries lag behind what was written, changed and removed, and reads by key not', async () => {
  const keys = async (): Promise<unknown> =>
    got(async () => {
      const { results } = await kvs.query().where('key', WhereConditions.beginsWith('k')).getMany();
      return results.map(({ key, value }) => [key, value]);
    });
  await openSite();
  await got(async () => Promise.all([kvs.set('k1', 'old'), kvs.set('k2', 'old')]));
  host.setFaults([{ target: 'kvs', action: 'lag', seconds: 10 }]);
  await got(async () => Promise.all([kvs.set('k1', 'new'), kvs.delete('k2'), kvs.set('k3', 'new')]));
  expect(await keys()).toEqual([
    ['k1', 'old'],
    ['k2', 'old'],
  ]);
  expect(await got(() => kvs.get('k1'))).toBe('new');
  await host.advance({ byMs: 11_000 });
  expect(await keys()).toEqual([
    ['k1', 'new'],
    ['k3', 'new'],
  ]);
});

it('takes no fault where it cannot happen', async () => {
  await openSite();
  const rules = [
    { target: 'event', action: 'partial' },
    { target: 'kvs', action: 'truncated' },
    { target: 'confluence', action: 'lag' },
    { target: 'confluence', action: '400' },
  ];
  expect(rules.filter((rule) => faultRules.safeParse({ rules: [rule] }).success)).toEqual([]);
});
