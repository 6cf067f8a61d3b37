import { ADMIN, USER } from '../support/site';
import { INSIDER, MANAGER, openTwins, SECRETS, WIKI, type Twins } from '../support/twin-sites';
import { aFile, aMetric, anObjective, type FileJson } from '../support/strategy-files';

const tracesIn = (value: unknown): readonly string[] =>
  SECRETS.filter((secret) => JSON.stringify(value).includes(secret));

const textOf = (value: unknown): string => JSON.stringify(value);

const VIEW = {
  text: '',
  status: null,
  owner: null,
  level: null,
  perspective: null,
  byPerspective: false,
  exceptionsFirst: true,
  columns: [],
};

describe('a site with restricted objectives', () => {
  let twins: Twins;
  beforeEach(async () => {
    twins = await openTwins();
  }, 60_000);
  afterEach(async () => twins.close());

  const keysFor = async (user: string): Promise<readonly string[]> =>
    (await twins.whole.data('strategy', 'getStrategy', {}, user)).objectives.map(({ key }) => key);
  const objectiveFor = async (user: string, key: string) => {
    const { objectives } = await twins.whole.data('strategy', 'getStrategy', {}, user);
    const { roll, rev, ...entry } = objectives.find((one) => one.key === key) ?? { roll: undefined, rev: 0 };
    return { roll, rev, entry: entry as FileJson };
  };

  it('shows what is below two restrictions to those whom both let in', async () => {
    expect((await keysFor(INSIDER)).filter((key) => key.startsWith('HID'))).toEqual([
      'HID-1',
      'HID-2',
      'HID-3',
      'HID-4',
    ]);
    const file = aFile(
      {
        cycles: [],
        objectives: [
          anObjective({ key: 'HID-4', name: 'x', parent: 'HID-1', restrictedTo: { accounts: [], groups: ['nobody'] } }),
        ],
        targets: [],
        links: [],
        checkIns: [],
      },
      { settings: {} },
    );
    await twins.whole.data('settings', 'importStrategy', { file }, INSIDER);
    expect((await keysFor(INSIDER)).filter((key) => key.startsWith('HID'))).toEqual(['HID-1', 'HID-2', 'HID-3']);
  });

  it('says of an issue that only hidden targets know that it serves none', async () => {
    const seen = await twins.whole.data('alignment', 'getAlignment', { issueId: '2001' }, INSIDER);
    expect(seen.paths.map(({ target }) => target.key)).toEqual(['SEC-3']);
    for (const user of [USER, MANAGER, ADMIN]) {
      const { paths } = await twins.whole.data('alignment', 'getAlignment', { issueId: '2001' }, user);
      expect(paths).toEqual([]);
    }
  });

  it('gives the same numbers above what is restricted to everybody, and says there that it does not count', async () => {
    const [outside, inside] = [await objectiveFor(USER, 'OBJ-2'), await objectiveFor(INSIDER, 'OBJ-2')];
    expect(inside.roll).toMatchObject({ progress: outside.roll?.progress, of: 2, measured: 2 });
    expect(inside.roll?.progress).toBeDefined();
    expect((await objectiveFor(INSIDER, 'HID-3')).roll).toMatchObject({ countsAbove: false });
    expect((await objectiveFor(INSIDER, 'HID-2')).roll).toMatchObject({ countsAbove: true });
  });

  it('exports the macro to PDF and Word without it', async () => {
    const config = { objectives: ['OBJ-2', 'HID-1', 'OBJ-3'] };
    const exported = async (user: string) =>
      twins.whole.host.callFunction('export-table', 'strategy-table', { extensionPayload: { config } }, user);
    const [outside, inside] = [await exported(USER), await exported(INSIDER)];
    expect(tracesIn(outside)).toEqual([]);
    expect(textOf(inside)).toContain('Zanzibar');
  });

  it('keeps what somebody was not shown when they save what points at it', async () => {
    const { entry, rev } = await objectiveFor(MANAGER, 'OBJ-3');
    expect(entry['alignedTo']).toEqual(['OBJ-2']);
    const objective = { ...entry, name: 'Sell with partners', alignedTo: [] };
    await twins.whole.data('strategy', 'saveObjective', { objective, rev }, MANAGER);
    expect((await objectiveFor(INSIDER, 'OBJ-3')).entry).toMatchObject({
      name: 'Sell with partners',
      alignedTo: ['HID-1'],
    });
    const closed = await objectiveFor(MANAGER, 'OBJ-4');
    expect(closed.entry['closing']).toMatchObject({ into: null });
    const renamed = { ...closed.entry, name: 'Open no office' };
    await twins.whole.data('strategy', 'saveObjective', { objective: renamed, rev: closed.rev }, MANAGER);
    expect((await objectiveFor(INSIDER, 'OBJ-4')).entry['closing']).toMatchObject({ into: 'HID-2' });
  });

  it('answers a key that is taken the same, whether the person may see by what or not', async () => {
    const objective = anObjective({ owner: null, delegates: [], name: 'Anything', parent: 'OBJ-1', level: 'team' });
    const answerTo = async (key: string) => {
      const answer = await twins.whole.call(
        'strategy',
        'saveObjective',
        { objective: { ...objective, key }, rev: null },
        MANAGER,
      );
      return answer.ok ? 'saved' : { ...answer, errorId: '' };
    };
    expect(await answerTo('HID-1')).toEqual(await answerTo('OBJ-7'));
    const target = aMetric({ key: 'SEC-1', objective: 'OBJ-2', owner: null });
    const file = aFile(
      { cycles: [], objectives: [{ ...objective, key: 'HID-3' }], targets: [target], links: [], checkIns: [] },
      { settings: {} },
    );
    for (const name of ['importStrategy', 'previewImport'] as const) {
      const answer = await twins.whole.call('settings', name, { file }, MANAGER);
      expect(answer).toMatchObject({
        code: 'invalid',
        details: [
          { path: 'objectives[0].key', message: 'cannot be used; choose another' },
          { path: 'targets[0].key', message: 'cannot be used; choose another' },
        ],
      });
    }
    expect((await objectiveFor(INSIDER, 'HID-3')).entry).toMatchObject({ name: 'Zanzibar platform' });
  });

  it('imports with the worker as the one who brought the file, to the end of what they may no longer see', async () => {
    const secret = { accounts: [], groups: ['nobody'] };
    const plain = { owner: null, delegates: [], level: 'team' };
    const objectives = Array.from({ length: 30 }, (_, no) =>
      anObjective({
        ...plain,
        key: `NEW-${no}`,
        name: `New ${no}`,
        parent: no === 0 ? 'OBJ-1' : 'NEW-0',
        restrictedTo: no === 0 ? secret : null,
      }),
    );
    const stage = async (file: FileJson) => {
      const { importId } = await twins.whole.data('settings', 'beginImport', {}, MANAGER);
      await twins.whole.data('settings', 'putImportPart', { importId, index: 0, text: JSON.stringify(file) }, MANAGER);
      await twins.whole.data('settings', 'commitImport', { importId, parts: 1 }, MANAGER);
      await twins.whole.host.settle();
      return twins.whole.data('settings', 'importStatus', { importId }, MANAGER);
    };
    const rest = { cycles: [], targets: [], links: [], checkIns: [] };
    const refused = await stage(
      aFile(
        { ...rest, objectives: [anObjective({ ...plain, key: 'NEW-0', name: 'x', parent: 'HID-1' })] },
        { settings: {} },
      ),
    );
    expect(refused).toMatchObject({
      state: 'failed',
      details: [
        { path: 'objectives[0].parent', message: 'There is no objective HID-1, neither in the file nor on the site.' },
      ],
    });
    expect(await stage(aFile({ ...rest, objectives }, { settings: {} }))).toMatchObject({
      state: 'done',
      changed: { objectives: 30 },
    });
    expect((await keysFor(MANAGER)).filter((key) => key.startsWith('NEW'))).toEqual([]);
  });

  it('lets an administrator see everything for an hour, says so, and keeps why', async () => {
    const site = twins.whole;
    expect(await site.call('settings', 'breakGlass', { reason: ' ' })).toMatchObject({ ok: false, code: 'invalid' });
    const { until } = await site.data('settings', 'breakGlass', { reason: 'An audit of the books' });
    const seen = await site.call('strategy', 'getStrategy', {}, ADMIN);
    expect(seen).toMatchObject({ ok: true, sight: { glassUntil: until } });
    expect(textOf(seen)).toContain('Buy Zanzibar');
    expect(textOf(await site.data('settings', 'exportStrategy', {}, ADMIN))).toContain('SEC-4');
    for (const user of [USER, MANAGER])
      expect(tracesIn(await site.call('strategy', 'getStrategy', {}, user))).toEqual([]);
    const [entry] = (await site.data('settings', 'listAudit', { text: 'sight' }, MANAGER)).entries;
    expect(entry).toMatchObject({
      reason: 'An audit of the books',
      items: [{ kind: 'sight', changes: [{ from: null, to: until }] }],
    });
    await site.host.advance({ toMs: Date.parse(until) });
    expect(tracesIn(await site.call('strategy', 'getStrategy', {}, ADMIN))).toEqual([]);
    await site.data('settings', 'breakGlass', { reason: 'Once more' });
    expect(await site.call('strategy', 'mendGlass', {}, ADMIN)).toEqual({ ok: true, data: { ended: true } });
    const after = await site.call('strategy', 'getStrategy', {}, ADMIN);
    expect([tracesIn(after), textOf(after).includes('glassUntil')]).toEqual([[], false]);
    expect((await site.data('settings', 'listAudit', { text: 'sight' }, MANAGER)).entries).toHaveLength(3);
  });

  it('reads to a manager as somebody else sees it, as far as both may, and changes nothing', async () => {
    const site = twins.whole;
    const as = async (user: string, name: 'getStrategy' | 'saveCycle', account: string) =>
      site.host.invoke('strategy', name, { viewAs: account, cycle: { key: 'FY30' }, rev: null }, user) as Promise<{
        ok: boolean;
        code?: string;
      }>;
    const strategyAs = async (user: string, account: string) =>
      site.host.invoke('strategy', 'getStrategy', { viewAs: account }, user);
    const insider = site.host.people.find(INSIDER)?.accountId ?? '';
    const ordinary = site.host.people.find(USER)?.accountId ?? '';
    expect(tracesIn(await strategyAs(INSIDER, ordinary))).toEqual([]);
    expect(await strategyAs(INSIDER, ordinary)).toMatchObject({
      ok: true,
      sight: { viewingAs: ordinary },
      data: { me: ordinary, mayManage: false },
    });
    expect(textOf(await strategyAs(MANAGER, insider))).not.toContain('Zanzibar');
    expect(await strategyAs(USER, insider)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await as(MANAGER, 'saveCycle', ordinary)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(textOf(await strategyAs(INSIDER, insider))).toContain('HID-4');
    // What somebody keeps for themselves is not read through their eyes.
    await site.data(
      'strategy',
      'saveViews',
      { isShared: false, rev: 0, views: [{ name: 'Mine alone', choice: VIEW }] },
      USER,
    );
    const views = await site.host.invoke('strategy', 'getViews', { viewAs: ordinary }, MANAGER);
    expect(views).toMatchObject({ ok: true, data: { mine: { views: [] } } });
  });

  it('asks Jira for nobody’s groups while no restriction names any', async () => {
    const asked = async (user: string): Promise<number> => {
      const from = twins.bare.host.journal().next;
      await twins.bare.data('strategy', 'getStrategy', {}, user);
      return JSON.stringify(twins.bare.host.journal(from)).split('myself').length - 1;
    };
    expect(await asked(USER)).toBe(0);
  });

  it('is committed and closed by a manager who sees a part of it, whole', async () => {
    const step = async (name: 'commitCycle' | 'closeCycle', site = twins.whole) => {
      const { rev } = await site.data('strategy', 'previewCycle', { cycle: 'FY21' }, MANAGER);
      const done = await site.data('strategy', name, { cycle: 'FY21', rev }, MANAGER);
      await site.host.settle();
      return done;
    };
    const file = aFile(
      {
        cycles: [{ key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31', state: 'committed' }],
        objectives: [],
        targets: [],
        links: [],
        checkIns: [],
      },
      { settings: {} },
    );
    await twins.whole.data('settings', 'importStrategy', { file }, MANAGER);
    expect(await step('closeCycle')).toMatchObject({ state: 'closed' });
    const { targets } = await twins.whole.data('strategy', 'getStrategy', {}, INSIDER);
    expect(targets.filter(({ result }) => !result.isFrozen)).toEqual([]);
  });

  it('leaves who may see an objective to its owner and to managers who see it, not to delegates', async () => {
    const accounts = [USER, WIKI].map((email) => twins.whole.host.people.find(email)?.accountId ?? '');
    const [owner = '', other = ''] = accounts;
    const { entry, rev } = await objectiveFor(MANAGER, 'OBJ-7');
    const owned = { ...entry, owner: other, delegates: [owner] };
    await twins.whole.data('strategy', 'saveObjective', { objective: owned, rev }, MANAGER);
    const restricted = { ...owned, restrictedTo: { accounts: [owner], groups: [] } };
    const save = async (objective: FileJson, seen: number) =>
      twins.whole.call('strategy', 'saveObjective', { objective, rev: seen }, USER);
    expect(await save(restricted, rev + 1)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await save({ ...owned, name: 'Priority seven' }, rev + 1)).toMatchObject({ ok: true });
    await twins.whole.data('strategy', 'saveObjective', { objective: { ...owned, owner }, rev: rev + 2 }, MANAGER);
    expect(await save({ ...restricted, owner }, rev + 3)).toMatchObject({ ok: true });
    expect(await keysFor(MANAGER)).not.toContain('OBJ-7');
  });

  it('reads as somebody else what is only read, and nobody for an account that is none', async () => {
    const open = await twins.whole.call('strategy', 'openStrategy', { viewAs: '712020:out' } as never, MANAGER);
    expect(open.ok).toBe(true);
    const nobody = await twins.whole.call('strategy', 'getStrategy', { viewAs: 7 } as never, MANAGER);
    expect(nobody).toMatchObject({ ok: false, code: 'invalid', details: [{ path: 'viewAs' }] });
  });

  it('tells a move through something hidden to nobody from whom it is hidden', async () => {
    const seen = await twins.whole.data('strategy', 'getStrategy', {}, INSIDER);
    const target = seen.targets.find(({ objective }) => !objective.startsWith('HID'));
    if (target === undefined) throw new Error('no target to move');
    const move = async (objective: string): Promise<unknown> => {
      const now = await twins.whole.data('strategy', 'getTarget', { target: target.key }, INSIDER);
      const { key, name, measure, baseline, goal, unit, start, due, horizon, rev } = now.target;
      const entry = { key, name, measure, baseline, goal, unit, start, due, horizon, objective };
      return twins.whole.data('strategy', 'saveTarget', { target: entry, rev }, INSIDER);
    };
    await move('HID-1');
    await move(target.objective);
    const asked = { kind: 'target', key: target.key } as const;
    const fieldsFor = async (user: string): Promise<readonly string[]> =>
      (await twins.whole.data('strategy', 'listVersions', asked, user)).versions.flatMap(({ changes }) =>
        changes.map(({ field }) => field),
      );
    expect(await fieldsFor(INSIDER)).toContain('objective');
    expect(await fieldsFor(USER)).not.toContain('objective');
    const { entries } = await twins.whole.data('settings', 'listAudit', {}, MANAGER);
    const items = entries.flatMap((entry) => entry.items).filter(({ key }) => key === target.key);
    expect(items.flatMap(({ changes }) => changes.map(({ field }) => field))).not.toContain('objective');
  });
});
