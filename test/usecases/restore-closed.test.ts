import { differences } from '../../static/backup/compare';
import { cycleNow, exportOf, step } from '../support/cycle-life';
import { exportedWhole } from '../support/large-import';
import { backedUp, chosen, restored, stagedBackup } from '../support/restoring';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const FILE = {
  ...strategyOf([
    { key: 'TGT-1', links: [{ issue: 'ONE-1', below: true }] },
    { key: 'TGT-2', links: [], extra: METRIC },
  ]),
  checkIns: [{ target: 'TGT-2', at: '2021-03-31', value: 45 }],
};
const ISSUES = [
  { id: 1001, key: 'ONE-1', level: 1 as const },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' as const },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
];
const OPENS = { opensClosed: true, reason: 'The wrong cycle was closed' };

describe('putting a backup back where a cycle is closed', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    await step(site, 'commitCycle', 'FY21');
    await site.host.settle();
  });
  afterEach(async () => site.close());
  const close = async (): Promise<void> => {
    expect(await step(site, 'closeCycle', 'FY21')).toBe('ok');
    await site.host.settle();
  };
  const finish = async (key: string): Promise<void> => {
    const route = `/rest/api/3/issue/${key}/transitions`;
    const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
    await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === 'Shipped')?.id } });
    await site.host.settle();
  };

  it('opens a cycle that was closed since when that was chosen, and its numbers move again', async () => {
    const backup = await backedUp(site);
    await close();
    await finish('ONE-3');
    const { preview, end } = await restored(site, backup, OPENS);
    expect(preview.closed).toEqual([{ key: 'FY21', name: '2021' }]);
    expect(end.state).toBe('done');
    expect(differences(backup.strategy, await exportedWhole(site))).toEqual([]);
    expect((await site.results()).get('TGT-1')).toMatchObject({ progress: 1, status: 'achieved' });
    const { entries } = await site.data('settings', 'listAudit', { text: 'FY21' });
    expect([entries[0]?.reason, entries[0]?.items[0]]).toEqual([
      OPENS.reason,
      {
        kind: 'cycle',
        key: 'FY21',
        isNew: false,
        changes: [
          { field: 'state', from: 'closed', to: 'committed' },
          { field: 'closedAt', from: expect.any(String) as unknown, to: null },
        ],
      },
    ]);
  });

  it('changes nothing where nobody chose to open the cycle, and says which one it is', async () => {
    const backup = await backedUp(site);
    await close();
    const before = await exportOf(site, 'FY21');
    const staged = await stagedBackup(site, backup);
    await site.data('settings', 'previewRestore', staged);
    expect(await site.call('settings', 'commitRestore', chosen(staged))).toMatchObject({ ok: false, code: 'invalid' });
    // Nor where nobody looked first.
    const unseen = await stagedBackup(site, backup);
    await site.data('settings', 'commitRestore', chosen(unseen));
    await site.host.settle();
    const end = await site.data('settings', 'importStatus', { importId: unseen.importId });
    expect(end).toMatchObject({ state: 'failed', done: 0 });
    expect(end.details?.[0]?.message).toContain('The cycle 2021 (FY21) is closed');
    expect(await exportOf(site, 'FY21')).toBe(before);
  });

  it('asks why before it opens anything', async () => {
    const staged = await stagedBackup(site, await backedUp(site));
    expect(await site.call('settings', 'commitRestore', chosen(staged, { ...OPENS, reason: ' ' }))).toMatchObject({
      code: 'invalid',
      details: [{ path: 'reason', message: 'is missing' }],
    });
  });

  it('brings a closed cycle back with exactly its frozen numbers, whatever has become of it since', async () => {
    await close();
    const backup = await backedUp(site);
    const before = await exportOf(site, 'FY21');
    expect(before).toContain('"frozen"');
    expect(await step(site, 'reopenCycle', 'FY21')).toBe('ok');
    await finish('ONE-3');
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at: '2021-06-30', value: 60 } });
    await site.host.advance({ byMs: 3_600_000 });
    await close();
    expect(await exportOf(site, 'FY21')).not.toBe(before);
    const { end } = await restored(site, backup, { ...OPENS, removesAdded: true });
    expect(end.state).toBe('done');
    expect(await exportOf(site, 'FY21')).toBe(before);
    expect((await cycleNow(site, 'FY21')).state).toBe('closed');
    await site.host.advance({ byMs: 50 * 3_600_000 });
    await site.host.settle();
    expect(await exportOf(site, 'FY21')).toBe(before);
    // What it says already is not opened for it.
    const again = await restored(site, backup, { removesAdded: true });
    expect([again.preview.closed, again.end.state]).toEqual([[], 'done']);
  });

  it('says of a closed cycle that was added since that it would be removed with all that is in it', async () => {
    const backup = await backedUp(site);
    const cycle = { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' };
    const objective = { key: 'OBJ-9', name: 'Later', cycle: 'FY22', level: 'team' };
    const later = { format: 'throughline.strategy', version: 1, cycles: [cycle], objectives: [objective] };
    const target = { ...METRIC, key: 'TGT-9', objective: 'OBJ-9', name: 'x', start: '2022-01-01', due: '2022-12-31' };
    await withStrategy(site, { ...later, targets: [target] });
    await step(site, 'commitCycle', 'FY22');
    await step(site, 'closeCycle', 'FY22');
    await site.host.settle();
    const staged = await stagedBackup(site, backup);
    await site.data('settings', 'previewRestore', staged);
    expect(await site.call('settings', 'commitRestore', chosen(staged, { removesAdded: true }))).toMatchObject({
      code: 'invalid',
    });
    const { preview } = await restored(site, backup, { removesAdded: true, ...OPENS });
    expect([preview.closed, preview.closedIfRemoved]).toEqual([[], [{ key: 'FY22', name: '2022' }]]);
    expect(differences(backup.strategy, await exportedWhole(site))).toEqual([]);
  });
});
