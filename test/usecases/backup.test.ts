import { backupOf, readBackup } from '../../static/backup/backup-file';
import { differences } from '../../static/backup/compare';
import { ADMIN, openSite, type TestIssue } from '../support/site';
import { aCheckIn, aCycle, aFile, aMetric, anObjective, aTarget } from '../support/strategy-files';

const WORK: readonly TestIssue[] = [{ id: 1, key: 'PLAT-12', level: 1 }];
const FILE = aFile({
  links: [{ target: 'TGT-1', issue: 'PLAT-12', below: true }],
  settings: { terms: { team: 'Squad' }, words: { target: 'Key result' }, rules: { orphan: 'off' } },
});
const AT = '2021-06-30T12:00:00.000Z';

describe('a backup', () => {
  it('is restored on another site to an equal export, and says so', async () => {
    const from = await openSite(WORK);
    const to = await openSite(WORK);
    try {
      await from.data('settings', 'importStrategy', { file: FILE }, ADMIN);
      const { file } = await from.data('settings', 'exportStrategy', {}, ADMIN);
      const read = await readBackup(JSON.stringify(await backupOf(file, AT)));
      if (!read.ok) throw new Error(read.problem);
      expect(read.backup.counts).toEqual({ cycles: 1, objectives: 1, targets: 2, links: 1, checkIns: 1 });
      await to.data('settings', 'importStrategy', { file: { ...read.backup.strategy } }, ADMIN);
      const restored = await to.data('settings', 'exportStrategy', {}, ADMIN);
      expect(differences(read.backup.strategy, restored.file)).toEqual([]);
    } finally {
      await from.close();
      await to.close();
    }
  });

  it('takes back what was set since, and the site is as it was', async () => {
    const site = await openSite(WORK);
    const send = (file: Record<string, unknown>) => site.data('settings', 'importStrategy', { file }, ADMIN);
    const stored = async () => (await site.data('settings', 'exportStrategy', {}, ADMIN)).file;
    const since = { at: '2021-05-03T09:00:00.000Z', by: '712020:ito' };
    const counting = { unestimated: 'median' };
    const later = aFile({
      cycles: [aCycle({ committedAt: '2021-01-05T09:00:00.000Z' })],
      objectives: [
        anObjective({
          counting,
          turned: { ...since, fields: ['name'], due: '2021-05-17' },
          affirmed: since,
        }),
      ],
      targets: [aTarget({ counting, affirmed: since, delegates: ['557058:ada'] }), aMetric({ order: 9 })],
      links: [{ target: 'TGT-1', issue: 'PLAT-12', below: true, weight: 2 }],
      settings: {
        statusCredit: { '10001': 0.5 },
        unestimated: 'median',
        rules: { 'no-owner': 'off' },
        excludedResolutions: ['Gone'],
      },
    });
    try {
      await send(FILE);
      const read = await readBackup(JSON.stringify(await backupOf(await stored(), AT)));
      if (!read.ok) throw new Error(read.problem);
      await send(later);
      const changed = differences(read.backup.strategy, await stored()).map(({ name }) => name);
      expect(changed).toEqual([
        'cycles FY21',
        'objectives OBJ-1',
        'targets TGT-1',
        'targets TGT-2',
        'links TGT-1 PLAT-12',
        'settings',
      ]);
      await send({ ...read.backup.strategy });
      expect(differences(read.backup.strategy, await stored())).not.toEqual([]);
      await send({ ...read.backup.strategy, whole: true });
      expect(differences(read.backup.strategy, await stored())).toEqual([]);
      const again = await send({ ...read.backup.strategy, whole: true });
      expect(Object.values(again.changed).every((count) => count === 0)).toBe(true);
    } finally {
      await site.close();
    }
  });

  it('names what differs, is missing or is more than it holds', () => {
    const later = aFile({
      links: [{ target: 'TGT-1', issue: 'PLAT-12', below: true }],
      cycles: [aCycle(), aCycle({ key: 'FY22' })],
      objectives: [anObjective({ name: 'Renamed' })],
      checkIns: [aCheckIn({ at: '2021-04-01' })],
    });
    expect(differences(FILE, { ...later, settings: FILE['settings'] })).toEqual([
      { kind: 'changed', name: 'objectives OBJ-1' },
      { kind: 'missing', name: 'checkIns TGT-2 2021-03-31' },
      { kind: 'extra', name: 'cycles FY22' },
      { kind: 'extra', name: 'checkIns TGT-2 2021-04-01' },
    ]);
  });

  it('that lost a single character is damaged, whatever was lost', async () => {
    const text = JSON.stringify(await backupOf(FILE, AT));
    const damaged = text.replace('Win the enterprise segment', 'Win the enterprise segmen');
    expect(damaged).not.toBe(text);
    expect(await readBackup(damaged)).toEqual({ ok: false, problem: 'damaged' });
    expect(await readBackup(text.replace('"targets":2', '"targets":3'))).toEqual({ ok: false, problem: 'damaged' });
    expect(await readBackup(text.slice(0, -40))).toEqual({ ok: false, problem: 'damaged' });
    expect(await readBackup(`\uFEFF${text.replace('{"b', '{b')}"`)).toEqual({ ok: false, problem: 'damaged' });
  });

  it.each([
    ['', 'not-a-backup'],
    ['[]', 'not-a-backup'],
    [JSON.stringify(FILE), 'not-a-backup'],
    [JSON.stringify({ format: 'throughline.backup', version: 2, strategy: {} }), 'newer'],
    [JSON.stringify({ format: 'throughline.backup', version: 1, strategy: {} }), 'damaged'],
  ])('is told from what is none: %j', async (text, problem) => {
    expect(await readBackup(text)).toEqual({ ok: false, problem });
  });

  it('does not mind the order of properties', async () => {
    const backup = await backupOf({ b: 1, a: [{ d: 1, c: undefined, e: null }] }, AT);
    const turned = { ...backup, strategy: { a: [{ e: null, d: 1 }], b: 1 } };
    expect((await readBackup(JSON.stringify(turned))).ok).toBe(true);
  });
});
