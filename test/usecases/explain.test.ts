import { openSite, person, strategyOf, USER, withStrategy, type TestIssue, type TestSite } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', components: ['Core'] },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'done', resolution: 'Duplicate' },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1' },
  { id: 1005, key: 'ONE-5', level: -1, parent: 'ONE-4' },
  { id: 1006, key: 'ONE-6', components: ['Core'] },
  { id: 1007, key: 'ONE-7', components: ['Else'] },
  { id: 1010, key: 'ONE-10', level: 1 },
  { id: 1011, key: 'ONE-11', parent: 'ONE-10' },
  { id: 1012, key: 'ONE-12', parent: 'ONE-10' },
  { id: 1013, key: 'ONE-13', parent: 'ONE-10' },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }, { jql: 'project = ONE AND component = Core' }] },
  { key: 'TGT-2', links: [{ issue: 'ONE-11' }, { issue: 'ONE-12' }] },
]);
const OUTSIDER = person('outsider@example.com', ['TWO']);

describe('why an issue counts', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite(ISSUES, { users: [OUTSIDER] });
    await withStrategy(site, FILE);
  });
  afterAll(async () => site.close());

  const why = async (issueId: string, user?: string) =>
    site.data('strategy', 'explainIssue', { target: 'TGT-1', issueId }, user);

  it('names every link that reaches it, and its share is what it counts once', async () => {
    const told = await why('1002');
    expect(told).toMatchObject({ state: 'leaf', weight: 1, children: 0, resolution: null });
    // Leaves that count: ONE-2, ONE-5 and ONE-6.
    expect(told.share).toBeCloseTo(1 / 3, 12);
    expect(told.ways).toEqual([
      { linkNo: 2, kind: 'jql', jql: 'project = ONE AND component = Core', through: [] },
      { linkNo: 1, kind: 'issue', jql: null, through: [{ key: 'ONE-1', summary: 'Work ONE-1' }] },
    ]);
  });

  it('goes up to the linked issue through every parent', async () => {
    const { ways } = await why('1005');
    expect(ways.map(({ through }) => through.map((issue) => issue?.key))).toEqual([['ONE-4', 'ONE-1']]);
  });

  it('says what counts instead, what is left out and what no link reaches', async () => {
    expect(await why('1001')).toMatchObject({ state: 'below', children: 3, weight: null, share: null });
    expect(await why('1003')).toMatchObject({ state: 'excluded', resolution: 'Duplicate', share: null });
    expect(await why('1007')).toMatchObject({ state: 'outside', ways: [], share: null });
  });

  it('keeps JQL to those who may edit the target, and says nothing of work that the reader may not see', async () => {
    const { ways } = await why('1002', USER);
    expect(ways.map(({ jql }) => jql)).toEqual([null, null]);
    const hidden = await site.call('strategy', 'explainIssue', { target: 'TGT-1', issueId: '1002' }, OUTSIDER.email);
    expect(hidden).toMatchObject({ ok: false, code: 'not-found' });
  });
});

describe('what an issue may serve', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
  });
  afterAll(async () => site.close());

  it('is what the work beside it serves, with the parent that they share', async () => {
    site.host.resetUsage();
    const { suggestions } = await site.data('alignment', 'suggestTargets', { issueId: '1013' });
    expect(suggestions).toEqual([
      {
        target: 'TGT-2',
        name: 'Target TGT-2',
        objectiveName: 'Enterprise-ready platform',
        reason: 'siblings',
        count: 2,
        shared: 'ONE-10',
      },
    ]);
    expect(site.host.usage().jira.points).toBeLessThanOrEqual(30);
  });

  it('leaves out what it serves already, and is nothing for work that is like no other', async () => {
    expect(await site.data('alignment', 'suggestTargets', { issueId: '1002' })).toEqual({ suggestions: [] });
    expect(await site.data('alignment', 'suggestTargets', { issueId: '1007' })).toEqual({ suggestions: [] });
  });

  it('is nothing that has ended: a target of a closed objective is not suggested', async () => {
    const closed = { key: 'OBJ-2', name: 'Over', cycle: 'FY21', level: 'team', parent: 'OBJ-1', status: 'closed' };
    const closing = { reason: 'achieved' };
    await withStrategy(site, { ...FILE, objectives: [{ ...closed, closing }], targets: [], links: [] });
    expect(await site.data('alignment', 'suggestTargets', { issueId: '1013' })).toEqual({ suggestions: [] });
  });
});
