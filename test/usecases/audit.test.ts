import { ADMIN, openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

describe('the audit log', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([{ id: 1001, key: 'ONE-1' }]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [] }]));
    await site.host.advance({ byMs: 60_000 });
  });
  afterEach(async () => site.close());

  const told = async (text?: string): Promise<unknown> =>
    (await site.data('settings', 'listAudit', text === undefined ? {} : { text })).entries.map(({ by, items }) => [
      by,
      items.map(({ kind, key, isNew, changes }) => [kind, key, isNew, changes]),
    ]);
  const idOf = (email: string): string | undefined => site.host.people.find(email)?.accountId;

  it('tells who changed what from what to what, newest first', async () => {
    const { rev } = (await site.data('strategy', 'getTarget', { target: 'TGT-1' })).target;
    const target = {
      ...(strategyOf([{ key: 'TGT-1', links: [] }])['targets'] as object[])[0],
      name: 'Renamed',
      goal: 90,
    };
    await site.data('strategy', 'saveTarget', { target, rev });
    await site.host.advance({ byMs: 60_000 });
    await site.data('alignment', 'linkIssue', { target: 'TGT-1', issueId: '1001' }, USER);
    expect(await told()).toEqual([
      [idOf(USER), [['link', 'TGT-1', false, [{ field: 'links', from: '[]', to: '["ONE-1"]' }]]]],
      [
        idOf(ADMIN),
        [
          [
            'target',
            'TGT-1',
            false,
            [
              { field: 'name', from: 'Target TGT-1', to: 'Renamed' },
              { field: 'goal', from: '100', to: '90' },
            ],
          ],
        ],
      ],
      [
        idOf(ADMIN),
        [
          ['cycle', 'FY21', true, []],
          ['objective', 'OBJ-1', true, []],
          ['objective', 'OBJ-2', true, []],
          ['target', 'TGT-1', true, []],
        ],
      ],
    ]);
  });

  it('lists what an import wrote in several steps from the last to the first', async () => {
    const keys = Array.from({ length: 120 }, (_unused, at) => `TGT-${at + 100}`);
    await withStrategy(site, strategyOf(keys.map((key) => ({ key, links: [] }))));
    const { entries } = await site.data('settings', 'listAudit', {});
    expect(entries.length).toBeGreaterThan(4);
    const written = [...entries].reverse().flatMap(({ items }) => items.map(({ key }) => key));
    expect(written).toEqual(['FY21', 'OBJ-1', 'OBJ-2', 'TGT-1', ...keys]);
  });

  it('says nothing of what changed nothing, and is narrowed by a key, a kind or a person', async () => {
    await site.data('settings', 'importStrategy', { file: strategyOf([{ key: 'TGT-1', links: [] }]) });
    expect(await told()).toHaveLength(1);
    await site.data('settings', 'saveSettings', {
      settings: { ...(await site.data('settings', 'getSettings', {})).settings, excludedResolutions: ['Duplicate'] },
    });
    expect(await told('settings')).toHaveLength(1);
    expect(await told('tgt-1')).toHaveLength(1);
    expect(await told(idOf(USER))).toEqual([]);
  });

  it('names work items to those who may see them in Jira, and to nobody else', async () => {
    const blind = await openSite(
      [
        { id: 1001, key: 'ONE-1' },
        { id: 2001, key: 'TWO-1' },
      ],
      { users: [person('blind@example.com', ['TWO'], { admin: true })] },
    );
    const metric = { measure: { type: 'metric', take: 'latest' }, unit: '' };
    await withStrategy(
      blind,
      strategyOf([
        { key: 'TGT-1', links: [{ issue: 'TWO-1' }] },
        { key: 'TGT-2', links: [], extra: metric },
      ]),
    );
    await blind.data('alignment', 'linkIssue', { target: 'TGT-1', issueId: '1001' });
    const impediments = [{ issue: 'ONE-1' }, { issue: 'TWO-1' }, { text: 'ISO-9001 by May' }];
    const checkIn = { target: 'TGT-2', at: '2021-06-29', value: 4, note: 'Slow', impediments };
    await blind.data('strategy', 'recordCheckIn', { checkIn });
    // The line is kept cut, within the key.
    const long = { ...checkIn, at: '2021-06-28', note: 'x'.repeat(110), impediments: [{ issue: 'ONE-1' }] };
    await blind.data('strategy', 'recordCheckIn', { checkIn: long });
    await blind.data('strategy', 'resolveImpediment', {
      target: 'TGT-2',
      at: '2021-06-29',
      subject: 'ONE-1',
      note: '',
    });
    const file = strategyOf([{ key: 'TGT-1', links: [] }]);
    const read = async (user: string) => ({
      audit: (await blind.data('settings', 'listAudit', {}, user)).entries.flatMap(({ items }) =>
        items.flatMap(({ changes }) => changes.map(({ to }) => to)),
      ),
      preview: JSON.stringify((await blind.data('settings', 'previewImport', { file }, user)).items),
    });
    const line = (work: string) => `4 · Slow · ${work} · TWO-1 · ISO-9001 by May`;
    const cut = `4 · ${'x'.repeat(110)} · `;
    expect((await read(ADMIN)).audit).toEqual(expect.arrayContaining(['["ONE-1"]', line('ONE-1'), line('ONE-1 ✓')]));
    const { audit, preview } = await read('blind@example.com');
    expect(audit).toEqual(
      expect.arrayContaining(['["(work item)"]', line('(work item)'), line('(work item) ✓'), `${cut}…`]),
    );
    expect(JSON.stringify(audit)).not.toMatch(/ONE-|ON/);
    expect(preview).toContain('TWO-1');
    expect(preview).not.toContain('ONE-');
    await blind.close();
  });

  it('is read to its end page by page, each entry once', async () => {
    const targets = Array.from({ length: 600 }, (_, index) => ({ key: `TGT-M${index}`, links: [] }));
    const text = JSON.stringify(strategyOf(targets));
    const { importId } = await site.data('settings', 'beginImport', {});
    await site.data('settings', 'putImportPart', { importId, index: 0, text });
    await site.data('settings', 'commitImport', { importId, parts: 1 });
    await site.host.settle();
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await site.data('settings', 'listAudit', cursor === undefined ? {} : { cursor });
      keys.push(...page.entries.flatMap(({ items }) => items.map(({ key }) => String(key))));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(keys.filter((key) => key.startsWith('TGT-M'))).toHaveLength(600);
    expect(new Set(keys.filter((key) => key.startsWith('TGT-M'))).size).toBe(600);
  });
});
