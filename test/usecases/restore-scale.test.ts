import { differences } from '../../static/backup/compare';
import { createHost } from '../host/host';
import { copyStore, openStore } from '../host/store';
import { createCalls, dyingAt } from '../support/crash/dying';
import { exportedWhole, importLarge } from '../support/large-import';
import { backedUp, chosen, stagedBackup } from '../support/restoring';
import { NOW, openSite, siteOn, type TestIssue } from '../support/site';
import { largeStrategy } from '../support/strategies/large-strategy';

const ISSUES = Array.from({ length: 20 }, (_, index): TestIssue => ({ id: 1_000 + index, key: `ONE-${index + 1}` }));
const issues = ISSUES.map(({ key }) => key);
const HELD = { objectives: 1_000, targets: 3_000, checkIns: 10_000, issues };
const LATER = { objectives: 1_100, targets: 3_300, checkIns: 11_000, issues };
/** A little less than the platform allows for one call, and for one step of the worker. */
const MOST_CALL_MS = 0.8 * 25_000;

describe('a backup of 1,000 objectives, 3,000 targets and 10,000 check-ins', () => {
  it('is put back by a process that dies twice, with what was added since removed, to an equal export', async () => {
    const store = await openStore();
    const site = await openSite(ISSUES, { store });
    await importLarge(site, JSON.stringify(largeStrategy(HELD)));
    const backup = await backedUp(site, NOW);
    await importLarge(site, JSON.stringify(largeStrategy(LATER)));
    site.host.resetUsage();
    const staged = await stagedBackup(site, backup);
    const preview = await site.data('settings', 'previewRestore', staged);
    expect(site.host.usage().invocations['settings-calls']?.ms).toBeLessThan(MOST_CALL_MS);
    expect(preview.since.objectives.length + preview.since.targets.length + preview.since.more).toBe(400);
    await site.data('settings', 'commitRestore', chosen(staged, { removesAdded: true }));
    const left = await copyStore(store);
    await site.close();
    for (const nth of [300, 700]) {
      const calls = createCalls(dyingAt(nth, 'after'));
      const doomed = await createHost({ clockStart: NOW, store: left, calls });
      await Promise.race([doomed.settle(), calls.died]);
      expect(calls.isDead()).toBe(true);
    }
    const again = siteOn(await createHost({ clockStart: NOW, store: left }));
    await again.host.settle();
    const end = await again.data('settings', 'importStatus', { importId: staged.importId });
    const found = await exportedWhole(again);
    await again.close();
    expect([end.state, end.done === end.total]).toEqual(['done', true]);
    expect(differences(backup.strategy, found)).toEqual([]);
  }, 240_000);
});
