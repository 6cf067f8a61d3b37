import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

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
});
