import { APP, idOf, openSmallSite, parentOf, SMALL_SITE, type SmallSite } from './small-site';

let lagMs = 0;
let site: SmallSite;
beforeEach(async () => {
  lagMs = 0;
  site = await openSmallSite(SMALL_SITE, undefined, () => lagMs);
});
afterEach(() => site.close());

interface Found {
  readonly issues: ReadonlyArray<{ readonly key: string; readonly fields: { readonly summary: string } }>;
}

async function found(jql: string, more: object = {}): Promise<readonly string[]> {
  const body = { jql: `${jql} ORDER BY key`, fields: ['summary'], ...more };
  const answer = await site.call('POST', '/rest/api/3/search/jql', body, APP);
  expect(answer.status).toBe(200);
  return (answer.body as Found).issues.map(({ key, fields }) => `${key} ${fields.summary}`);
}
const edit = async (key: string, fields: object): Promise<unknown> =>
  site.call('PUT', `/rest/api/3/issue/${key}`, { fields });

describe('an index that lags by half a minute', () => {
  it('finds what was changed as it stood before, until the time is over', async () => {
    lagMs = 30_000;
    await edit('SEA-5', { labels: [], summary: 'Once' });
    await edit('SEA-5', { summary: 'Twice' });
    expect(await found('labels = gale')).toEqual(['SEA-5 Lighthouses go dark in fog']);
    site.clock.advance(31_000);
    expect(await found('labels = gale')).toEqual([]);
    expect(await found('key = SEA-5')).toEqual(['SEA-5 Twice']);
  });

  it('does not know what is new, still knows what is deleted, and looks for children where they were', async () => {
    lagMs = 30_000;
    const under = (key: string): Promise<readonly string[]> => found(`parent = ${key}`);
    const type = { project: { key: 'SEA' }, issuetype: { id: '7' } };
    await site.call('POST', '/rest/api/3/issue', { fields: { ...type, summary: 'New', ...parentOf('SEA-1') } });
    await site.call('DELETE', '/rest/api/3/issue/SEA-2');
    await edit('SEA-3', { parent: null });
    expect(await under('SEA-1')).toEqual(['SEA-2 Story SEA-2', 'SEA-3 Story SEA-3']);
    site.clock.advance(31_000);
    expect(await under('SEA-1')).toEqual(['SEA-7 New']);
  });

  it('is asked by a match too, and by nobody who reads by id or names the issue to be reconciled', async () => {
    lagMs = 30_000;
    await edit('SEA-5', { labels: ['calm'], summary: 'Now' });
    const id = Number(idOf('SEA-5'));
    const match = { issueIds: [id], jqls: ['labels = gale', 'labels = calm'] };
    expect(await site.call('POST', '/rest/api/3/jql/match', match, APP)).toMatchObject({
      body: { matches: [{ matchedIssues: [id] }, { matchedIssues: [] }] },
    });
    const byId = { issueIdsOrKeys: ['SEA-5'], fields: ['summary'] };
    expect(await site.call('POST', '/rest/api/3/issue/bulkfetch', byId, APP)).toMatchObject({
      body: { issues: [{ fields: { summary: 'Now' } }] },
    });
    expect(await found('labels = calm', { reconcileIssues: [id] })).toEqual(['SEA-5 Now']);
    expect(await found('labels = calm')).toEqual([]);
  });

  it('knows everything at once when it is no longer behind', async () => {
    lagMs = 30_000;
    await edit('SEA-5', { labels: [] });
    lagMs = 0;
    expect(await found('labels = gale')).toEqual([]);
  });
});
