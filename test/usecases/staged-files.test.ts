import { backedUp, chosen, stagedBackup } from '../support/restoring';
import { ADMIN, openSite, withStrategy } from '../support/site';
import { aFile } from '../support/strategy-files';

const HOUR_MS = 3_600_000;

it('a file that was only looked at is gone after two days, and how one ended is known for longer', async () => {
  const site = await openSite([{ id: 1, key: 'PLAT-12' }]);
  try {
    await withStrategy(site, aFile({ links: [] }));
    const backup = await backedUp(site);
    const put = await stagedBackup(site, backup);
    await site.data('settings', 'commitRestore', chosen(put), ADMIN);
    await site.host.settle();
    const staged = await stagedBackup(site, backup);
    const look = async () => site.call('settings', 'previewRestore', staged, ADMIN);
    const kept = (): readonly string[] => {
      const now = site.host.clock.nowMs();
      const records = site.host.store.entries<{ readonly expireAt?: number }>('kvs', 'imp:');
      return records.filter(([, { expireAt = Infinity }]) => expireAt > now).map(([key]) => key);
    };
    expect(kept().filter((key) => key.includes(staged.importId)).length).toBeGreaterThan(2);
    await site.host.advance({ byMs: 47 * HOUR_MS });
    expect((await look()).ok).toBe(true);
    await site.host.advance({ byMs: 2 * HOUR_MS });
    expect(await look()).toMatchObject({ ok: false, code: 'not-found' });
    // What the last look showed has its own two days.
    await site.host.advance({ byMs: 46 * HOUR_MS });
    const end = await site.data('settings', 'importStatus', { importId: put.importId }, ADMIN);
    expect(end.state).toBe('done');
    expect(kept()).toEqual([`imp:${put.importId}`]);
  } finally {
    await site.close();
  }
});
