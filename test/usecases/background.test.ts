import { withQuickPauses } from '../support/quick-pauses';
import { largeSite } from '../support/large-site';
import { openSite, strategyOf, withStrategy, type TestIssue, USER } from '../support/site';

const HOUR_MS = 3_600_000;
const LARGE = largeSite(90, 14, 6);

describe('work in the background', () => {
  it('is told while it waits for points, can be stopped, and is begun again whole', async () => {
    const site = await openSite(LARGE.issues);
    await site.data('settings', 'importStrategy', { file: strategyOf(LARGE.targets, { pointsPerHour: 1_000 }) });
    await site.host.advance({ byMs: 10 * 60_000 });
    const before = await site.data('settings', 'getBackground', {});
    const { stopped } = await site.data('settings', 'stopJob', { job: 'reading' });
    const after = await site.data('settings', 'getBackground', {});
    await site.host.advance({ byMs: 2 * HOUR_MS });
    const still = await site.results();
    const { targets } = await site.data('settings', 'readEverything', {});
    await site.host.advance({ byMs: 3 * HOUR_MS });
    const results = [...(await site.results()).values()];
    const done = await site.data('settings', 'getBackground', {});
    await site.close();

    expect(before.jobs).toEqual(
      [{ job: 'reading', left: LARGE.targets.length, of: LARGE.targets.length, since: '2021-06-30T12:00:00.000Z' }].map(
        (job) => ({
          ...job,
          since: expect.any(String) as string,
        }),
      ),
    );
    expect(before.points).toMatchObject({ perHour: 1_000, quotaUntil: null, renewsAt: '2021-06-30T13:00:00.000Z' });
    expect(before.points.waitsFor).toBe('budget');
    expect(before.points.used).toBeGreaterThanOrEqual(800);
    expect([stopped, after.jobs]).toEqual([LARGE.targets.length, []]);
    // Nothing that was not read says that it had been.
    expect([...still.values()].filter(({ complete }) => complete)).toEqual([]);
    expect(targets).toBe(LARGE.targets.length);
    expect(results.filter(({ complete, actual }) => !complete || actual === null)).toEqual([]);
    expect(done.jobs).toEqual([]);
  }, 120_000);

  it('says when it goes on while Jira refuses, and no longer once it does', async () => {
    const site = await openSite([
      { id: 1, key: 'ONE-1', level: 1 },
      { id: 2, key: 'ONE-2', parent: 'ONE-1' },
    ]);
    await site.data('settings', 'importStrategy', {
      file: strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]),
    });
    site.host.setFaults([{ target: 'jira', match: 'bulkfetch', action: '429' }]);
    await site.host.advance({ byMs: 60_000 });
    const during = await site.data('settings', 'getBackground', {});
    site.host.setFaults([]);
    await site.host.advance({ byMs: HOUR_MS });
    const after = await site.data('settings', 'getBackground', {});
    await site.close();
    expect(during.jobs.map(({ job }) => job)).toEqual(['reading']);
    expect(Date.parse(during.points.waitsUntil ?? '')).toBeGreaterThan(Date.parse(during.now));
    expect(during.points.waitsFor).toBe('jira');
    expect(during.failures.map(({ what }) => what)).toContain('jira');
    expect([after.jobs, after.points.waitsUntil, after.points.waitsFor]).toEqual([[], null, null]);
  }, 60_000);

  it('names storage where that is what takes no more', async () => {
    const site = await openSite([{ id: 1, key: 'ONE-1', level: 1 }]);
    const slowAgain = withQuickPauses();
    await site.data('settings', 'importStrategy', {
      file: strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]),
    });
    site.host.setFaults([{ target: 'kvs', match: 'transaction', action: '429' }]);
    await site.host.advance({ byMs: 30_000 });
    const during = await site.data('settings', 'getBackground', {});
    site.host.setFaults([]);
    slowAgain();
    await site.close();
    expect(during.jobs.map(({ job }) => job)).toEqual(['reading']);
    expect(during.points).toMatchObject({ waitsUntil: expect.any(String) as string, waitsFor: 'storage' });
    expect(during.failures.map(({ what }) => what)).toEqual(['storage']);
  }, 60_000);

  it('lists what was put right, and which scopes are read whole every day', async () => {
    const issues: readonly TestIssue[] = [
      { id: 1, key: 'ONE-1', level: 1 },
      { id: 2, key: 'ONE-2', parent: 'ONE-1' },
      { id: 3, key: 'ONE-3', category: 'done' },
    ];
    const site = await openSite(issues);
    const drifting = {
      key: 'TGT-2',
      links: [{ jql: 'project = ONE AND created >= -5200w AND sprint not in openSprints()' }],
    };
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }, drifting]));
    site.host.setFaults([{ target: 'event', action: 'drop' }]);
    await site.rest('PUT', '/rest/api/3/issue/ONE-3', { fields: { parent: { id: '1' } } });
    await site.host.settle();
    site.host.setFaults([]);
    await site.host.advance({ byMs: HOUR_MS / 2 });
    const { drift, scopes, checks } = await site.data('settings', 'getBackground', {});
    const refused = await site.call('settings', 'getBackground', {}, USER);
    await site.close();
    expect(drift.map(({ target, leaves, foundBy }) => [target, leaves, foundBy])).toContainEqual([
      'TGT-1',
      1,
      'recent',
    ]);
    expect(scopes.map(({ target, drifting: why }) => [target, why])).toEqual([['TGT-2', ['sprints', 'time']]]);
    expect(checks.recentUntil).not.toBeNull();
    expect(refused.ok).toBe(false);
  });
});
