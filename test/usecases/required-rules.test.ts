import type { HealthRule, RuleMode } from '../../src/domain/health-rule';
import { openSite, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const OWNER = '712020:owner';
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }], extra: { owner: OWNER } },
  { key: 'TGT-2', links: [], extra: { ...METRIC, owner: OWNER } },
  { key: 'TGT-3', links: [], extra: { ...METRIC, owner: OWNER } },
  { key: 'TGT-4', links: [], extra: METRIC },
]);

type Entry = Readonly<Record<string, unknown>>;
const OBJECTIVE = { key: 'OBJ-9', name: 'Halve time to value', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
const NEW_TARGET = {
  ...METRIC,
  key: 'TGT-9',
  objective: 'OBJ-2',
  name: 'Target TGT-9',
  horizon: 'operational',
  owner: '712020:other',
  start: '2021-01-01',
  due: '2021-12-31',
};

describe('required rules', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([{ id: 1001, key: 'ONE-1' }]);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const take = async (rule: HealthRule, mode: RuleMode): Promise<unknown> =>
    site.data('settings', 'saveSettings', { settings: { rules: { [rule]: mode } } });
  const said = (answer: Awaited<ReturnType<TestSite['call']>>): string =>
    answer.ok ? 'ok' : `${answer.code} ${answer.details?.[0]?.path ?? ''}`;
  const saveTarget = async (over: Entry): Promise<string> =>
    said(await site.call('strategy', 'saveTarget', { target: { ...NEW_TARGET, ...over }, rev: null }));
  const saveObjective = async (over: Entry): Promise<string> =>
    said(await site.call('strategy', 'saveObjective', { objective: { ...OBJECTIVE, ...over }, rev: null }));
  const saveMany = async (...entries: Entry[]): Promise<string> =>
    said(
      await site.call('strategy', 'saveMany', {
        entries: entries.map((entry) => ({ kind: 'objective' in entry ? 'target' : 'objective', entry, rev: null })),
      }),
    );

  const BREAKS: readonly [HealthRule, 'target' | 'objective', Entry, string][] = [
    ['no-owner', 'target', { owner: null }, 'owner'],
    ['too-many-targets', 'target', { owner: OWNER }, 'owner'],
    ['goal-is-baseline', 'target', { goal: 30 }, 'goal'],
    ['outside-cycle', 'target', { due: '2022-02-01' }, 'due'],
    ['objective-owner', 'objective', { owner: null }, 'owner'],
    ['orphan', 'objective', { parent: null }, 'parent'],
    ['no-measurable-target', 'objective', {}, 'status'],
  ];

  it.each(BREAKS)('%s refuses what would newly break it, at its field, singly and among many', async (...row) => {
    const [rule, kind, over, field] = row;
    const entry = { ...(kind === 'target' ? NEW_TARGET : OBJECTIVE), ...over };
    const single = kind === 'target' ? saveTarget : saveObjective;
    await take(rule, 'require');
    expect(await single(over)).toBe(`invalid ${field}`);
    expect(await saveMany({ ...OBJECTIVE, key: 'OBJ-8', status: 'draft', owner: OWNER }, entry)).toBe(
      `invalid entries[1].${field}`,
    );
    await take(rule, 'advise');
    expect(await single({ ...over, key: 'X-1' })).toBe('ok');
    await take(rule, 'off');
    expect(await single({ ...over, key: 'X-2' })).toBe('ok');
    const { findings } = await site.data('strategy', 'getHealth', { cycle: 'FY21' });
    expect(findings.filter((one) => one.rule === rule)).toEqual([]);
  });

  it('refuse a move that would make a cascade too deep, and say where', async () => {
    await saveMany(
      ...['3', '4', '5'].map((n) => ({
        ...OBJECTIVE,
        key: `OBJ-${n}`,
        parent: n === '3' ? 'OBJ-2' : `OBJ-${Number(n) - 1}`,
      })),
    );
    await saveObjective({ key: 'OBJ-6', parent: 'OBJ-1' });
    await take('too-deep', 'require');
    const { objectives } = await site.data('strategy', 'getStrategy', {});
    const moved = objectives.find(({ key }) => key === 'OBJ-6');
    const { rev, roll: _roll, ...entry } = moved ?? { rev: 0, roll: null };
    const answer = await site.call('strategy', 'saveMany', {
      entries: [{ kind: 'objective', entry: { ...entry, parent: 'OBJ-5' }, rev }],
    });
    expect(answer).toMatchObject({
      code: 'invalid',
      details: [{ path: 'entries[0].parent', message: expect.stringContaining('OBJ-6 would be on level 6') as string }],
    });
  });

  it('name the person it would be too many for, and not at the owner of the objective that is edited', async () => {
    const { targets, objectives } = await site.data('strategy', 'getStrategy', {});
    const last = targets.find(({ key }) => key === 'TGT-4');
    const { rev: seen, result: _result, linkCount: _links, ...target } = last ?? { rev: 0, result: null, linkCount: 0 };
    const found = objectives.find(({ key }) => key === 'OBJ-2');
    const { rev, roll: _roll, ...objective } = found ?? { rev: 0, roll: null };
    await site.data('strategy', 'saveObjective', { objective: { ...objective, status: 'draft' }, rev });
    await site.data('strategy', 'saveTarget', { target: { ...target, owner: OWNER }, rev: seen });
    await take('too-many-targets', 'require');
    const now = (await site.data('strategy', 'getStrategy', {})).objectives.find(({ key }) => key === 'OBJ-2');
    const edit = { objective: { ...objective, owner: '712020:other', status: 'active' }, rev: now?.rev ?? 0 };
    expect(await site.call('strategy', 'saveObjective', edit)).toMatchObject({
      code: 'invalid',
      details: [
        {
          path: '',
          account: OWNER,
          message: expect.stringMatching(/^The owner of (TGT-\d, ){3}TGT-\d would own 4 active/) as string,
        },
      ],
    });
  });

  it('call what would be made by its name, for nothing has its key', async () => {
    await take('no-owner', 'require');
    const { key: _key, ...entry } = { ...NEW_TARGET, owner: null };
    const answer = await site.call('strategy', 'saveTarget', { target: entry, rev: null });
    const message = `A target needs an owner here (“${entry.name}”). Choose one person who can be asked about it.`;
    expect(answer).toMatchObject({ details: [{ path: 'owner', message }] });
    const { targets } = await site.data('strategy', 'getStrategy', {});
    const known = targets.find(({ owner }) => owner !== null);
    const { rev, result: _result, linkCount: _links, ...target } = known ?? { rev: 0, result: null, linkCount: 0 };
    const edited = await site.call('strategy', 'saveTarget', { target: { ...target, owner: null }, rev });
    expect(edited).toMatchObject({ details: [{ message: expect.stringContaining(`(${known?.key})`) as string }] });
  });

  it('let be what was broken before, and whatever does not make it worse', async () => {
    await take('no-owner', 'require');
    const { targets } = await site.data('strategy', 'getStrategy', {});
    const known = targets.find(({ key }) => key === 'TGT-4');
    const { rev, result: _result, linkCount: _links, ...entry } = known ?? { rev: 0, result: null, linkCount: 0 };
    expect(said(await site.call('strategy', 'saveTarget', { target: { ...entry, name: 'Renamed' }, rev }))).toBe('ok');
  });

  it('never refuse an import', async () => {
    for (const [rule] of BREAKS) await take(rule, 'require');
    const worse = strategyOf([{ key: 'TGT-7', links: [], extra: { ...METRIC, goal: 30 } }]);
    expect(said(await site.call('settings', 'importStrategy', { file: worse }))).toBe('ok');
  });

  it('say nothing to those who may not make the edit at all', async () => {
    await take('no-owner', 'require');
    const answer = await site.call(
      'strategy',
      'saveTarget',
      { target: { ...NEW_TARGET, owner: null }, rev: null },
      USER,
    );
    expect(said(answer)).toBe('forbidden ');
  });

  it('refuses work that another target counts also where an issue is linked, and copies also where they are carried', async () => {
    await take('competing-targets', 'require');
    await site.data('strategy', 'saveTarget', {
      target: { ...NEW_TARGET, measure: { type: 'count' }, baseline: 0, goal: 5 },
      rev: null,
    });
    const link = { target: 'TGT-9', issueId: '1001' };
    expect(said(await site.call('alignment', 'linkIssue', link))).toBe('invalid ');
    await take('competing-targets', 'advise');
    expect(said(await site.call('alignment', 'linkIssue', link))).toBe('ok');

    await site.data('strategy', 'saveCycle', {
      cycle: { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' },
      rev: null,
    });
    const carry = { from: 'FY21', to: 'FY22', objectives: ['OBJ-1', 'OBJ-2'], mode: 'reset' as const, withLinks: true };
    await take('no-owner', 'require');
    expect(said(await site.call('strategy', 'carryForward', { ...carry, targets: ['TGT-4'] }))).toBe('invalid targets');
    expect(said(await site.call('strategy', 'carryForward', { ...carry, targets: ['TGT-2'] }))).toBe('ok');
  });
});
