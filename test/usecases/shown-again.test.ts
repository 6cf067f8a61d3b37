import { appSightOps } from '../host/jira/app-access';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite, type TestTarget } from '../support/site';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'done' },
  { id: 2001, key: 'TWO-1', category: 'done' },
  { id: 2002, key: 'TWO-2' },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }, { issue: 'TWO-1', below: false }] },
  { key: 'TGT-2', links: [{ issue: 'TWO-1' }, { issue: 'TWO-2' }] },
]);

/** Security levels and permission schemes change what the app sees, and Jira tells nobody. */
const show = async (site: TestSite, ids: readonly string[], isSeen: boolean): Promise<void> => {
  for (const id of ids) await site.host.store.commit(appSightOps(id, isSeen));
};

describe('linked work that the app did not see for days', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    await show(site, ['1001', '1002', '1003', '2001'], false);
    await site.host.advance({ byMs: 2 * DAY_MS + HOUR_MS });
  });
  afterEach(async () => site.close());

  const counted = async (): Promise<readonly string[]> =>
    [...(await site.results()).values()].map(({ leaves }) => `${leaves?.done} of ${leaves?.total}`);

  it('is counted again, with what is below it, within three hours and a quarter after it is shown', async () => {
    expect(await counted()).toEqual(['0 of 0', '0 of 1']);
    await show(site, ['1001', '1002', '1003', '2001'], true);
    await site.host.advance({ byMs: 3 * HOUR_MS + 15 * MINUTE_MS });
    expect(await counted()).toEqual(['2 of 3', '1 of 2']);
  });

  it('is asked for with each slice of all issues, all of it in one request', async () => {
    site.host.resetUsage();
    await site.host.advance({ byMs: DAY_MS });
    const { jira } = site.host.usage();
    const fetched = jira.byEndpoint['POST /rest/api/3/issue/bulkfetch']?.requests ?? 0;
    // What is still in sight is read by turns besides.
    expect(fetched).toBeGreaterThanOrEqual(8);
    expect(fetched).toBeLessThanOrEqual(8 + 4);
    expect(jira.points).toBeLessThanOrEqual(450);
  });
});

describe('linked work that another link of its target brings back first', () => {
  it.each<[string, TestTarget['links'], Record<string, unknown>, string]>([
    [
      'an aligned epic',
      [{ issue: 'ONE-1', role: 'aligned' }, { issue: 'TWO-1' }],
      { parent: { key: 'ONE-1' } },
      '1 of 1',
    ],
    [
      'an epic of which it is taken out',
      [{ issue: 'ONE-1' }, { issue: 'TWO-1', role: 'excludes' }],
      { parent: { key: 'ONE-1' } },
      '1 of 2',
    ],
    [
      'a JQL scope that is aligned',
      [{ jql: 'labels = seen', role: 'aligned' }, { issue: 'TWO-1' }],
      { labels: ['seen'] },
      '1 of 1',
    ],
  ])('is counted by its own link as well: %s', async (_name, links, fields, counted) => {
    const site = await openSite(ISSUES);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links }]));
    await show(site, ['2001'], false);
    await site.host.advance({ byMs: 2 * DAY_MS + HOUR_MS });
    await show(site, ['2001'], true);
    await site.rest('PUT', '/rest/api/3/issue/TWO-1', { fields });
    await site.host.settle();
    const leaves = (await site.results()).get('TGT-1')?.leaves;
    const why = await site.data('strategy', 'explainIssue', { target: 'TGT-1', issueId: '2001' });
    await site.close();
    expect(`${leaves?.done} of ${leaves?.total}`).toBe(counted);
    expect(why.ways.map(({ linkNo }) => linkNo).sort()).toEqual([1, 2]);
  });
});
