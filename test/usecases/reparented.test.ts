import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', level: 1 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
  { id: 1004, key: 'ONE-4', parent: 'ONE-2' },
];

/** JQL scopes that another parent takes work into or out of, and one to which it is nothing. */
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ jql: 'parent = ONE-1' }] },
  { key: 'TGT-2', links: [{ jql: 'project = ONE AND parent in (ONE-2)' }] },
  { key: 'TGT-3', links: [{ jql: 'issuetype = Story AND parent is EMPTY' }] },
  { key: 'TGT-4', links: [{ jql: 'key in (ONE-3, ONE-4)' }] },
]);

describe('work of which nothing but the parent changes', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
  });
  afterAll(async () => site.close());

  const totals = async (): Promise<readonly unknown[]> =>
    [...(await site.results()).values()].map(({ leaves }) => leaves?.total);
  const putUnder = async (parent: string | null): Promise<void> => {
    await site.rest('PUT', '/rest/api/3/issue/ONE-3', { fields: { parent: parent === null ? null : { key: parent } } });
    await site.host.settle();
  };

  it('comes into and leaves the JQL scopes that ask for a parent', async () => {
    expect(await totals()).toEqual([1, 1, 0, 2]);
    await putUnder('ONE-2');
    expect(await totals()).toEqual([0, 2, 0, 2]);
    await putUnder(null);
    expect(await totals()).toEqual([0, 1, 1, 2]);
    await putUnder('ONE-1');
    expect(await totals()).toEqual([1, 1, 0, 2]);
  });

  it('is not matched against those to which a parent is nothing', async () => {
    const other = await openSite(ISSUES);
    await withStrategy(other, strategyOf([{ key: 'TGT-4', links: [{ jql: 'key in (ONE-3, ONE-4)' }] }]));
    other.host.resetUsage();
    await other.rest('PUT', '/rest/api/3/issue/ONE-3', { fields: { parent: { key: 'ONE-2' } } });
    await other.host.settle();
    const { jira } = other.host.usage();
    await other.close();
    expect(Object.keys(jira.byEndpoint)).toEqual(['POST /rest/api/3/issue/bulkfetch']);
  });
});
