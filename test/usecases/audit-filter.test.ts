import { ADMIN, openSite, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const HOUR_MS = 3_600_000;

describe('the audit log, narrowed', () => {
  let site: TestSite;
  const moments: string[] = [];
  const list = async (asked: object) => (await site.data('settings', 'listAudit', asked)).entries;
  /** What stands first in each entry. */
  const firsts = async (asked: object): Promise<unknown> =>
    (await list(asked)).map(({ items: [first] }) => `${first?.kind} ${first?.key}`);
  const idOf = (email: string): string => String(site.host.people.find(email)?.accountId);

  beforeAll(async () => {
    site = await openSite([{ id: 1001, key: 'ONE-1' }]);
    await withStrategy(
      site,
      strategyOf([
        { key: 'TGT-1', links: [] },
        { key: 'TGT-2', links: [] },
      ]),
    );
    for (const [target, user] of [
      ['TGT-1', USER],
      ['TGT-2', ADMIN],
      ['TGT-2', USER],
    ] as const) {
      await site.host.advance({ byMs: HOUR_MS });
      if (user === USER && target === 'TGT-2')
        await site.data('alignment', 'unlinkIssue', { target, issueId: '1001' }, USER);
      else await site.data('alignment', 'linkIssue', { target, issueId: '1001' }, user);
    }
    moments.push(...(await list({})).map(({ at }) => at));
  });
  afterAll(async () => site.close());

  it('finds what one person did', async () => {
    expect(await firsts({ by: idOf(USER) })).toEqual(['link TGT-2', 'link TGT-1']);
    expect(await firsts({ by: idOf(ADMIN) })).toEqual(['link TGT-2', 'cycle FY21']);
    // A person is found as they are, not by a part of their account.
    expect(await firsts({ by: idOf(USER).slice(0, -1) })).toEqual([]);
  });

  it('finds one kind of thing, with what was found in front', async () => {
    expect(await firsts({ kind: 'link' })).toHaveLength(3);
    const [entry, ...rest] = await list({ kind: 'target', text: 'tgt-2' });
    expect(rest).toEqual([]);
    expect(entry?.items.map(({ key }) => key)).toEqual(['TGT-2', 'FY21', 'OBJ-1', 'OBJ-2', 'TGT-1']);
  });

  it('asks for the kind and the text of one and the same thing', async () => {
    expect(await firsts({ kind: 'objective', text: 'tgt-2' })).toEqual([]);
    expect(await firsts({ kind: 'link', text: 'tgt-2' })).toEqual(['link TGT-2', 'link TGT-2']);
  });

  it('begins with the first moment and ends before the last', async () => {
    const [newest = '', third = '', second = '', oldest = ''] = moments;
    expect(moments).toHaveLength(4);
    expect((await list({ since: third })).map(({ at }) => at)).toEqual([newest, third]);
    expect((await list({ before: third })).map(({ at }) => at)).toEqual([second, oldest]);
    expect((await list({ since: second, before: newest })).map(({ at }) => at)).toEqual([third, second]);
  });

  it('holds everything that is asked at once', async () => {
    const since = moments[1];
    expect(await firsts({ by: idOf(USER), kind: 'link', text: 'TGT-2', since })).toEqual(['link TGT-2']);
    expect(await firsts({ by: idOf(USER), kind: 'link', text: 'TGT-1', since })).toEqual([]);
  });

  it.each([{ since: 'yesterday' }, { before: '2021-01-01' }, { by: '' }])(
    'refuses what it cannot ask for: %j',
    async (asked) => {
      expect(await site.call('settings', 'listAudit', asked)).toMatchObject({ ok: false, code: 'invalid' });
    },
  );
});

describe('a long audit log, narrowed', () => {
  it('is searched a stretch at a time, to its end, and no further back than the first day', async () => {
    const site = await openSite([]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [] }]));
    const [{ at } = { at: '' }] = (await site.data('settings', 'listAudit', {})).entries;
    await site.host.advance({ byMs: HOUR_MS });
    const { settings } = await site.data('settings', 'getSettings', {});
    for (let nth = 0; nth < 520; nth += 1)
      await site.data('settings', 'saveSettings', {
        settings: { ...settings, excludedResolutions: [`Resolution ${nth}`] },
      });
    const first = await site.data('settings', 'listAudit', { kind: 'cycle' });
    expect(first.entries).toEqual([]);
    expect(first.cursor).not.toBeNull();
    const next = await site.data('settings', 'listAudit', { kind: 'cycle', cursor: String(first.cursor) });
    expect(next.entries.map((entry) => entry.at)).toEqual([at]);
    expect(next.cursor).toBeNull();
    // Nothing older than the newest moment has to be read on: the end is known.
    const [{ at: newest } = { at: '' }] = (await site.data('settings', 'listAudit', {})).entries;
    await site.host.advance({ byMs: HOUR_MS });
    const since = new Date(Date.parse(newest) + 1).toISOString();
    expect(await site.data('settings', 'listAudit', { since })).toEqual({ entries: [], cursor: null });
    await site.close();
  });
});
