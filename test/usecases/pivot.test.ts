import { ADMIN, openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const TARGET_OWNER = 'owner@example.com';
const DELEGATE = 'delegate@example.com';
const owner = '712020:owner';
const delegates = ['712020:delegate'];

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const code = (answer: { ok: boolean; code?: string }): string => (answer.ok ? 'ok' : String(answer.code));

/** Two targets that share one of three open work items; the third is done. */
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }, { issue: 'ONE-2' }], extra: { owner, delegates } },
  { key: 'TGT-2', links: [{ issue: 'ONE-2' }, { issue: 'ONE-3' }, { jql: 'project = TWO' }], extra: { owner } },
]);

/** A key that the app gives. */
const GIVEN = /^(OBJ|TGT)-[B-Z][2-9B-Z]{4}$/;

describe('the strategy as it changes', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(
      [
        { id: 1001, key: 'ONE-1' },
        { id: 1002, key: 'ONE-2', category: 'indeterminate' },
        { id: 1003, key: 'ONE-3', category: 'done' },
        { id: 2001, key: 'TWO-1' },
      ],
      { users: [person(TARGET_OWNER, '*'), person(DELEGATE, '*'), person('outsider@example.com', ['TWO'])] },
    );
    await withStrategy(site, FILE);
    await site.host.advance({ byMs: MINUTE });
  });
  afterEach(async () => site.close());

  const objective = async (key: string) => {
    const { objectives } = await site.data('strategy', 'getStrategy', {});
    const found = objectives.find((one) => one.key === key);
    if (found === undefined) throw new Error(`no objective ${key}`);
    const { rev, roll: _roll, ...entry } = found;
    return { rev, entry };
  };
  const change = async (key: string, fields: Record<string, unknown>, passes = MINUTE) => {
    const { rev, entry } = await objective(key);
    const answer = await site.call('strategy', 'saveObjective', { objective: { ...entry, ...fields }, rev });
    await site.host.advance({ byMs: passes });
    return answer;
  };
  const told = async (key: string) =>
    (await site.data('strategy', 'listVersions', { kind: 'objective', key })).versions;
  const asks = async (as?: string) =>
    (await site.data('strategy', 'getStrategy', {}, as)).asks.map(({ kind, key, about, fields, isClosed }) => [
      kind,
      key,
      about,
      fields,
      isClosed,
    ]);

  describe('its history', () => {
    it('tells who changed what from what to what, newest first, to everybody who sees the thing', async () => {
      await change('OBJ-2', { name: 'Ready for enterprises' });
      await change('OBJ-2', { name: 'Ready for every enterprise', weight: 2 });
      const admin = site.host.people.find(ADMIN)?.accountId;
      const { versions } = await site.data('strategy', 'listVersions', { kind: 'objective', key: 'OBJ-2' }, USER);
      expect(versions.map(({ by, isNew, changes }) => [by, isNew, changes])).toEqual([
        [
          admin,
          false,
          [
            { field: 'name', from: 'Ready for enterprises', to: 'Ready for every enterprise' },
            { field: 'weight', from: '1', to: '2' },
          ],
        ],
        [admin, false, [{ field: 'name', from: 'Enterprise-ready platform', to: 'Ready for enterprises' }]],
        [admin, true, []],
      ]);
    });

    it('is narrowed by property and person, and says what it was on a day', async () => {
      await change('OBJ-2', { name: 'Second name' }, DAY);
      await change('OBJ-2', { name: 'Third name', weight: 3 }, DAY);
      const asked = { kind: 'objective', key: 'OBJ-2' } as const;
      const byField = await site.data('strategy', 'listVersions', { ...asked, field: 'weight' });
      expect([byField.versions.length, byField.fields]).toEqual([1, ['name', 'weight']]);
      expect((await site.data('strategy', 'listVersions', { ...asked, by: owner })).versions).toEqual([]);
      const on = async (day: string) =>
        (await site.data('strategy', 'listVersions', { ...asked, on: day })).then?.find(({ field }) => field === 'name')
          ?.value;
      expect([await on('2021-06-30'), await on('2021-07-01'), await on('2021-07-02')]).toEqual([
        'Second name',
        'Third name',
        'Third name',
      ]);
      expect(await on('2021-06-29')).toBeUndefined();
    });

    it('comes a page at a time and holds a bounded number of changes', async () => {
      for (let index = 0; index < 40; index += 1) await change('OBJ-2', { weight: index + 2 });
      const first = await site.data('strategy', 'listVersions', { kind: 'objective', key: 'OBJ-2' });
      const rest = await site.data('strategy', 'listVersions', {
        kind: 'objective',
        key: 'OBJ-2',
        cursor: first.cursor ?? 0,
      });
      expect([first.versions.length, rest.versions.length, rest.cursor]).toEqual([30, 11, null]);
    });

    it('tells what links do, who changed it and when, and not which work they are about', async () => {
      const no = 1;
      const wanted = { target: 'TGT-1', no, below: true };
      await site.data('strategy', 'changeLink', { ...wanted, role: 'counts', weight: 0.5 });
      await site.host.advance({ byMs: 86_400_000 });
      await site.data('strategy', 'changeLink', { ...wanted, role: 'excludes', weight: 1 });
      await site.data('strategy', 'changeLink', { ...wanted, role: 'excludes', weight: 1, below: false });
      const { versions } = await site.data('strategy', 'listVersions', { kind: 'target', key: 'TGT-1' });
      const told = (says: object | undefined): string => JSON.stringify(says === undefined ? [] : [{ no, ...says }]);
      expect(versions.slice(0, 3).map(({ at, changes }) => [at.slice(0, 10), changes])).toEqual([
        [
          '2021-07-01',
          [{ field: 'bearings', from: told({ role: 'excludes' }), to: told({ role: 'excludes', below: false }) }],
        ],
        ['2021-07-01', [{ field: 'bearings', from: told({ weight: 0.5 }), to: told({ role: 'excludes' }) }]],
        ['2021-06-30', [{ field: 'bearings', from: told(undefined), to: told({ weight: 0.5 }) }]],
      ]);
      expect(versions.map(({ by }) => by).slice(0, 3)).toEqual(Array(3).fill(versions[0]?.by));
      expect(versions[0]?.by).toBe(site.host.people.find(ADMIN)?.accountId);
      expect(JSON.stringify(versions)).not.toContain('ONE-');
    });

    it('tells of links by number alone, and not of places among siblings', async () => {
      await site.data('alignment', 'linkIssue', { target: 'TGT-1', issueId: '1003' });
      await change('OBJ-2', { order: 7 });
      const { versions } = await site.data('strategy', 'listVersions', { kind: 'target', key: 'TGT-1' });
      expect(versions[0]?.changes).toEqual([{ field: 'links', from: '2', to: '3' }]);
      expect(JSON.stringify(versions)).not.toContain('ONE-');
      expect(await told('OBJ-2')).toHaveLength(1);
    });
  });

  describe('closing', () => {
    it('asks for a reason, keeps it with what was learned, and forgets both when it is reopened', async () => {
      expect(code(await change('OBJ-2', { status: 'closed' }))).toBe('invalid');
      const closing = { reason: 'merged', learning: 'Two were one.', into: null };
      expect(code(await change('OBJ-2', { status: 'closed', closing }))).toBe('invalid');
      expect(code(await change('OBJ-2', { status: 'closed', closing: { ...closing, into: 'OBJ-2' } }))).toBe('invalid');
      expect(code(await change('OBJ-2', { status: 'closed', closing: { ...closing, into: 'OBJ-1' } }))).toBe('ok');
      expect((await objective('OBJ-2')).entry.closing).toEqual({ ...closing, into: 'OBJ-1' });
      expect(code(await change('OBJ-2', { status: 'active' }))).toBe('ok');
      expect((await objective('OBJ-2')).entry).toMatchObject({ status: 'active', closing: null });
      const changes = (await told('OBJ-2'))[0]?.changes ?? [];
      expect(changes.map(({ field }) => field).sort()).toEqual(['closing', 'status']);
    });

    it('goes on only in what goes on and is not below it, and stays told as it was', async () => {
      const detailsOf = (answer: { ok: boolean; details?: unknown }): unknown => (answer.ok ? 'ok' : answer.details);
      const into = async (key: string, other: string) =>
        detailsOf(await change(key, { status: 'closed', closing: { reason: 'merged', learning: '', into: other } }));
      const wrong = [{ path: 'closing.into', message: 'Choose an objective that goes on and is not below this one.' }];
      expect(await into('OBJ-1', 'OBJ-2')).toEqual(wrong);
      expect(await into('OBJ-1', 'OBJ-9')).toHaveLength(1);
      expect(await into('OBJ-2', 'OBJ-1')).toBe('ok');
      expect(await into('OBJ-1', 'OBJ-2')).toEqual(wrong);
      await change('OBJ-2', { parent: null });
      expect(await into('OBJ-1', 'OBJ-2')).toEqual(wrong);
      expect(code(await change('OBJ-1', { status: 'closed', closing: { reason: 'missed' } }))).toBe('ok');
      expect(code(await change('OBJ-2', { name: 'Ended before it' }))).toBe('ok');
    });

    it('may be imported without a word, and edited afterwards', async () => {
      const [first, second] = FILE['objectives'] as object[];
      await withStrategy(site, { ...FILE, objectives: [first, { ...second, status: 'closed' }] });
      expect(code(await change('OBJ-2', { name: 'Ended elsewhere' }))).toBe('ok');
    });
  });

  describe('what an edit touches', () => {
    const preview = async (key: string, fields: Record<string, unknown>, as?: string) => {
      const { rev, entry } = await objective(key);
      const entries = [{ kind: 'objective' as const, entry: { ...entry, ...fields }, rev }];
      return site.call('strategy', 'previewEdit', { entries }, as);
    };

    it('is counted before it is saved, shared work once, and changes nothing', async () => {
      const closing = { reason: 'cancelled' };
      const answer = await preview('OBJ-1', { status: 'closed', closing });
      expect(answer).toEqual({
        ok: true,
        data: {
          objectives: 1,
          targets: 2,
          people: { accounts: [owner, ...delegates], count: 2 },
          linked: { keys: ['ONE-1', 'ONE-2', 'ONE-3'], more: 0, scopes: 1 },
          // ONE-1, ONE-2 and TWO-1 are open; ONE-2 is begun and counts in both.
          work: { open: 3, inProgress: 1, shared: 1 },
          asked: 1,
        },
      });
      expect((await objective('OBJ-1')).entry.status).toBe('active');
      expect(await told('OBJ-1')).toHaveLength(1);
    });

    it('is refused as saving would be', async () => {
      expect(code(await preview('OBJ-1', { name: 'Mine' }, USER))).toBe('forbidden');
      expect(code(await preview('OBJ-1', { parent: 'OBJ-2' }))).toBe('invalid');
    });

    it('names the work only to those who see it', async () => {
      const { entry } = await objective('OBJ-1');
      await change('OBJ-1', { delegates: ['712020:outsider'] });
      const { rev } = await objective('OBJ-1');
      const entries = [{ kind: 'objective' as const, entry: { ...entry, name: 'Theirs' }, rev }];
      const answer = await site.data('strategy', 'previewEdit', { entries }, 'outsider@example.com');
      expect(answer.linked).toEqual({ keys: [], more: 3, scopes: 1 });
      expect(JSON.stringify(answer)).not.toContain('ONE-');
    });
  });

  describe('the word of the owners below', () => {
    const both = (fields: readonly string[], isClosed = false) => [
      ['target', 'TGT-1', 'OBJ-1', fields, isClosed],
      ['target', 'TGT-2', 'OBJ-1', fields, isClosed],
    ];

    it('is asked for when an objective above turns, and not for a correction', async () => {
      const { entry } = await objective('OBJ-1');
      const right = { name: `${String(entry.name).toUpperCase()}.`, weight: 4 };
      const { rev } = await objective('OBJ-1');
      const entries = [{ kind: 'objective' as const, entry: { ...entry, ...right }, rev }];
      expect(await site.data('strategy', 'previewEdit', { entries })).toMatchObject({ asked: 0 });
      await change('OBJ-1', right);
      expect(await asks()).toEqual([]);
      await change('OBJ-1', { name: 'Win the public sector' });
      expect(await asks()).toEqual(both(['name']));
      expect(await asks(USER)).toEqual(both(['name']));
      await change('OBJ-1', { status: 'closed', closing: { reason: 'missed' } });
      // Nobody has answered in between, so they are asked about both.
      expect(await asks()).toEqual(both(['name', 'status'], true));
    });

    it('is not asked for by what is taken back before anybody has answered, and what was asked before still is', async () => {
      const { entry } = await objective('OBJ-1');
      await change('OBJ-1', { name: 'Win the public sector' });
      await change('OBJ-1', { name: 'Win cities' });
      const back = await objective('OBJ-1');
      const entries = [{ kind: 'objective' as const, entry: { ...back.entry, name: entry.name }, rev: back.rev }];
      expect(await site.data('strategy', 'previewEdit', { entries })).toMatchObject({ asked: 0 });
      await change('OBJ-1', { name: entry.name });
      expect(await asks()).toEqual([]);
      expect((await told('OBJ-1')).map(({ changes }) => changes[0]?.to)).toEqual([
        entry.name,
        'Win cities',
        'Win the public sector',
        undefined,
      ]);

      await change('OBJ-1', { owner });
      await site.call('strategy', 'affirm', { kind: 'target', key: 'TGT-1' }, DELEGATE);
      await site.host.advance({ byMs: MINUTE });
      await change('OBJ-1', { name: 'Win the public sector' });
      await change('OBJ-1', { description: 'Whole towns' });
      expect(await asks()).toEqual(both(['name', 'description']));
      await change('OBJ-1', { name: entry.name });
      expect(await asks()).toEqual(both(['description']));
      await change('OBJ-1', { description: entry.description });
      // The word about the owner was given for TGT-1 alone.
      expect(await asks()).toEqual(both(['owner']).slice(1));
    });

    it('is asked for again by taking back what somebody has answered', async () => {
      const { entry } = await objective('OBJ-1');
      await change('OBJ-1', { name: 'Win the public sector' });
      await site.call('strategy', 'affirm', { kind: 'target', key: 'TGT-1' }, DELEGATE);
      await site.host.advance({ byMs: MINUTE });
      await change('OBJ-1', { name: entry.name });
      expect(await asks()).toEqual(both(['name']));
    });

    it('waits as it did on a site that is restored from its export', async () => {
      await change('OBJ-1', { owner });
      await site.call('strategy', 'affirm', { kind: 'target', key: 'TGT-1' }, DELEGATE);
      await site.host.advance({ byMs: MINUTE });
      await change('OBJ-1', { name: 'Win the public sector' });
      await change('OBJ-1', { name: 'Win cities' });
      const { file } = await site.data('settings', 'exportStrategy', {});
      const turned = (file['objectives'] as { readonly turned?: object }[])[0]?.turned;
      expect(turned).toMatchObject({ first: expect.any(String) as string, earlier: { fields: ['owner'] } });
      const other = await openSite([
        { id: 1001, key: 'ONE-1' },
        { id: 1002, key: 'ONE-2' },
        { id: 1003, key: 'ONE-3' },
        { id: 2001, key: 'TWO-1' },
      ]);
      await withStrategy(other, file);
      const again = (await other.data('settings', 'exportStrategy', {})).file;
      await other.close();
      expect((again['objectives'] as { readonly turned?: object }[])[0]?.turned).toEqual(turned);
    });

    it('is given in one click by the owner or a delegate alone, once, and is told in the history and the audit log', async () => {
      await change('OBJ-1', { name: 'Win the public sector' });
      const named = { kind: 'target', key: 'TGT-1' } as const;
      expect(code(await site.call('strategy', 'affirm', named))).toBe('forbidden');
      expect(code(await site.call('strategy', 'affirm', named, USER))).toBe('forbidden');
      expect(await site.data('strategy', 'affirm', named, DELEGATE)).toEqual({ changed: true });
      expect(await site.data('strategy', 'affirm', named, TARGET_OWNER)).toEqual({ changed: false });
      expect(await asks()).toEqual(both(['name']).slice(1));
      const { versions } = await site.data('strategy', 'listVersions', { kind: 'target', key: 'TGT-1' });
      expect(versions[0]).toMatchObject({ by: delegates[0], changes: [{ field: 'affirmed', from: null }] });
      const { entries } = await site.data('settings', 'listAudit', { text: 'affirmed' });
      expect(entries.map(({ by }) => by)).toEqual(delegates);
    });

    it('is given by changing it, and asked for again by the next turn', async () => {
      await change('OBJ-1', { name: 'Win the public sector' });
      const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-2' });
      const { rev, linkCount: _links, result: _result, ...entry } = target;
      const entries = [{ kind: 'target' as const, entry: { ...entry, goal: 90 }, rev }];
      await site.data('strategy', 'saveMany', { entries }, TARGET_OWNER);
      expect(await asks()).toEqual(both(['name']).slice(0, 1));
      await site.host.advance({ byMs: MINUTE });
      await change('OBJ-1', { owner });
      // Its owner made neither change; whoever made one is not asked about their own.
      expect(await asks()).toEqual(both(['owner']));
    });

    it('cannot be given or asked for by writing it', async () => {
      await change('OBJ-1', { name: 'Win the public sector' });
      const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
      const { rev, linkCount: _links, result: _result, ...entry } = target;
      const affirmed = { at: '2030-01-01T00:00:00.000Z', by: owner };
      const forged = { ...entry, name: 'Forged', affirmed };
      await site.data('strategy', 'saveTarget', { target: forged, rev });
      await change('OBJ-2', { affirmed, turned: { at: affirmed.at, by: owner, fields: ['name'], due: '2030-01-01' } });
      expect(await asks()).toEqual(both(['name']));
    });

    it('survives an export and an import elsewhere', async () => {
      await change('OBJ-1', { name: 'Win the public sector' });
      await site.data('strategy', 'affirm', { kind: 'target', key: 'TGT-1' }, TARGET_OWNER);
      const { file } = await site.data('settings', 'exportStrategy', {});
      expect(await site.data('settings', 'importStrategy', { file })).toMatchObject({ changed: { targets: 0 } });
      expect(await asks()).toEqual(both(['name']).slice(1));
    });
  });

  describe('a copy', () => {
    it('has keys of its own, the targets when asked, the links for those who manage strategy, and begins anew', async () => {
      const copied = await site.data('strategy', 'copyEntry', {
        kind: 'objective',
        key: 'OBJ-2',
        name: 'Once more',
        withTargets: true,
        withLinks: true,
      });
      expect(copied).toEqual({
        key: expect.stringMatching(GIVEN) as string,
        cycle: 'FY21',
        targets: [expect.stringMatching(GIVEN), expect.stringMatching(GIVEN)],
      });
      await site.host.settle();
      const { objectives, targets } = await site.data('strategy', 'getStrategy', {});
      expect(objectives.find(({ key }) => key === copied.key)).toMatchObject({ name: 'Once more', parent: 'OBJ-1' });
      const own = targets.filter(({ objective: of }) => of === copied.key);
      expect(own.map(({ linkCount, owner: by }) => [linkCount, by]).sort()).toEqual([
        [2, owner],
        [3, owner],
      ]);
      expect(new Set(own.map(({ key }) => key)).size).toBe(2);
      const plain = { kind: 'target', key: 'TGT-1', name: 'Alone' } as const;
      const { key: alone } = await site.data('strategy', 'copyEntry', plain);
      expect(alone).toMatch(GIVEN);
      expect((await site.data('strategy', 'getTarget', { target: alone })).links).toEqual([]);
      expect(code(await site.call('strategy', 'copyEntry', plain, TARGET_OWNER))).toBe('forbidden');
      expect(code(await site.call('strategy', 'copyEntry', { ...plain, key: 'TGT-99' }))).toBe('not-found');
    });

    it('leaves links to those who manage strategy, says so of the links, and is made without them', async () => {
      await change('OBJ-2', { owner });
      const asked = { kind: 'target', key: 'TGT-1', name: 'Alone' } as const;
      const refused = await site.call('strategy', 'copyEntry', { ...asked, withLinks: true }, TARGET_OWNER);
      expect(refused).toMatchObject({
        code: 'forbidden',
        message: expect.stringMatching(/Duplicate it without links/) as string,
        details: [{ path: 'withLinks', message: expect.stringMatching(/permission to manage strategy/) as string }],
      });
      const { key } = await site.data('strategy', 'copyEntry', asked, TARGET_OWNER);
      expect((await site.data('strategy', 'getTarget', { target: key })).links).toEqual([]);
      // Whoever may not copy it at all is not sent to try it without links.
      const other = await site.call('strategy', 'copyEntry', { ...asked, withLinks: true }, DELEGATE);
      expect(other).toMatchObject({ code: 'forbidden', message: expect.not.stringMatching(/links/) as string });
    });
  });
});
