import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', level: 1 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
  { id: 1004, key: 'ONE-4', level: -1, parent: 'ONE-3', components: ['Core'] },
  { id: 1005, key: 'ONE-5', level: -1, parent: 'ONE-3' },
  { id: 1006, key: 'ONE-6', parent: 'ONE-2' },
  { id: 1007, key: 'ONE-7', parent: 'ONE-1' },
];

/** Two epics linked, of which the second counts half; and all that has a component, or is a story. */
const FILE = strategyOf([
  { key: 'BOTH', links: [{ issue: 'ONE-1' }, { issue: 'ONE-2', weight: 0.5 }] },
  { key: 'FIRST', links: [{ issue: 'ONE-1' }, { jql: 'component = Core', below: false }] },
  { key: 'STORIES', links: [{ jql: 'project = ONE AND issuetype = Story', below: false }, { issue: 'ONE-1' }] },
  { key: 'CORE', links: [{ jql: 'project = ONE AND component = Core', below: false }] },
]);

describe('a piece of work that moves with what is under it', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const totals = async (): Promise<Record<string, number | undefined>> =>
    Object.fromEntries([...(await site.results())].map(([key, { leaves }]) => [key, leaves?.total]));
  const putUnder = async (issue: string, parent: string | null): Promise<void> => {
    await site.rest('PUT', `/rest/api/3/issue/${issue}`, {
      fields: { parent: parent === null ? null : { key: parent } },
    });
  };
  const settle = async (): Promise<unknown> => site.host.settle();
  const addCore = async (issue: string): Promise<unknown> =>
    site.rest('PUT', `/rest/api/3/issue/${issue}`, { fields: { components: [{ name: 'Core' }] } });
  /** By which link an issue stands in each target. */
  const linksOf = async (issueId: string): Promise<Record<string, number>> => {
    const { paths } = await site.data('alignment', 'getAlignment', { issueId });
    return Object.fromEntries(paths.map(({ target, linkNo }) => [target.key, linkNo]));
  };

  it('takes that along, and both stand there by what links the other epic', async () => {
    expect(await totals()).toEqual({ BOTH: 4, FIRST: 3, STORIES: 4, CORE: 1 });
    expect(await linksOf('1004')).toEqual({ BOTH: 1, FIRST: 2, STORIES: 1, CORE: 1 });
    await putUnder('ONE-3', 'ONE-2');
    await settle();
    expect(await totals()).toEqual({ BOTH: 4, FIRST: 2, STORIES: 3, CORE: 1 });
    expect(await linksOf('1004')).toEqual({ BOTH: 2, FIRST: 2, CORE: 1 });
    expect(await linksOf('1005')).toEqual({ BOTH: 2 });
  });

  it('takes that along when it leaves every epic, and comes back with it', async () => {
    await putUnder('ONE-3', null);
    await settle();
    expect(await totals()).toEqual({ BOTH: 2, FIRST: 2, STORIES: 3, CORE: 1 });
    await putUnder('ONE-3', 'ONE-1');
    await settle();
    expect(await totals()).toEqual({ BOTH: 4, FIRST: 3, STORIES: 4, CORE: 1 });
    expect(await linksOf('1004')).toEqual({ BOTH: 1, FIRST: 2, STORIES: 1, CORE: 1 });
    expect(await linksOf('1005')).toEqual({ BOTH: 1, FIRST: 1, STORIES: 1 });
  });

  it('is no leaf when it comes in again by itself, over a sub-task that had stayed', async () => {
    await putUnder('ONE-3', null);
    await settle();
    await addCore('ONE-3');
    await settle();
    expect(await totals()).toEqual({ BOTH: 2, FIRST: 2, STORIES: 3, CORE: 1 });
  });

  it('takes along what came under it in the same moment, and leaves what has gone from there', async () => {
    await site.rest('POST', '/rest/api/3/issue', {
      fields: { summary: 'New', project: { key: 'ONE' }, issuetype: { id: '29' }, parent: { key: 'ONE-3' } },
    });
    await putUnder('ONE-4', 'ONE-6');
    await putUnder('ONE-3', null);
    await settle();
    expect(await totals()).toEqual({ BOTH: 2, FIRST: 2, STORIES: 3, CORE: 1 });
    expect(await linksOf('1004')).toEqual({ BOTH: 2, FIRST: 2, CORE: 1 });
  });

  it('goes with what is deleted together with it', async () => {
    await site.rest('DELETE', '/rest/api/3/issue/ONE-3?deleteSubtasks=true');
    await settle();
    expect(await totals()).toEqual({ BOTH: 2, FIRST: 1, STORIES: 2, CORE: 0 });
  });
});
