import { openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const HERE = '712020:here';
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1', below: true }], extra: { owner: HERE, objective: 'OBJ-3' } },
  { key: 'TGT-2', links: [{ issue: 'ONE-2' }], extra: { owner: '712020:left' } },
  { key: 'TGT-3', links: [], extra: { ...METRIC, owner: '712020:unknown' } },
  { key: 'TGT-4', links: [], extra: METRIC },
]);
const OBJECTIVES = [
  ...(FILE['objectives'] as object[]),
  { key: 'OBJ-3', name: 'Third', cycle: 'FY21', level: 'team', parent: 'OBJ-1' },
  { key: 'OBJ-4', name: 'Fourth', cycle: 'FY21', level: 'team', parent: 'OBJ-1' },
  { key: 'OBJ-5', name: 'Hidden', cycle: 'FY21', level: 'team', restrictedTo: { accounts: [HERE], groups: [] } },
];
const HOUR_MS = 3_600_000;

describe('what the schedule finds out for the guard rules', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(
      [
        { id: 1001, key: 'ONE-1', level: 1 },
        { id: 1002, key: 'ONE-2', parent: 'ONE-1' },
      ],
      { users: [person('here@example.com', '*'), person('left@example.com', '*', { active: false })] },
    );
    await withStrategy(site, { ...FILE, objectives: OBJECTIVES });
    await site.host.advance({ byMs: HOUR_MS });
    await site.host.settle();
  });
  afterEach(async () => site.close());

  const found = async (rule: string) =>
    (await site.data('strategy', 'getHealth', { cycle: 'FY21' })).findings.filter((one) => one.rule === rule);
  const target = async (key: string) => {
    const { targets } = await site.data('strategy', 'getStrategy', { cycle: 'FY21' });
    const {
      rev,
      result: _result,
      linkCount: _links,
      ...entry
    } = targets.find((one) => one.key === key) ?? {
      ...{ rev: 0, result: null, linkCount: 0 },
    };
    return { entry, rev };
  };
  const translation = async (user?: string) => site.data('strategy', 'getTranslation', { cycle: 'FY21' }, user);

  it('is who has left or is not known, until somebody else owns what was theirs', async () => {
    expect(await found('owner-left')).toMatchObject([
      { account: '712020:left', targets: ['TGT-2'] },
      { account: '712020:unknown', targets: ['TGT-3'] },
    ]);
    const { entry, rev } = await target('TGT-2');
    await site.data('strategy', 'saveTarget', { target: { ...entry, owner: HERE }, rev });
    expect((await found('owner-left')).map(({ account }) => account)).toEqual(['712020:unknown']);
    await site.data('settings', 'saveSettings', { settings: { rules: { 'owner-left': 'require' } } });
    const again = await target('TGT-2');
    const back = await site.call('strategy', 'saveTarget', {
      target: { ...again.entry, owner: '712020:unknown' },
      rev: again.rev,
    });
    expect(back).toMatchObject({ code: 'invalid', details: [{ path: 'owner' }] });
  });

  it('is which targets count the same work, though they hold other links', async () => {
    expect(await found('competing-targets')).toMatchObject([{ targets: ['TGT-1', 'TGT-2'], found: null }]);
  });

  it('is how many objectives waited for a target on each day that differs, of those that everybody may see', async () => {
    // OBJ-4 alone: what is restricted is in no number, not even for those who see it.
    expect(await translation()).toMatchObject({ waiting: 1, of: 4, days: [{ waiting: 1, of: 4 }] });
    const [first] = (await translation()).days;
    await site.host.advance({ byMs: 24 * HOUR_MS });
    await site.host.settle();
    expect((await translation()).days).toEqual([first]);
    const { entry, rev } = await target('TGT-4');
    await site.data('strategy', 'saveTarget', { target: { ...entry, objective: 'OBJ-4', owner: HERE }, rev });
    const { days } = await translation();
    expect(days).toEqual([first, { day: expect.any(String) as string, waiting: 0, of: 4 }]);
    await site.host.advance({ byMs: HOUR_MS });
    await site.host.settle();
    expect((await translation(USER)).days).toEqual(days);
  });
});
