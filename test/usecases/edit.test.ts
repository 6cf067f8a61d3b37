import { ADMIN, openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const OWNER = 'owner@example.com';
const owner = '712020:owner';
const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points', owner };
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }], extra: { owner } },
  { key: 'TGT-2', links: [], extra: METRIC },
]);

const code = (answer: { ok: boolean; code?: string }): string => (answer.ok ? 'ok' : String(answer.code));

describe('editing the strategy a piece at a time', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([{ id: 1001, key: 'ONE-1' }], { users: [person(OWNER, '*')] });
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const targetEntry = async (key: string): Promise<{ rev: number; entry: Record<string, unknown> }> => {
    const { target } = await site.data('strategy', 'getTarget', { target: key });
    const { rev, linkCount: _links, result: _result, ...entry } = target;
    return { rev, entry };
  };

  it('creates, changes and leaves alone', async () => {
    const objective = { key: 'OBJ-9', name: 'Halve time to value', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
    expect(await site.data('strategy', 'saveObjective', { objective, rev: null })).toEqual({
      changed: true,
      key: 'OBJ-9',
    });
    const tree = await site.data('strategy', 'getStrategy', {});
    const made = tree.objectives.find(({ key }) => key === 'OBJ-9');
    expect(made).toMatchObject({ ...objective, rev: 1 });
    const again = { objective, rev: made?.rev ?? 0 };
    expect(await site.data('strategy', 'saveObjective', again)).toMatchObject({ changed: false });
    const renamed = { objective: { ...objective, name: 'Halve it' }, rev: 1 };
    expect(await site.data('strategy', 'saveObjective', renamed)).toMatchObject({ changed: true });
    const cycle = { key: 'Q1', name: 'First quarter', start: '2021-01-01', end: '2021-03-31' };
    expect(await site.data('strategy', 'saveCycle', { cycle, rev: null })).toEqual({ changed: true });
  });

  it('lets one of two people win and tells the other', async () => {
    const { rev, entry } = await targetEntry('TGT-1');
    const [first, second] = [
      { ...entry, name: 'Mine' },
      { ...entry, name: 'Theirs' },
    ];
    expect(code(await site.call('strategy', 'saveTarget', { target: first, rev }))).toBe('ok');
    expect(code(await site.call('strategy', 'saveTarget', { target: second, rev }))).toBe('stale');
    expect((await targetEntry('TGT-1')).entry['name']).toBe('Mine');
    const taken = { key: 'OBJ-1', name: 'Again', cycle: 'FY21', level: 'team' };
    const answer = await site.call('strategy', 'saveObjective', { objective: taken, rev: null });
    expect(answer).toMatchObject({ ok: false, code: 'invalid', details: [{ path: 'key' }] });
  });

  it('keeps the links of a target whose definition changes, and its number', async () => {
    const { rev, entry } = await targetEntry('TGT-1');
    await site.data('strategy', 'saveTarget', { target: { ...entry, goal: 50 }, rev });
    await site.host.settle();
    const { target, links } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    expect(links.map(({ key }) => key)).toEqual(['ONE-1']);
    expect(target.result).toMatchObject({ staleSince: null, leaves: { total: 1 } });
  });

  it('says what is wrong about the field it is wrong in', async () => {
    const { rev, entry } = await targetEntry('TGT-1');
    const answer = await site.call('strategy', 'saveTarget', {
      target: { ...entry, due: '2020-01-01', name: '' },
      rev,
    });
    expect(answer.ok ? [] : answer.details?.map(({ path }) => path).sort()).toEqual(['due', 'name']);
    const loop = { key: 'OBJ-1', name: 'Loop', cycle: 'FY21', level: 'organization', parent: 'OBJ-2' };
    expect(code(await site.call('strategy', 'saveObjective', { objective: loop, rev: 1 }))).toBe('invalid');
  });

  it('takes no number that nothing could be reckoned with', async () => {
    const { rev, entry } = await targetEntry('TGT-1');
    const target = { ...entry, goal: 1e101, baseline: -1e101 };
    const answer = await site.call('strategy', 'saveTarget', { target, rev });
    expect(answer.ok ? [] : answer.details).toEqual([
      { path: 'baseline', message: 'baseline must be at least -1e+100.' },
      { path: 'goal', message: 'goal must be at most 1e+100.' },
    ]);
    const checkIn = { target: 'TGT-2', at: '2021-01-05', value: 1e101 };
    const entered = await site.call('strategy', 'recordCheckIn', { checkIn }, OWNER);
    expect(entered.ok ? [] : entered.details).toEqual([{ path: 'value', message: 'value must be at most 1e+100.' }]);
    const { importId } = await site.data('settings', 'beginImport', {}, ADMIN);
    const text = JSON.stringify(FILE).replace('"goal":60', '"goal":1e999');
    await site.data('settings', 'putImportPart', { importId, index: 0, text }, ADMIN);
    const preview = await site.call('settings', 'previewImport', { importId, parts: 1 }, ADMIN);
    expect(preview.ok ? [] : preview.details).toEqual([
      { path: 'targets[1].goal', message: 'goal must be a number, not a number too large to keep.' },
    ]);
  });

  it('lets owners edit what they own and nobody else', async () => {
    const { rev, entry } = await targetEntry('TGT-1');
    const renamed = { target: { ...entry, name: 'Renamed by its owner' }, rev };
    expect(code(await site.call('strategy', 'saveTarget', renamed, USER))).toBe('forbidden');
    expect(code(await site.call('strategy', 'saveTarget', { ...renamed, links: [] }, OWNER))).toBe('forbidden');
    expect(code(await site.call('strategy', 'saveTarget', renamed, OWNER))).toBe('ok');
    const moved = { ...renamed, rev: rev + 1, target: { ...renamed.target, objective: 'OBJ-1' } };
    expect(code(await site.call('strategy', 'saveTarget', moved, OWNER))).toBe('forbidden');
    const objective = { key: 'OBJ-2', name: 'Taken over', cycle: 'FY21', level: 'team' };
    expect(code(await site.call('strategy', 'saveObjective', { objective, rev: 1 }, OWNER))).toBe('forbidden');
    const cycle = { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' };
    expect(code(await site.call('strategy', 'saveCycle', { cycle, rev: null }, OWNER))).toBe('forbidden');
  });

  it('moves a line of sight with the objective above it', async () => {
    const objective = { key: 'OBJ-3', name: 'Another priority', cycle: 'FY21', level: 'organization' };
    await site.data('strategy', 'saveObjective', { objective, rev: null });
    const tree = await site.data('strategy', 'getStrategy', {});
    const { roll: _roll, rev, ...below } = tree.objectives.find(({ key }) => key === 'OBJ-2') ?? { rev: 0, roll: null };
    await site.data('strategy', 'saveObjective', { objective: { ...below, parent: 'OBJ-3' }, rev });
    const { paths } = await site.data('alignment', 'getAlignment', { issueId: '1001' });
    expect(paths[0]?.line.map(({ key }) => key)).toEqual(['OBJ-2', 'OBJ-3']);
  });

  it('enters a check-in once however often it is sent, replaces it, and takes it back', async () => {
    const checkIn = { target: 'TGT-2', at: '2021-03-31', value: 41, confidence: 'medium', note: 'On the way' };
    for (const changed of [true, false]) {
      expect(await site.data('strategy', 'recordCheckIn', { checkIn }, OWNER)).toEqual({ changed });
    }
    await site.data('strategy', 'recordCheckIn', { checkIn: { ...checkIn, value: 45 } }, OWNER);
    const { target, checkIns } = await site.data('strategy', 'getTarget', { target: 'TGT-2' });
    expect(checkIns.map(({ at, value }) => [at, value])).toEqual([['2021-03-31', 45]]);
    expect(target.result).toMatchObject({ actual: 45, progress: 0.5 });
    expect(code(await site.call('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: '2021-03-31' }, USER))).toBe(
      'forbidden',
    );
    expect(await site.data('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: '2021-03-31' }, OWNER)).toEqual({
      removed: true,
    });
    expect((await site.results()).get('TGT-2')).toMatchObject({ actual: null, reason: 'no-check-in' });
    expect(code(await site.call('strategy', 'recordCheckIn', { checkIn }, USER))).toBe('forbidden');
  });

  it('advises on the strategy itself', async () => {
    const { findings } = await site.data('strategy', 'getHealth', {}, USER);
    expect(findings.map(({ rule, objectives, targets, found }) => [rule, objectives, targets, found])).toEqual([
      ['priority-count', ['OBJ-1'], [], 1],
      ['objective-owner', ['OBJ-1'], [], null],
      ['objective-owner', ['OBJ-2'], [], null],
    ]);
  });

  it('leaves nothing half-applied when two edits race', async () => {
    const { rev, entry } = await targetEntry('TGT-1');
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((name) => site.call('strategy', 'saveTarget', { target: { ...entry, name }, rev }, ADMIN)),
    );
    expect(answers.map(code).sort()).toEqual(['ok', 'stale', 'stale']);
  });
});
