import { backupOf, readBackup } from '../../static/backup/backup-file';
import { exportedWhole } from '../support/large-import';
import { restored } from '../support/restoring';
import { ADMIN, openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const SENTENCE = 'A check-in is about today or an earlier day.';

describe('a check-in of a day to come', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([{ id: 1, key: 'ONE-1' }]);
    const extra = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60 };
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [], extra }]));
  });
  afterEach(async () => site.close());

  const file = (...days: readonly string[]) => ({
    format: 'throughline.strategy',
    version: 1,
    checkIns: days.map((at) => ({ target: 'TGT-1', at, value: 41 })),
  });

  it('is refused by an import as it is by the page, with its place', async () => {
    const broken = file('2021-06-30', '2021-07-02', '2021-07-01', '2022-06-30');
    for (const call of ['previewImport', 'importStrategy'] as const) {
      expect(await site.call('settings', call, { file: broken })).toMatchObject({
        ok: false,
        details: [
          { path: 'checkIns[1].at', message: SENTENCE },
          { path: 'checkIns[3].at', message: SENTENCE },
        ],
      });
    }
    // Somewhere it is the first of July already.
    await site.data('settings', 'importStrategy', { file: file('2021-06-30', '2021-07-01') });
  });

  it('comes back with a backup that holds it, and is no mistake of a file while it is on record', async () => {
    const whole = { ...(await exportedWhole(site)), checkIns: file('2021-12-01').checkIns };
    const read = await readBackup(JSON.stringify(await backupOf(whole, '2021-06-30T12:00:00.000Z')));
    if (!read.ok) throw new Error(read.problem);
    expect((await restored(site, read.backup)).end.state).toBe('done');
    const { checkIns } = await site.data('strategy', 'getTarget', { target: 'TGT-1' }, ADMIN);
    expect(checkIns.map(({ at }) => at)).toEqual(['2021-12-01']);
    const { changed } = await site.data('settings', 'importStrategy', { file: await exportedWhole(site) });
    expect(changed.checkIns).toBe(0);
  });
});
