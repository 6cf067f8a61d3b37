import { ADMIN, openSite, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

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
