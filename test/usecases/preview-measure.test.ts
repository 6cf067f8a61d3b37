import { openSite, strategyOf, USER, withStrategy, type TestIssue, type TestSite } from '../support/site';

const POINTS = 'customfield_10034';
/** Three pieces of work under an epic: 5 points done, 3 begun, 2 to do. */
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done', points: 5 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'indeterminate', points: 3 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', points: 2 },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-2', links: [], extra: { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60 } },
]);

describe('what a target would read', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at: '2021-05-31', value: 41 } });
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at: '2021-06-30', value: 47 } });
    await site.host.settle();
  });
  afterAll(async () => site.close());

  const entryOf = async (key: string): Promise<Record<string, unknown>> => {
    const { target } = await site.data('strategy', 'getTarget', { target: key });
    const { rev: _rev, result: _result, linkCount: _links, ...entry } = target;
    return entry;
  };
  const previewed = async (key: string, changed: Record<string, unknown>, user?: string) =>
    site.data('strategy', 'previewMeasure', { entry: { ...(await entryOf(key)), ...changed } }, user);

  it('is the same as saving it comes to, whatever its work is weighed by or summed up over', async () => {
    const wishes = [
      { measure: { type: 'completion', weighBy: 'count' } },
      { measure: { type: 'completion', weighBy: POINTS } },
      {
        measure: { type: 'completion', weighBy: 'points' },
        counting: { credit: { new: 0, indeterminate: 0.5, done: 1 } },
      },
      { measure: { type: 'count' }, goal: 3 },
      { measure: { type: 'sum', field: POINTS, over: 'done' }, goal: 10 },
      { measure: { type: 'average', field: POINTS, over: 'all' }, goal: 5 },
    ];
    const foreseen: unknown[] = [];
    const came: unknown[] = [];
    for (const wish of wishes) {
      const preview = await previewed('TGT-1', wish);
      foreseen.push([preview.reads, preview.actual, preview.leaves]);
      const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
      const { rev, result: _result, linkCount: _links, ...entry } = target;
      await site.data('strategy', 'saveTarget', { target: { ...entry, counting: null, ...wish }, rev });
      await site.host.settle();
      const { result } = (await site.data('strategy', 'getTarget', { target: 'TGT-1' })).target;
      came.push(['now', result.actual, result.leaves]);
    }
    expect(foreseen).toEqual(came);
    expect(foreseen.map((one) => Math.round(Number((one as unknown[])[1]) * 100) / 100)).toEqual([
      33.33, 50, 65, 1, 5, 3.33,
    ]);
  });

  it('takes the values that were entered by each way of taking one', async () => {
    const takes = ['latest', 'average', 'minimum', 'maximum'];
    const actuals: unknown[] = [];
    for (const take of takes) {
      actuals.push((await previewed('TGT-2', { measure: { type: 'metric', take } })).actual);
    }
    expect(actuals).toEqual([47, 44, 41, 47]);
  });

  it('goes by the steps reached, and by the objectives below', async () => {
    const milestones = [
      { name: 'Contract', due: '2021-02-01', weight: 1, reached: '2021-02-01' },
      { name: 'Launch', due: '2021-11-01', weight: 3, reached: null },
    ];
    const steps = await previewed('TGT-2', { measure: { type: 'milestones' }, milestones, baseline: 0, goal: 100 });
    expect(steps).toMatchObject({ reads: 'now', actual: 25, progress: 0.25 });
    const below = await previewed('TGT-2', { measure: { type: 'children' } });
    expect(below).toMatchObject({ reads: 'now', actual: null, reason: 'no-children' });
  });

  it('waits for links, and changes nothing', async () => {
    const before = [await entryOf('TGT-1'), await entryOf('TGT-2')];
    const fresh = { ...(await entryOf('TGT-1')), key: 'TGT-9' };
    expect(await site.data('strategy', 'previewMeasure', { entry: fresh })).toMatchObject({ reads: 'unlinked' });
    expect(await previewed('TGT-2', { measure: { type: 'count' } })).toMatchObject({ reads: 'unlinked' });
    expect([await entryOf('TGT-1'), await entryOf('TGT-2')]).toEqual(before);
    const { targets } = await site.data('strategy', 'getStrategy', {});
    expect(targets.map(({ key }) => key)).toEqual(['TGT-1', 'TGT-2']);
  });

  it('is for those who may change it', async () => {
    const answer = await site.host.invoke('strategy', 'previewMeasure', { entry: await entryOf('TGT-1') }, USER);
    expect(answer).toMatchObject({ ok: false, code: 'forbidden' });
  });
});
