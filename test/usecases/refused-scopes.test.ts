import { matchRefusing } from '../support/match-refusing';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const BUG = { fields: { project: { key: 'ONE' }, summary: 'More', issuetype: { name: 'Story' } } };
const SCOPE = 'project = ONE OR key = TWO-9';

describe('JQL that Jira begins to refuse', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([
      { id: 1001, key: 'ONE-1', category: 'done' },
      { id: 1002, key: 'ONE-2' },
      { id: 2009, key: 'TWO-9' },
    ]);
    await withStrategy(
      site,
      strategyOf([
        { key: 'TGT-1', links: [{ jql: SCOPE }] },
        { key: 'TGT-2', links: [{ jql: 'project = ONE' }] },
      ]),
    );
  });
  afterEach(async () => site.close());

  const create = async (): Promise<void> => {
    await site.rest('POST', '/rest/api/3/issue', BUG);
    await site.host.settle();
  };
  const linkOf = async () => {
    const [link] = (await site.data('strategy', 'getTarget', { target: 'TGT-1' })).links;
    return link;
  };
  const searches = (): number => site.host.usage().jira.byEndpoint['POST /rest/api/3/search/jql']?.requests ?? 0;

  it('has the number say so with the next event that it would have been asked for, and only that number', async () => {
    expect((await site.results()).get('TGT-1')).toMatchObject({ complete: true, leaves: { total: 3 } });
    await site.rest('DELETE', '/rest/api/3/issue/TWO-9');
    await site.host.settle();
    await create();
    const results = await site.results();
    expect(results.get('TGT-1')).toMatchObject({ complete: false, leaves: { total: 2 } });
    expect(results.get('TGT-2')).toMatchObject({ complete: true, leaves: { total: 3 } });
    expect(await linkOf()).toMatchObject({ state: 'broken' });
  });

  it('is searched for once, however many events come', async () => {
    await site.rest('DELETE', '/rest/api/3/issue/TWO-9');
    await site.host.settle();
    await create();
    site.host.resetUsage();
    await create();
    await create();
    expect(searches()).toBe(0);
  });

  it('counts again, and what came meanwhile, once Jira takes it again', async () => {
    const body = { name: 'R1', project: 'ONE' };
    const { id } = (await site.rest('POST', '/rest/api/3/version', body)) as { readonly id: string };
    const jql = 'project = ONE OR fixVersion = R1';
    await withStrategy(site, strategyOf([{ key: 'TGT-3', links: [{ jql }] }]));
    const rename = async (name: string) => site.rest('PUT', `/rest/api/3/version/${id}`, { name });
    await rename('R2');
    await create();
    expect((await site.results()).get('TGT-3')).toMatchObject({ complete: false, leaves: { total: 2 } });
    await rename('R1');
    await create();
    expect((await site.results()).get('TGT-3')).toMatchObject({ complete: true, leaves: { total: 4 } });
    site.host.resetUsage();
    await create();
    expect((await site.results()).get('TGT-3')).toMatchObject({ leaves: { total: 5 } });
    expect(searches()).toBe(0);
  });

  it('is read whole once where a search still takes it, and its number stays complete', async () => {
    site.host.resetUsage();
    const stop = matchRefusing(SCOPE);
    await create();
    const once = searches();
    await create();
    await create();
    stop();
    expect([once > 0, searches() - once]).toEqual([true, 0]);
    expect((await site.results()).get('TGT-1')).toMatchObject({ complete: true, leaves: { total: 4 } });
    expect(await linkOf()).toMatchObject({ state: 'live' });
    await create();
    expect((await site.results()).get('TGT-1')).toMatchObject({ complete: true, leaves: { total: 7 } });
  });
});
