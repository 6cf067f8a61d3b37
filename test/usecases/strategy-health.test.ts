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
    // An owner is looked up with each slice of all issues, eight times a day; there are three.
    await site.host.advance({ byMs: 9 * HOUR_MS });
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
    // One whom nobody has looked up yet is looked up as the edit is saved, in one request; one who is there is none.
    const requests = async (owner: string) => {
      const { next } = site.host.journal(0);
      const saved = await site.call('strategy', 'saveTarget', { target: { ...again.entry, owner }, rev: again.rev });
      const asked = site.host.journal(next).calls.filter(({ call }) => JSON.stringify(call).includes('/user'));
      return [saved.ok, asked.length];
    };
    expect(await requests('712020:never-heard-of')).toEqual([false, 1]);
    expect((await requests('712020:another-one'))[0]).toBe(false);
    expect((await requests(HERE))[0]).toBe(true);
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

describe('two targets that compete for the same work', () => {
  const KEEPER = person('keeper@example.com', '*');
  const COMPETING = strategyOf([
    { key: 'TGT-1', links: [{ issue: 'ONE-1' }, { issue: 'ONE-5' }] },
    {
      key: 'TGT-2',
      links: [{ issue: 'ONE-2' }, { issue: 'ONE-6' }, { issue: 'ONE-7', role: 'aligned' }],
      extra: { owner: KEEPER.accountId },
    },
    { key: 'TGT-3', links: [{ issue: 'ONE-5' }, { issue: 'ONE-1', weight: 0.5 }] },
  ]);
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(
      [
        { id: 1001, key: 'ONE-1', level: 1 },
        { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
        { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
        { id: 1005, key: 'ONE-5', category: 'done' },
        { id: 1006, key: 'ONE-6' },
        { id: 1007, key: 'ONE-7' },
      ],
      { users: [KEEPER] },
    );
    await withStrategy(site, COMPETING);
    await site.host.advance({ byMs: HOUR_MS });
    await site.host.settle();
  });
  afterEach(async () => site.close());

  const pairs = async () =>
    (await site.data('strategy', 'getHealth', { cycle: 'FY21' })).findings
      .filter(({ rule }) => rule === 'competing-targets')
      .map(({ targets }) => targets.join(' '));
  const actual = async (key: string) => {
    await site.host.settle();
    return (await site.results()).get(key)?.actual;
  };
  const bearings = async (target: string) =>
    (await site.data('strategy', 'getTarget', { target })).links.map(({ no, role, weight }) => [no, role, weight]);

  it('are said to be looked for until the work of all has been looked at once', async () => {
    const own = await openSite([{ id: 1001, key: 'ONE-1' }]);
    await withStrategy(own, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    const unlooked = async () => (await own.data('strategy', 'getHealth', { cycle: 'FY21' })).unlooked;
    expect(await unlooked()).toEqual(['owner-left', 'competing-targets']);
    await own.host.advance({ byMs: HOUR_MS });
    await own.host.settle();
    expect(await unlooked()).not.toContain('competing-targets');
    await own.close();
  });

  it('compete once, however many links they share', async () => {
    expect(await pairs()).toEqual(['TGT-1 TGT-3', 'TGT-1 TGT-2', 'TGT-2 TGT-3']);
  });

  it('end it by one only aligning with what they share; it says what it reads then, and is put back link by link', async () => {
    // ONE-2 and ONE-5 are done, ONE-3 is open; half of ONE-1 counts in TGT-3: 1.5 of 2.
    expect(await actual('TGT-3')).toBe(75);
    const asked = { target: 'TGT-3', besides: ['TGT-1'] };
    const would = await site.data('strategy', 'previewAlignOnly', asked);
    expect(await actual('TGT-3')).toBe(75);
    const told = await site.data('strategy', 'alignOnly', asked);
    expect(would).toEqual({ shared: 3, links: 2, before: told.before, after: told.after });
    expect(told).toMatchObject({
      links: [
        { no: 1, was: { role: 'counts', weight: 0.5 } },
        { no: 2, was: { role: 'counts', weight: 1 } },
      ],
      before: { actual: 75, leaves: { total: 3, done: 2 } },
      after: { actual: null, reason: 'nothing-in-scope', leaves: { total: 0 } },
    });
    expect(await actual('TGT-3')).toBeNull();
    expect(await pairs()).toEqual(['TGT-1 TGT-2']);
    for (const { no, was } of told.links) await site.data('strategy', 'changeLink', { target: 'TGT-3', no, ...was });
    expect(await actual('TGT-3')).toBe(75);
    expect(await bearings('TGT-3')).toEqual([
      [1, undefined, 0.5],
      [2, undefined, undefined],
    ]);
  });

  it('keep what is of their own: only links whose every piece of work counts elsewhere are let go', async () => {
    const told = await site.data(
      'strategy',
      'alignOnly',
      { target: 'TGT-2', besides: ['TGT-1', 'TGT-3'] },
      KEEPER.email,
    );
    expect(told).toMatchObject({ links: [{ no: 1 }], before: { actual: 50 }, after: { actual: 0 } });
    expect(await bearings('TGT-2')).toEqual([
      [1, 'aligned', undefined],
      [2, undefined, undefined],
      [3, 'aligned', undefined],
    ]);
    expect(await actual('TGT-2')).toBe(0);
    expect(await pairs()).toEqual(['TGT-1 TGT-3']);
    const own = { target: 'TGT-1', besides: ['TGT-2'] };
    expect(await site.data('strategy', 'previewAlignOnly', own)).toMatchObject({ links: 0 });
    const more = await site.call('strategy', 'alignOnly', own);
    expect(more).toMatchObject({ code: 'invalid', message: expect.stringContaining('one by one') as string });
  });

  it('are changed by those who may edit the target, and by nobody else', async () => {
    const others = await site.call('strategy', 'alignOnly', { target: 'TGT-1', besides: ['TGT-3'] }, KEEPER.email);
    expect(others).toMatchObject({ code: 'forbidden' });
    expect(await bearings('TGT-1')).toEqual([
      [1, undefined, undefined],
      [2, undefined, undefined],
    ]);
  });
});

describe('the perspectives of a site', () => {
  const sorted = (key: string, perspective: string, more: object = {}) => ({
    ...{ key, name: key, cycle: 'FY21', level: 'organization', perspective },
    ...more,
  });
  const hidden = { restrictedTo: { accounts: [HERE], groups: [] } };
  const FILED = {
    ...strategyOf([]),
    settings: { perspectives: ['Financial', 'Customer'] },
    objectives: [
      sorted('OBJ-1', 'Customer'),
      sorted('OBJ-2', 'Learning'),
      sorted('OBJ-3', 'Customer', { status: 'closed', closing: { reason: 'achieved' } }),
      sorted('OBJ-4', 'Customer', hidden),
    ],
  };
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([]);
    await withStrategy(site, FILED);
  });
  afterEach(async () => site.close());

  it('are each there once, in the settings and in a file, however they are written', async () => {
    const perspectives = ['Customer', ' customer'];
    const refused = await site.call('settings', 'saveSettings', { settings: { perspectives } });
    expect(refused).toMatchObject({ code: 'invalid', details: [{ path: 'settings.perspectives' }] });
    const file = { ...FILED, settings: { perspectives } };
    expect(await site.call('settings', 'importStrategy', { file })).toMatchObject({
      code: 'invalid',
      details: [{ path: 'settings.perspectives' }],
    });
  });

  it('are told with how many objectives stand under each, as far as one sees them, and what stands under none of them', async () => {
    const { sorted: counts } = await site.data('settings', 'getSettings', {});
    expect(counts).toEqual({ Customer: 1, Learning: 1 });
    const { findings } = await site.data('strategy', 'getHealth', { cycle: 'FY21' });
    expect(findings.filter(({ rule }) => rule === 'unknown-perspective').map(({ objectives }) => objectives)).toEqual([
      ['OBJ-2'],
    ]);
    await site.data('settings', 'saveSettings', { settings: { rules: { 'unknown-perspective': 'require' } } });
    const objective = sorted('OBJ-9', 'Learnin');
    expect(await site.call('strategy', 'saveObjective', { objective, rev: null })).toMatchObject({
      code: 'invalid',
      details: [{ path: 'perspective' }],
    });
  });
});
