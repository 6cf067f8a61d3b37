import { changeHierarchy } from '../host/jira/changes/change-hierarchy';
import { openJiraState } from '../host/jira/state';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const HOUR_MS = 3_600_000;
/** The next look at the hierarchy is at a little after twelve. */
const MORNING = '2021-06-30T11:05:00.000Z';
const EPIC = '31';

/** More epics than the turn through all issues reads again within hours. */
const EPICS = 40;
const STORIES = 3;
const ISSUES: readonly TestIssue[] = [
  { id: 1000, key: 'ONE-1', level: 2 },
  ...Array.from({ length: EPICS }, (_, at): TestIssue[] => {
    const key = `ONE-${10 + at}`;
    return [
      { id: 2000 + at, key, level: 1, parent: 'ONE-1', category: 'done' },
      ...Array.from({ length: STORIES }, (__, no): TestIssue => {
        return { id: 3000 + at * 10 + no, key: `TWO-${1 + at * 10 + no}`, parent: key };
      }),
    ];
  }).flat(),
];
const FILE = strategyOf([
  { key: 'TOP', links: [{ issue: 'ONE-1' }] },
  { key: 'EPIC', links: [{ issue: 'ONE-10' }] },
  { key: 'FLAT', links: [{ jql: 'project = TWO' }] },
]);
const BEGIN = { TOP: [120, 0], EPIC: [3, 0], FLAT: [120, 0] };
/** Counted by hand: each epic is the only piece of work that is left of it. */
const WITHOUT_EPICS = { TOP: [1, 0], EPIC: [1, 1], FLAT: [120, 0] };

async function counted(site: TestSite): Promise<Record<string, readonly unknown[]>> {
  const results = await site.results();
  return Object.fromEntries([...results].map(([key, { leaves }]) => [key, [leaves?.total, leaves?.done]]));
}

describe('a changed hierarchy of issue types', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES, { clockStart: MORNING });
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());
  const putEpicsOn = async (level: number): Promise<void> => changeHierarchy(site.host.store, new Map([[EPIC, level]]));
  const pass = async (hours: number): Promise<void> => {
    await site.host.advance({ byMs: hours * HOUR_MS });
    await site.host.settle();
  };

  it('is found within three hours, though no issue changed and no event was sent', async () => {
    expect(await counted(site)).toEqual(BEGIN);
    await putEpicsOn(0);
    await site.host.settle();
    expect(await counted(site)).toEqual(BEGIN);
    await pass(2);
    expect(await counted(site)).toEqual(WITHOUT_EPICS);
    await putEpicsOn(1);
    await pass(3);
    expect(await counted(site)).toEqual(BEGIN);
  }, 60_000);

  it('is named where it is listed what had to be put right', async () => {
    await putEpicsOn(0);
    await pass(2);
    const { drift } = await site.data('settings', 'getBackground', {});
    // TOP lost 120 stories and is a leaf itself now; the epic lost three and is one.
    expect(drift.map(({ target, leaves, foundBy }) => [target, leaves, foundBy]).sort()).toEqual([
      ['EPIC', 4, 'hierarchy'],
      ['TOP', 121, 'hierarchy'],
    ]);
  }, 60_000);

  it('waits for Jira like other work, and the numbers that wait say so', async () => {
    site.host.setFaults([{ target: 'jira', match: 'issue/bulkfetch', action: 'quota' }]);
    await putEpicsOn(0);
    await site.host.advance({ byMs: 1.5 * HOUR_MS });
    const stale = async (): Promise<readonly string[]> =>
      (await site.data('strategy', 'getStrategy', { cycle: 'FY21' })).targets
        .filter(({ result }) => result.staleSince !== null)
        .map(({ key }) => key);
    expect(await stale()).toEqual(['EPIC', 'FLAT', 'TOP']);
    expect((await site.data('settings', 'getBackground', {})).jobs).toMatchObject([{ job: 'reading', left: 3 }]);
    site.host.setFaults([]);
    await pass(2);
    expect(await stale()).toEqual([]);
    expect(await counted(site)).toEqual(WITHOUT_EPICS);
  }, 60_000);

  it('costs one point a look when nothing moved, a type that is new or has another name included', async () => {
    await pass(1);
    const tx = openJiraState(site.host.store).begin();
    tx.put('issueType', '50', { id: '50', name: 'Theme', level: 3 });
    tx.put('issueType', EPIC, { id: EPIC, name: 'Feature', level: 1 });
    await tx.commit();
    site.host.resetUsage();
    await pass(3);
    const { jira } = site.host.usage();
    expect(jira.byEndpoint['GET /rest/api/3/issuetype']).toEqual({ requests: 1, points: 1 });
    // A look at what changed of late every five minutes, and what the turn through all issues asks: no scope is read again.
    expect(jira.byEndpoint['POST /rest/api/3/search/jql']?.points).toBeLessThan(3 * 12 + ISSUES.length / 2);
    expect(await counted(site)).toEqual(BEGIN);
  }, 60_000);

  it('moves nothing in a cycle that is closed', async () => {
    const { rev } = await site.data('strategy', 'previewCycle', { cycle: 'FY21' });
    await site.data('strategy', 'commitCycle', { cycle: 'FY21', rev });
    await site.data('strategy', 'closeCycle', { cycle: 'FY21', rev: rev + 1 });
    await site.host.settle();
    await putEpicsOn(0);
    await pass(2);
    expect(await counted(site)).toEqual(BEGIN);
  }, 60_000);
});
