import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const base = strategyOf([{ key: 'TGT-1', links: [], extra: METRIC }]);
const CLOSED = {
  key: 'OBJ-2',
  name: 'Enterprise-ready platform',
  cycle: 'FY21',
  level: 'team',
  parent: 'OBJ-1',
  status: 'closed',
  closing: { reason: 'achieved', learning: '', into: null },
};
const REASON = 'This objective is closed, so nothing new comes under it. Choose one that goes on, or reopen it first.';
const TARGET = {
  ...METRIC,
  objective: 'OBJ-2',
  name: 'Too late',
  owner: null,
  horizon: 'operational',
  start: '2021-01-01',
  due: '2021-12-31',
};
const OBJECTIVE = { name: 'Too late', cycle: 'FY21', level: 'team', parent: 'OBJ-2' };

describe('an objective that is closed', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([]);
    await withStrategy(site, base);
    await withStrategy(site, { ...base, objectives: [CLOSED], targets: [], links: [] });
  });
  afterEach(async () => site.close());

  const refused = (path: string) => ({ ok: false, code: 'invalid', details: [{ path, message: REASON }] });
  const keys = async () => {
    const { objectives, targets } = await site.data('strategy', 'getStrategy', {});
    return [...objectives, ...targets].map(({ key }) => key);
  };

  it('takes no new target, objective or copy, and says why', async () => {
    const before = await keys();
    expect(await site.call('strategy', 'saveTarget', { target: TARGET, rev: null })).toMatchObject(
      refused('objective'),
    );
    expect(await site.call('strategy', 'saveObjective', { objective: OBJECTIVE, rev: null })).toMatchObject(
      refused('parent'),
    );
    const copy = { kind: 'target', key: 'TGT-1', name: 'Again' } as const;
    expect(await site.call('strategy', 'copyEntry', copy)).toMatchObject(refused('entries[0].objective'));
    expect(await keys()).toEqual(before);
  });

  it('takes nothing that is moved there, and lets what stands there be changed and moved away', async () => {
    const objective = { key: 'OBJ-9', name: 'Goes on', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
    await site.data('strategy', 'saveObjective', { objective, rev: null });
    const many = async (kind: 'objective' | 'target', entry: Record<string, unknown>, rev: number) =>
      site.call('strategy', 'saveMany', { entries: [{ kind, entry, rev }] });
    expect(await many('objective', { ...objective, parent: 'OBJ-2' }, 1)).toMatchObject(refused('entries[0].parent'));
    const target = async () => (await site.data('strategy', 'getTarget', { target: 'TGT-1' })).target;
    const entry = { ...TARGET, key: 'TGT-1', name: 'Renamed' };
    expect(await many('target', entry, (await target()).rev)).toMatchObject({ ok: true });
    expect(await many('target', { ...entry, objective: 'OBJ-9' }, (await target()).rev)).toMatchObject({ ok: true });
    expect(await target()).toMatchObject({ name: 'Renamed', objective: 'OBJ-9' });
  });

  it('may be imported with what stood under it', async () => {
    const file = {
      ...base,
      objectives: [CLOSED, { ...OBJECTIVE, key: 'OBJ-9' }],
      targets: [{ ...TARGET, key: 'TGT-9' }],
      links: [],
    };
    expect(await site.call('settings', 'importStrategy', { file })).toMatchObject({ ok: true });
    expect(await keys()).toEqual(expect.arrayContaining(['OBJ-9', 'TGT-9']));
  });
});
