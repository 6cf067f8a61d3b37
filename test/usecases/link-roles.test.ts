import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite, type TestTarget } from '../support/site';

/** An epic of four stories, one of them with two sub-tasks, and an epic of two. */
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done', points: 3 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', components: ['Spike'], points: 5 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', points: 2 },
  { id: 1005, key: 'ONE-5', parent: 'ONE-1' },
  { id: 1006, key: 'ONE-6', level: -1, parent: 'ONE-5', category: 'done' },
  { id: 1007, key: 'ONE-7', level: -1, parent: 'ONE-5' },
  { id: 1010, key: 'ONE-10', level: 1 },
  { id: 1011, key: 'ONE-11', parent: 'ONE-10', category: 'done', points: 8 },
  { id: 1012, key: 'ONE-12', parent: 'ONE-10', points: 4 },
];
const SPIKES = 'project = ONE AND component = Spike';
const points = (type: 'sum' | 'average', over = 'all') => ({ measure: { type, field: 'customfield_10034', over } });

const TARGETS: readonly TestTarget[] = [
  { key: 'TGT-TREE', links: [{ issue: 'ONE-1' }, { issue: 'ONE-5', role: 'excludes' }] },
  { key: 'TGT-SCOPE', links: [{ issue: 'ONE-1' }, { jql: SPIKES, role: 'excludes' }] },
  { key: 'TGT-NOTHING', links: [{ issue: 'ONE-10' }, { jql: 'parent = ONE-10', role: 'excludes' }] },
  { key: 'TGT-ALIGNED', links: [{ issue: 'ONE-10' }, { issue: 'ONE-1', role: 'aligned' }] },
  { key: 'TGT-ONLY', links: [{ issue: 'ONE-1', role: 'aligned' }] },
  { key: 'TGT-HALF', links: [{ issue: 'ONE-1', weight: 0.5 }, { issue: 'ONE-10' }] },
  {
    key: 'TGT-COUNT',
    links: [{ issue: 'ONE-1', weight: 0.5 }, { issue: 'ONE-10' }],
    extra: { measure: { type: 'count' } },
  },
  { key: 'TGT-SUM', links: [{ issue: 'ONE-1', weight: 0.5 }, { issue: 'ONE-10' }], extra: points('sum') },
  { key: 'TGT-MEAN', links: [{ issue: 'ONE-1', weight: 0.5 }, { issue: 'ONE-10' }], extra: points('average') },
  {
    key: 'TGT-TWICE',
    links: [
      { issue: 'ONE-1', weight: 0.5 },
      { issue: 'ONE-4', weight: 2 },
    ],
  },
];

