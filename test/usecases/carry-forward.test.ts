import { copiesIn } from '../support/copies';
import { beforeTheFirstWrite } from '../support/interleaved';
import { step } from '../support/cycle-life';
import { largeStrategy } from '../support/strategies/large-strategy';
import { openSite, withStrategy, type TestIssue, type TestSite } from '../support/site';
import { FIRST_YEAR, TWO_YEARS, TWO_YEARS_WORK } from '../support/two-years';
import type { CallInput } from '../../src/contract/calls';

const WISH: CallInput<'carryForward'> = {
  ...FIRST_YEAR,
  mode: 'continue',
  withLinks: true,
};

describe('carrying a plan into the next cycle', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(TWO_YEARS_WORK);
    await withStrategy(site, TWO_YEARS);
  });
  afterEach(async () => site.close());

  const strategy = async () => {
    await site.host.settle();
    return site.data('strategy', 'getStrategy', { cycle: 'FY22' });
  };
  const copyOf = async (of: string): Promise<string> => (await copiesIn(site, 'FY22'))(of);
  const target = async (of: string) => {
    const key = await copyOf(of);
    return (await strategy()).targets.find((one) => one.key === key);
  };

  it('leaves two targets of one name, which the search for a target tells apart by their cycles until one is closed', async () => {
    const name = 'Target TGT-1';
    const found = async () =>
      (await site.data('alignment', 'searchTargets', { text: name })).targets.map((one) => [one.name, one.cycle]);
    expect(await found()).toEqual([[name, '2021']]);
    await site.data('strategy', 'carryForward', WISH);
    expect(await found()).toEqual([
      [name, '2021'],
      [name, '2022'],
    ]);
    await step(site, 'commitCycle', 'FY21');
    await step(site, 'closeCycle', 'FY21');
    expect(await found()).toEqual([[name, '2022']]);
  });

  it('shows what it would create, and creates just that', async () => {
    const preview = await site.data('strategy', 'previewCarry', WISH);
    expect(preview.objectives).toEqual([
      { from: 'OBJ-1', name: 'Win the enterprise segment', isLeft: false },
      { from: 'OBJ-2', name: 'Enterprise-ready platform', isLeft: false },
    ]);
    expect((await strategy()).objectives).toEqual([]);
    expect(await site.data('strategy', 'carryForward', WISH)).toEqual({ created: 4, existing: 0, left: 0 });
    const { objectives, targets } = await strategy();
    const named = (one: { readonly name: string }): string => one.name;
    expect(objectives.map(named).toSorted()).toEqual(preview.objectives.map(named).toSorted());
    const copy = await copiesIn(site, 'FY22');
    expect(objectives.find(({ key }) => key === copy('OBJ-2'))?.parent).toBe(copy('OBJ-1'));
    for (const { from, links: _links, ...way } of preview.targets)
      expect(targets.find(({ key }) => key === copy(from))).toMatchObject({ ...way, objective: copy(way.objective) });
    for (const { key } of [...objectives, ...targets]) expect(key).toMatch(/^(OBJ|TGT)-[B-Z][2-9B-Z]{7}$/);
    const { entries } = await site.data('settings', 'listAudit', { text: copy('OBJ-2') });
    expect(entries[0]).toMatchObject({ reason: 'Carried forward from 2021 (FY21)' });
  });

  it('goes on from where a target stands, and takes work with its progress along', async () => {
    await site.data('strategy', 'carryForward', WISH);
    expect(await target('TGT-2')).toMatchObject({
      baseline: 45,
      goal: 60,
      start: '2022-02-01',
      due: '2022-06-30',
    });
    expect(await target('TGT-1')).toMatchObject({ baseline: 0, linkCount: 1, result: { progress: 0.5 } });
  });

  it('begins anew, or without the work, where that is asked for', async () => {
    await site.data('strategy', 'carryForward', { ...WISH, mode: 'reset', withLinks: false });
    expect(await target('TGT-2')).toMatchObject({ baseline: 30, result: { reason: 'no-check-in' } });
    expect(await target('TGT-1')).toMatchObject({
      baseline: 0,
      linkCount: 0,
      result: { reason: 'nothing-in-scope' },
    });
  });

  it('leads a copy to the copy of its parent, also when that was carried before; else to nothing', async () => {
    await site.data('strategy', 'carryForward', { ...WISH, objectives: ['OBJ-2'], targets: [] });
    expect((await strategy()).objectives).toMatchObject([{ name: 'Enterprise-ready platform', parent: null }]);
    await withStrategy(site, {
      ...TWO_YEARS,
      targets: [],
      links: [],
      checkIns: [],
      objectives: [
        { key: 'OBJ-3', name: 'Third', cycle: 'FY21', level: 'team', parent: 'OBJ-2', alignedTo: ['OBJ-1'] },
      ],
    });
    await site.data('strategy', 'carryForward', { ...WISH, objectives: ['OBJ-3'], targets: [] });
    const { objectives } = await strategy();
    expect(objectives.find(({ name }) => name === 'Third')).toMatchObject({
      parent: await copyOf('OBJ-2'),
      alignedTo: [],
    });
  });

  it('is done once, whether it is asked for twice in a row or twice at the same time', async () => {
    const both = await Promise.all([1, 2].map(async () => site.call('strategy', 'carryForward', WISH)));
    expect(both.map((answer) => answer.ok)).toEqual([true, true]);
    const created = both.map((answer) => (answer.ok ? answer.data.created : 0));
    expect((created[0] ?? 0) + (created[1] ?? 0)).toBe(4);
    expect(await site.data('strategy', 'carryForward', WISH)).toEqual({ created: 0, existing: 4, left: 0 });
    const { objectives, targets } = await strategy();
    expect([objectives.length, targets.length]).toEqual([2, 2]);
  });

  it('leaves every copy on the line there is, also where what it comes under moves while it is carried', async () => {
    await site.data('strategy', 'carryForward', { ...WISH, targets: [] });
    const key = await copyOf('OBJ-2');
    const copy = (await strategy()).objectives.find((one) => one.key === key);
    const objective = { key, name: 'Alone', cycle: 'FY22', level: 'team', parent: null };
    const answer = await beforeTheFirstWrite(
      async () => site.data('strategy', 'saveObjective', { objective, rev: copy?.rev ?? null }),
      async () => site.data('strategy', 'carryForward', WISH),
    );
    expect(answer).toEqual({ created: 2, existing: 2, left: 0 });
    await site.host.settle();
    for (const model of ['TGT-1', 'TGT-2']) {
      const { line } = await site.data('strategy', 'getTarget', { target: await copyOf(model) });
      expect(line.map((one) => one.key)).toEqual([key]);
    }
    expect(await target('TGT-1')).toMatchObject({ result: { progress: 0.5, staleSince: null } });
  });

  it('takes from a closed cycle without changing it, and puts nothing into one', async () => {
    await step(site, 'commitCycle', 'FY21');
    await step(site, 'closeCycle', 'FY21');
    await site.host.settle();
    const { file } = await site.data('settings', 'exportStrategy', {});
    await site.data('strategy', 'carryForward', WISH);
    const again = (await site.data('settings', 'exportStrategy', {})).file;
    expect(JSON.stringify(again['targets'])).toContain(
      JSON.stringify(file['targets']).slice(1, -1).split(',{"key"')[0],
    );
    expect(await target('TGT-2')).toMatchObject({ baseline: 45, result: { isFrozen: false } });
    const back = { ...WISH, from: 'FY22', to: 'FY21', objectives: [await copyOf('OBJ-1')], targets: [] };
    expect(await site.call('strategy', 'carryForward', back)).toMatchObject({
      code: 'invalid',
      details: [{ path: 'to' }],
    });
  });

  it('puts nothing into a cycle whose last day has passed', async () => {
    const cycles = [{ key: 'FY20', name: '2020', start: '2020-01-01', end: '2020-12-31' }];
    await withStrategy(site, { format: 'throughline.strategy', version: 1, cycles });
    const message = 'The last day of this cycle has passed. Choose one that goes on.';
    for (const name of ['previewCarry', 'carryForward'] as const) {
      expect(await site.call('strategy', name, { ...WISH, to: 'FY20' })).toMatchObject({
        code: 'invalid',
        details: [{ path: 'to', message }],
      });
    }
    expect((await site.data('strategy', 'getStrategy', { cycle: 'FY20' })).objectives).toEqual([]);
  });

  it('knows nothing of what is hidden: neither copies it, nor says it is there, nor finds a copy that is', async () => {
    const restrictedTo = { accounts: ['712020:somebody'], groups: [] };
    const secret = { key: 'OBJ-5', name: 'Secret', cycle: 'FY21', level: 'team', parent: 'OBJ-1', restrictedTo };
    await withStrategy(site, { ...TWO_YEARS, targets: [], links: [], checkIns: [], objectives: [secret] });
    const call = async (...objectives: string[]) =>
      site.call('strategy', 'carryForward', { ...WISH, objectives, targets: [] });
    expect(await call('OBJ-5')).toMatchObject({ details: [{ message: 'There is no objective OBJ-5 in this cycle.' }] });
    expect(await call('OBJ-2')).toEqual({ ok: true, data: { created: 1, existing: 0, left: 0 } });
    const first = await copyOf('OBJ-2');
    const hidden = { key: first, name: 'Hidden since', cycle: 'FY22', level: 'team', restrictedTo };
    await withStrategy(site, { ...TWO_YEARS, targets: [], links: [], checkIns: [], objectives: [hidden] });
    expect(await call('OBJ-2')).toEqual({ ok: true, data: { created: 1, existing: 0, left: 0 } });
    expect(await call('OBJ-2')).toEqual({ ok: true, data: { created: 0, existing: 1, left: 0 } });
    const second = await copyOf('OBJ-2');
    expect([first, second]).toEqual([first, expect.stringMatching(/^OBJ-[B-Z][2-9B-Z]{7}$/)]);
    expect(second).not.toBe(first);
    // What is put under it later finds it.
    const under = { ...WISH, objectives: ['OBJ-2'], targets: ['TGT-2'] };
    expect(await site.call('strategy', 'carryForward', under)).toMatchObject({ data: { created: 1 } });
    const { targets } = await site.data('strategy', 'getStrategy', { cycle: 'FY22' });
    expect(targets.map(({ objective }) => objective)).toEqual([second]);
  });

  it('copies anew what was moved out of the cycle it was carried into', async () => {
    const only = { ...WISH, objectives: ['OBJ-1'], targets: [] };
    await site.data('strategy', 'carryForward', only);
    const moved = { key: await copyOf('OBJ-1'), name: 'Moved', cycle: 'FY23', level: 'organization' };
    const cycles = [{ key: 'FY23', name: '2023', start: '2023-01-01', end: '2023-12-31' }];
    await withStrategy(site, { ...TWO_YEARS, cycles, targets: [], links: [], checkIns: [], objectives: [moved] });
    expect(await site.data('strategy', 'carryForward', only)).toEqual({ created: 1, existing: 0, left: 0 });
    expect(await copyOf('OBJ-1')).not.toBe(moved.key);
  });

  it('says what cannot be taken along, and takes nothing then', async () => {
    const wrong = { ...WISH, objectives: ['OBJ-1', 'OBJ-9'], targets: ['TGT-1'] };
    expect(await site.call('strategy', 'carryForward', wrong)).toMatchObject({
      code: 'invalid',
      details: [
        { path: 'objectives[1]', message: 'There is no objective OBJ-9 in this cycle.' },
        { path: 'targets[0]', message: 'TGT-1 goes along only with its objective, OBJ-2.' },
      ],
    });
    expect((await strategy()).objectives).toEqual([]);
  });
});

