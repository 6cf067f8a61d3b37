import { openSite, strategyOf, withStrategy, type Result, type TestIssue, type TestSite } from '../support/site';

/** Points of the work under one epic; two have no estimate. */
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done', points: 5 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'indeterminate', points: 3 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', points: 1 },
  { id: 1005, key: 'ONE-5', parent: 'ONE-1' },
  { id: 1006, key: 'ONE-6', parent: 'ONE-1', category: 'done' },
];
const POINTS = 'customfield_10034';
const FILE = strategyOf([
  {
    key: 'TGT-1',
    links: [{ issue: 'ONE-1' }],
    extra: { measure: { type: 'completion', weighBy: POINTS } },
  },
]);

describe('how work is counted', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const result = async (): Promise<Result | undefined> => (await site.results()).get('TGT-1');
  const percent = async (): Promise<number> => Math.round(((await result())?.actual ?? -1) * 100) / 100;
  const onSite = async (settings: Record<string, unknown>): Promise<void> => {
    await site.data('settings', 'saveSettings', { settings });
    await site.host.settle();
  };
  const under = async (counting: Record<string, unknown>): Promise<void> => {
    const tree = await site.data('strategy', 'getStrategy', {});
    const objective = tree.objectives.find(({ key }) => key === 'OBJ-1');
    if (objective === undefined) throw new Error('no objective');
    const { rev, roll: _roll, ...entry } = objective;
    await site.data('strategy', 'saveObjective', { objective: { ...entry, counting }, rev });
    await site.host.settle();
  };
  const onTarget = async (counting: Record<string, unknown>): Promise<void> => {
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    const { rev, result: _result, linkCount: _links, ...entry } = target;
    await site.data('strategy', 'saveTarget', { target: { ...entry, counting }, rev });
    await site.host.settle();
  };

  it('takes work without an estimate for nothing, for the median, or for no work, as the site says', async () => {
    expect(await percent()).toBe(55.56);
    await onSite({ unestimated: 'median' });
    expect(await percent()).toBe(Math.round((8 / 15) * 10_000) / 100);
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    expect(target.result.unestimated).toEqual({ count: 2, as: 3 });
    await onSite({ unestimated: 'excluded' });
    expect(await percent()).toBe(55.56);
    // What is left out without an estimate is told by itself; nothing is resolved as something that does not count.
    expect((await result())?.leaves).toMatchObject({ total: 3, excluded: 0, unweighted: 0 });
    const without = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    expect(without.target.result.unestimated).toEqual({ count: 2, as: null });
  });

  it('says of one piece of work what it weighs or is taken for, and what it earns in its status', async () => {
    const why = async (issueId: string) => site.data('strategy', 'explainIssue', { target: 'TGT-1', issueId });
    await onSite({ unestimated: 'median', credit: { new: 0, indeterminate: 0.5, done: 1 } });
    // 5, 3 and 1 are known; the two others count 3 each.
    expect(await why('1003')).toMatchObject({ state: 'leaf', weight: 3, share: 3 / 15, credit: { share: 0.5 } });
    expect(await why('1005')).toMatchObject({ weight: null, assumed: 3, share: 3 / 15, credit: { share: 0 } });
    expect((await why('1003')).assumed).toBeUndefined();
    await onSite({ unestimated: 'excluded' });
    expect(await why('1005')).toMatchObject({ state: 'excluded', resolution: null, share: null });
    expect((await why('1005')).credit).toBeUndefined();
  });

  it('carries the median from edit to edit as a whole count has it', async () => {
    await onSite({ unestimated: 'median' });
    for (const [key, points] of [
      ['ONE-4', 8],
      ['ONE-5', 2],
      ['ONE-2', null],
      ['ONE-3', 13],
    ] as const) {
      await site.rest('PUT', `/rest/api/3/issue/${key}`, { fields: { [POINTS]: points } });
      await site.host.settle();
    }
    // 13, 8 and 2 are known; the two that are done count 8 each.
    const carried = await result();
    expect(carried?.actual).toBeCloseTo((16 / 39) * 100, 9);
    await site.data('strategy', 'refreshTarget', { target: 'TGT-1' });
    await site.host.settle();
    expect((await result())?.actual).toBe(carried?.actual);
  });

  it('is the word of the target before that of an objective above, and of the site at last', async () => {
    await onSite({ unestimated: 'median' });
    await under({ unestimated: 'excluded', credit: { new: 0, indeterminate: 0.5, done: 1 } });
    expect(await percent()).toBe(Math.round((6.5 / 9) * 10_000) / 100);
    await onTarget({ unestimated: 'zero' });
    expect((await result())?.leaves).toMatchObject({ total: 5, excluded: 0 });
    const { counted } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    expect(counted).toMatchObject({ unestimated: 'zero', credit: { indeterminate: 0.5 } });
    expect(counted?.from).toEqual([
      { field: 'excludedResolutions', by: 'site', objective: null },
      { field: 'credit', by: 'objective', objective: 'OBJ-1' },
      { field: 'statusCredit', by: 'site', objective: null },
      { field: 'pointsField', by: 'site', objective: null },
      { field: 'unestimated', by: 'target', objective: null },
    ]);
    await under({});
    await onTarget({});
    expect(await percent()).toBe(Math.round((8 / 15) * 10_000) / 100);
  });

  it('tells an objective and a target what they say themselves, and what holds without a word of theirs', async () => {
    await onSite({ unestimated: 'median' });
    await under({ credit: { new: 0, indeterminate: 0.5, done: 1 } });
    await onTarget({ unestimated: 'zero' });
    const counting = async (kind: 'objective' | 'target', key: string) =>
      site.data('strategy', 'getCounting', { kind, key });
    const target = await counting('target', 'TGT-1');
    expect(target.own).toEqual({ unestimated: 'zero' });
    expect(target.above).toMatchObject({ unestimated: 'median', credit: { indeterminate: 0.5 } });
    const by = (field: string) => target.above.from.find((one) => one.field === field);
    expect(by('credit')).toEqual({ field: 'credit', by: 'objective', objective: 'OBJ-1' });
    expect(by('unestimated')).toEqual({ field: 'unestimated', by: 'site', objective: null });
    expect(target.line.map(({ key }) => key)).toEqual(['OBJ-2', 'OBJ-1']);
    const top = await counting('objective', 'OBJ-1');
    expect(top.own).toEqual({ credit: { new: 0, indeterminate: 0.5, done: 1 } });
    expect(top.above.credit.indeterminate).toBe(0);
    expect(top.line).toEqual([]);
  });

  it('gives a status its own credit, also to work that enters it later', async () => {
    const statuses = (await site.rest('GET', '/rest/api/3/status')) as ReadonlyArray<{ id: string; name: string }>;
    const building = statuses.find(({ name }) => name === 'Building')?.id ?? '';
    await onSite({ statusCredit: { [building]: 0.6 } });
    expect(await percent()).toBe(Math.round((6.8 / 9) * 10_000) / 100);
    const { transitions } = (await site.rest('GET', '/rest/api/3/issue/ONE-4/transitions')) as {
      transitions: ReadonlyArray<{ id: string; to: { id: string } }>;
    };
    const id = transitions.find(({ to }) => to.id === building)?.id;
    await site.rest('POST', '/rest/api/3/issue/ONE-4/transitions', { transition: { id } });
    await site.host.settle();
    expect(await percent()).toBe(Math.round((7.4 / 9) * 10_000) / 100);
    // What closing it moves goes by the status it is closed into.
    const unforeseen = async () =>
      (await site.data('alignment', 'getAlignment', { issueId: '1004' })).paths[0]?.unforeseen;
    expect(await unforeseen()).toBe('by-status');
    await onSite({ statusCredit: {} });
    expect(await unforeseen()).toBeUndefined();
    expect(await percent()).toBe(55.56);
  });

  it('is told as a changed setting by what moved the number, and its parts sum to the change', async () => {
    await site.data('strategy', 'refreshTarget', { target: 'TGT-1' });
    await site.host.advance({ toMs: Date.parse('2021-07-02T12:00:00.000Z') });
    await onSite({ unestimated: 'median' });
    const { changes } = await site.data('strategy', 'getChanges', { target: 'TGT-1', from: '2021-07-01' });
    expect(changes?.parts.map(({ kind }) => kind)).toEqual(['setting']);
    const sum = (changes?.parts ?? []).reduce((total, { effect }) => total + (effect ?? 0), 0);
    expect(sum).toBeCloseTo((changes?.to.actual ?? 0) - (changes?.from.actual ?? 0), 9);
    expect(sum).toBeCloseTo((8 / 15 - 5 / 9) * 100, 9);
    await site.host.advance({ toMs: Date.parse('2021-07-03T12:00:00.000Z') });
    await onSite({ unestimated: 'zero' });
    const back = await site.data('strategy', 'getChanges', { target: 'TGT-1', from: '2021-07-02' });
    expect(back.changes?.from.actual).toBeCloseTo((8 / 15) * 100, 9);
    expect(back.changes?.parts).toEqual([{ kind: 'setting', count: 0, effect: expect.closeTo(-sum, 9) as number }]);
  });
});