describe('links that do not count whole', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, strategyOf(TARGETS));
  });
  afterAll(async () => site.close());

  const told = async (key: string) => {
    const result = (await site.results()).get(key);
    return [result?.actual, result?.leaves?.done, result?.leaves?.total, result?.leaves?.excluded, result?.reason];
  };

  it('take out an issue with everything below it, and what a scope matches', async () => {
    // Of ONE-2, 3, 4, 6 and 7 the last two go.
    expect(await told('TGT-TREE')).toEqual([(1 / 3) * 100, 1, 3, 2, null]);
    expect(await told('TGT-SCOPE')).toEqual([50, 2, 4, 1, null]);
  });

  it('leave nothing in scope when they take everything out: the epic above does not stand in for its work', async () => {
    expect(await told('TGT-NOTHING')).toEqual([null, 0, 0, 2, 'nothing-in-scope']);
  });

  it('are aligned without counting: the number is that of the other links', async () => {
    expect(await told('TGT-ALIGNED')).toEqual([50, 1, 2, 0, null]);
    expect(await told('TGT-ONLY')).toEqual([null, 0, 0, 0, 'nothing-in-scope']);
  });

  it('count for their weight by every measure', async () => {
    // Five leaves at a half, two of them done, and two at one, of which one is done.
    expect(await told('TGT-HALF')).toEqual([((2 * 0.5 + 1) / (5 * 0.5 + 2)) * 100, 3, 7, 0, null]);
    expect(await told('TGT-COUNT')).toEqual([2, 3, 7, 0, null]);
    expect(await told('TGT-SUM')).toEqual([(3 + 5 + 2) * 0.5 + 8 + 4, 3, 7, 0, null]);
    expect((await told('TGT-MEAN'))[0]).toBeCloseTo(((3 + 5 + 2) * 0.5 + 8 + 4) / (3 * 0.5 + 2), 12);
  });

  it('count once, for the greatest weight, where several reach the same work', async () => {
    // ONE-4 at two and four others at a half.
    expect(await told('TGT-TWICE')).toEqual([((2 * 0.5) / (4 * 0.5 + 2)) * 100, 2, 5, 0, null]);
  });

  it('say why an issue does not count, and through which link', async () => {
    const why = async (target: string, issueId: string) => site.data('strategy', 'explainIssue', { target, issueId });
    expect(await why('TGT-SCOPE', '1003')).toMatchObject({
      state: 'taken-out',
      share: null,
      ways: [
        { linkNo: 2, role: 'excludes', jql: SPIKES },
        { linkNo: 1, through: [{ key: 'ONE-1' }] },
      ],
    });
    expect(await why('TGT-ALIGNED', '1004')).toMatchObject({
      state: 'aligned',
      ways: [{ linkNo: 1, role: 'aligned' }],
    });
    const half = await why('TGT-HALF', '1004');
    expect(half).toMatchObject({ state: 'leaf', factor: 0.5, weight: 1, ways: [{ linkNo: 1, weight: 0.5 }] });
    expect(half.share).toBeCloseTo(0.5 / 4.5, 12);
  });

  it('list what is taken out or aligned with the work, and say which it is', async () => {
    const { leaves } = await site.data('strategy', 'listLeaves', { target: 'TGT-ALIGNED' });
    const said = leaves.map(({ key, kept, share }) => [key, kept ?? null, share]).sort();
    expect(said).toEqual([
      ['ONE-11', null, 0.5],
      ['ONE-12', null, 0.5],
      ['ONE-2', 'aligned', null],
      ['ONE-3', 'aligned', null],
      ['ONE-4', 'aligned', null],
      ['ONE-6', 'aligned', null],
      ['ONE-7', 'aligned', null],
    ]);
    const scope = await site.data('strategy', 'listLeaves', { target: 'TGT-SCOPE' });
    expect(scope.leaves.find(({ key }) => key === 'ONE-3')).toMatchObject({ kept: 'excluded', excluded: true });
  });

  it('are told in the line of sight of the work: what counts first, then what is aligned, then what is taken out', async () => {
    const { paths } = await site.data('alignment', 'getAlignment', { issueId: '1003' });
    const said = paths.map(({ target, counts, factor, progressIfDone }) => [
      target.key,
      counts,
      factor ?? 1,
      progressIfDone === null ? null : Number(progressIfDone.toFixed(6)),
    ]);
    expect(said).toEqual([
      ['TGT-COUNT', 'leaf', 0.5, 0.025],
      ['TGT-HALF', 'leaf', 0.5, Number((2.5 / 4.5).toFixed(6))],
      ['TGT-MEAN', 'leaf', 0.5, null],
      ['TGT-SUM', 'leaf', 0.5, null],
      ['TGT-TREE', 'leaf', 1, Number((2 / 3).toFixed(6))],
      ['TGT-TWICE', 'leaf', 0.5, Number((1.5 / 4).toFixed(6))],
      ['TGT-ALIGNED', 'aligned', 1, null],
      ['TGT-ONLY', 'aligned', 1, null],
      ['TGT-SCOPE', 'taken-out', 1, null],
    ]);
  });
});

describe('what moves work between links that do not count whole', () => {
  let site: TestSite;
  const FIRST = strategyOf([
    { key: 'TGT-1', links: [{ issue: 'ONE-1', weight: 0.5 }, { issue: 'ONE-10' }, { jql: SPIKES, role: 'excludes' }] },
  ]);
  const SECOND = strategyOf([
    {
      key: 'TGT-1',
      links: [{ issue: 'ONE-1' }, { issue: 'ONE-10', role: 'aligned' }, { jql: SPIKES, role: 'excludes' }],
    },
  ]);
  beforeAll(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FIRST);
    await site.host.advance({ byMs: 2 * 86_400_000 });
    await site.host.settle();
  });
  afterAll(async () => site.close());

  const parts = async (from: string) => {
    const { changes } = await site.data('strategy', 'getChanges', { target: 'TGT-1', from });
    if (changes === null) throw new Error('nothing is known of the days');
    const sum = changes.parts.reduce((total, { effect }) => total + (effect ?? 0), 0);
    expect(sum).toBeCloseTo((changes.to.actual ?? 0) - (changes.from.actual ?? 0), 9);
    return changes.parts.map(({ kind, count }) => [kind, count]);
  };

  it('is an event where Jira moves it: out of the scope by a component, to another weight by another parent', async () => {
    const { fields } = (await site.rest('GET', '/rest/api/3/issue/1003')) as {
      fields: { components: Array<{ id: string }> };
    };
    await site.rest('PUT', '/rest/api/3/issue/1004', { fields: { components: fields.components } });
    await site.rest('PUT', '/rest/api/3/issue/1012', { fields: { parent: { id: '1001' } } });
    await site.host.settle();
    const result = (await site.results()).get('TGT-1');
    // At a half ONE-2, 6, 7 and 12, of which two are done; ONE-11 at one, done. ONE-3 and ONE-4 are taken out.
    expect(result?.actual).toBeCloseTo((2 / 3) * 100, 9);
    expect(await parts('2021-07-01')).toEqual([
      ['excluded', 1],
      ['re-linked', 1],
    ]);
  });

  it('is re-linked where people change a role or a weight, and parts sum to the change', async () => {
    await site.host.advance({ byMs: 86_400_000 });
    await site.data('settings', 'importStrategy', { file: SECOND });
    await site.host.settle();
    const result = (await site.results()).get('TGT-1');
    expect(result?.actual).toBeCloseTo(50, 9);
    expect(await parts('2021-07-02')).toEqual([['re-linked', 5]]);
  });
});