describe('carrying a large plan', () => {
  it('takes three hundred objectives and nine hundred targets in a few calls, each within its time', async () => {
    const issues = Array.from({ length: 20 }, (_, index): TestIssue => ({
      id: 1_000 + index,
      key: `ONE-${index + 1}`,
    }));
    const site = await openSite(issues);
    const file = largeStrategy({ objectives: 300, targets: 900, checkIns: 0, issues: issues.map(({ key }) => key) });
    const half = (name: string, at: 0 | 1): unknown[] =>
      (file[name] as unknown[]).filter((_, index) => Math.floor((2 * index) / (file[name] as unknown[]).length) === at);
    const parts = { ...file, cycles: [...(file['cycles'] as unknown[]), TWO_YEARS.cycles[1]] };
    await withStrategy(site, { ...parts, targets: half('targets', 0), links: [] });
    await withStrategy(site, { ...file, objectives: [], targets: half('targets', 1), links: [] });
    await withStrategy(site, { ...file, objectives: [], targets: [] });
    const { objectives, targets } = await site.data('strategy', 'getStrategy', { cycle: 'FY21' });
    const wish = {
      ...WISH,
      objectives: objectives.map(({ key }) => key),
      targets: targets.map(({ key }) => key),
    };
    site.host.resetUsage();
    let calls = 0;
    for (let left = 1; left > 0; calls += 1) left = (await site.data('strategy', 'carryForward', wish)).left;
    const { invocations } = site.host.usage();
    expect(invocations['strategy-calls']?.count).toBe(calls);
    expect(invocations['strategy-calls']?.ms).toBeLessThan(calls * 0.8 * 25_000);
    expect(calls).toBeLessThanOrEqual(3);
    await site.host.settle();
    const copies = await site.data('strategy', 'getStrategy', { cycle: 'FY22' });
    await site.close();
    expect([copies.objectives.length, copies.targets.length]).toEqual([300, 900]);
    const nameOf = new Map([...objectives, ...copies.objectives].map(({ key, name }) => [key, name]));
    const lines = (some: typeof objectives): string[] =>
      some.map(({ name, parent }) => `${name} under ${parent === null ? 'nothing' : (nameOf.get(parent) ?? '')}`);
    expect(new Set(lines(objectives)).size).toBe(300);
    expect(lines(copies.objectives).toSorted()).toEqual(lines(objectives).toSorted());
  }, 120_000);
});
