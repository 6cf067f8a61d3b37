import { CALLS } from '../../src/contract/calls';
import { failingOf } from '../../src/domain/own-failure';
import { withQuickPauses } from '../support/quick-pauses';
import { openSite, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const FILE = strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]);

async function opened(): Promise<TestSite> {
  const site = await openSite([{ id: 1, key: 'ONE-1', category: 'done' }]);
  await withStrategy(site, FILE);
  return site;
}

/** An event in a shape that nobody knows. */
async function fireUnreadable(site: TestSite, times = 1): Promise<void> {
  const eventType = 'avi:jira:updated:issue';
  for (let nth = 0; nth < times; nth += 1) await site.host.fire({ eventType, payload: { eventType, work: nth } });
  await site.host.settle();
}

interface Kept {
  readonly errorId: string;
  readonly at: string;
  readonly call: string;
  readonly kind: string;
}

async function kept(site: TestSite): Promise<readonly Kept[]> {
  const { file } = await site.data('settings', 'getDiagnostics', {});
  return file['errors'] as readonly Kept[];
}

describe('what fails while nobody is asking', () => {
  it('is in the file for support, once an hour however often it happens', async () => {
    const site = await opened();
    await fireUnreadable(site, 3);
    const first = await kept(site);
    await site.host.advance({ byMs: 61 * 60_000 });
    await fireUnreadable(site);
    const later = await kept(site);
    await site.close();
    const entry = { call: 'event:issue', kind: 'event-unreadable', errorId: expect.any(String) as string };
    expect(first).toEqual([{ ...entry, at: expect.stringMatching(/^2021-06-30T12:0/) as string }]);
    expect(later).toEqual([...first, { ...entry, at: expect.stringMatching(/^2021-06-30T13:/) as string }]);
  });

  it('is forgotten by nobody where storage cannot keep it: the log says that it could not', async () => {
    const site = await opened();
    site.host.setFaults([{ target: 'kvs', match: 'set errors', action: '500' }]);
    await fireUnreadable(site);
    const logged = site.host.logs().map(({ text }) => text);
    await site.close();
    expect(logged.filter((text) => text.includes('event-unreadable'))).toHaveLength(1);
    expect(logged.filter((text) => text.includes('error-not-kept'))).toHaveLength(1);
  });

  it('is kept, once, when storage takes writes again, with the moment at which it failed', async () => {
    const site = await opened();
    const slowAgain = withQuickPauses();
    site.host.setFaults([{ target: 'kvs', action: '429' }]);
    await site.rest('PUT', '/rest/api/3/issue/ONE-1', { fields: { summary: 'New' } });
    await site.host.advance({ byMs: 5 * 60_000 });
    site.host.setFaults([]);
    await site.host.advance({ byMs: 11 * 60_000 });
    const found = await kept(site);
    slowAgain();
    await site.close();
    const at = expect.stringMatching(/^2021-06-30T12:0[0-5]/) as string;
    expect(found.filter(({ kind }) => kind === 'storage-failed')).toEqual([
      { errorId: expect.any(String) as string, at, call: 'storage', kind: 'storage-failed' },
    ]);
  }, 60_000);
});

const shown = async (site: TestSite) => (await site.data('settings', 'getBackground', {})).failures;

/** A record that nobody can read any more. */
const spoil = async (site: TestSite, key: string): Promise<void> =>
  site.host.store.commit([{ table: 'kvs', key, value: { value: { v: 'spoilt' } } }]);

async function moveUnderEpic(site: TestSite, key: string): Promise<void> {
  await site.rest('PUT', `/rest/api/3/issue/${key}`, { fields: { parent: { key: 'ONE-2' } } });
}

describe('what failed by itself, as the settings show it', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([
      { id: 1, key: 'ONE-1' },
      { id: 2, key: 'ONE-2', level: 1 },
    ]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-2' }] }]));
  });
  afterEach(async () => site.close());

  it('is nothing on a site on which nothing failed, and for nobody but those who manage strategy', async () => {
    expect(await shown(site)).toEqual([]);
    expect(await site.call('settings', 'getBackground', {}, USER)).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('is each kind once, with when it failed first and last, how often that was noted, and an id that the log has', async () => {
    await fireUnreadable(site, 3);
    await site.host.advance({ byMs: 61 * 60_000 });
    await fireUnreadable(site);
    const [first, last] = await kept(site);
    expect(await shown(site)).toEqual([
      { what: 'event', at: last?.at, since: first?.at, times: 2, errorId: last?.errorId },
    ]);
    const logged = site.host.logs().filter(({ text }) => text.includes(last?.errorId ?? 'no id'));
    expect(logged.map(({ text }) => text.includes('failure-kept'))).toEqual([true]);
  });

  it.each([
    ['a piece of work that cannot be counted', 'm:TGT-1:1:0', 'counting'],
    ['an event that cannot be taken in', 'interest', 'event'],
  ])('is said in words that name nothing: %s', async (_story, key, what) => {
    await spoil(site, key);
    await moveUnderEpic(site, 'ONE-1');
    await site.host.advance({ byMs: 60_000 });
    const failures = await shown(site);
    expect(failures.map((one) => one.what)).toEqual([what]);
    expect(Object.keys(failures[0] ?? {}).toSorted()).toEqual(['at', 'errorId', 'since', 'times', 'what']);
    expect(JSON.stringify(failures)).not.toMatch(/TGT|ONE|OBJ/);
  });

  it.each([
    ['jira', { target: 'jira', action: '500' }],
    ['storage', { target: 'kvs', match: 'get m:TGT-1:1:0', action: '500' }],
  ] as const)(
    'is %s where that is what did not answer',
    async (what, fault) => {
      site.host.setFaults([fault]);
      await moveUnderEpic(site, 'ONE-1');
      await site.host.advance({ byMs: 60_000 });
      site.host.setFaults([]);
      expect((await shown(site)).map((one) => one.what)).toEqual([what]);
    },
    20_000,
  );

  it('stays in the list however often the calls of people fail, and is not made of them', async () => {
    await fireUnreadable(site);
    const [own] = await shown(site);
    await spoil(site, 'settings');
    for (let nth = 0; nth < 60; nth += 1)
      expect(await site.call('settings', 'getSettings', {})).toMatchObject({ code: 'internal' });
    await site.host.store.commit([{ table: 'kvs', key: 'settings', remove: true }]);
    expect(await kept(site)).toHaveLength(50);
    expect(await shown(site)).toEqual([own]);
    expect(Object.keys(CALLS).filter((call) => failingOf({ call, kind: 'Error' }) !== undefined)).toEqual([]);
  });

  it('is what failed within 30 days', async () => {
    const day = (days: number): string => new Date(site.host.clock.nowMs() - days * 86_400_000).toISOString();
    const items = [
      { errorId: 'e-old', at: day(31), call: 'work:import', kind: 'Error' },
      { errorId: 'e-new', at: day(29), call: 'work:cycle', kind: 'Error' },
      { errorId: 'e-both', at: day(2), call: 'queue', kind: 'wake-refused' },
    ];
    await site.host.store.commit([{ table: 'kvs', key: 'errors', value: { value: { items } } }]);
    expect((await shown(site)).map(({ what, errorId }) => [what, errorId])).toEqual([
      ['queue', 'e-both'],
      ['cycle', 'e-new'],
    ]);
  });
});
