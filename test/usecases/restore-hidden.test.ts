import { differences } from '../../static/backup/compare';
import { exportedWhole } from '../support/large-import';
import { backedUp, restored, stagedBackup } from '../support/restoring';
import { ADMIN } from '../support/site';
import { INSIDER, openTwins, SECRETS, type Twins } from '../support/twin-sites';
import { aFile, aMetric, anObjective } from '../support/strategy-files';

const ONLY_INSIDER = { accounts: ['712020:insider'], groups: [] };
const part = (parts: Parameters<typeof aFile>[0]) =>
  aFile({ cycles: [], objectives: [], targets: [], links: [], checkIns: [], ...parts }, { settings: {} });
const tracesIn = (value: unknown): readonly string[] =>
  SECRETS.filter((secret) => JSON.stringify(value).includes(secret));

describe('putting a backup back on a site with restricted objectives', () => {
  let twins: Twins;
  beforeEach(async () => {
    twins = await openTwins();
  }, 60_000);
  afterEach(async () => twins.close());
  const exportFor = async (user: string) => (await twins.whole.data('settings', 'exportStrategy', {}, user)).file;
  const as = async (user: string, kind: 'objectives' | 'targets', key: string) => {
    const rows = (await exportFor(user))[kind] as ReadonlyArray<Record<string, unknown>>;
    return rows.find((row) => row['key'] === key);
  };
  const send = async (parts: Parameters<typeof aFile>[0]) => {
    await twins.whole.data('settings', 'importStrategy', { file: part(parts) }, INSIDER);
    await twins.whole.host.settle();
  };

  it('answers the administrator as a site on which they never existed, and leaves them as they are', async () => {
    const answers = [];
    const hidden = await exportFor(INSIDER);
    for (const site of [twins.whole, twins.bare]) {
      const backup = await backedUp(site);
      const file = part({ objectives: [anObjective({ key: 'OBJ-9', name: 'Added', owner: null })] });
      await site.data('settings', 'importStrategy', { file }, ADMIN);
      await site.host.settle();
      const { preview, end } = await restored(site, backup, { removesAdded: true });
      answers.push({ preview, state: end.state, changed: end.changed });
      expect(differences(backup.strategy, await exportedWhole(site))).toEqual([]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(tracesIn(answers)).toEqual([]);
    expect(differences(hidden, await exportFor(INSIDER))).toEqual([]);
  });

  it('puts back what was restricted since, which stays restricted and out of sight', async () => {
    const backup = await backedUp(twins.whole);
    await send({
      objectives: [
        {
          ...(await as(INSIDER, 'objectives', 'OBJ-2')),
          name: 'Renamed since',
          owner: null,
          restrictedTo: ONLY_INSIDER,
        },
      ],
    });
    expect(await as(ADMIN, 'objectives', 'OBJ-2')).toBeUndefined();
    const { preview, end } = await restored(twins.whole, backup);
    expect(tracesIn([preview, end])).toEqual([]);
    expect(end.state).toBe('done');
    expect(await as(INSIDER, 'objectives', 'OBJ-2')).toMatchObject({
      name: 'Enterprise-ready platform',
      owner: null,
      restrictedTo: ONLY_INSIDER,
    });
    expect([await as(ADMIN, 'objectives', 'OBJ-2'), await as(ADMIN, 'targets', 'TGT-1')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('does not bring into sight what has moved under something hidden, nor what stands in it', async () => {
    const backup = await backedUp(twins.whole);
    const [moved, target] = [await as(INSIDER, 'objectives', 'OBJ-3'), await as(INSIDER, 'targets', 'TGT-4')];
    const { result: _result, ...definition } = target ?? {};
    await send({
      objectives: [{ ...moved, parent: 'HID-1', name: 'Moved since' }],
      targets: [{ ...definition, objective: 'HID-2', name: 'Placed since' }],
    });
    const { end } = await restored(twins.whole, backup);
    expect(end.state).toBe('done');
    expect(await as(INSIDER, 'objectives', 'OBJ-3')).toMatchObject({
      name: 'Sell through partners',
      parent: 'OBJ-5',
      restrictedTo: { accounts: expect.arrayContaining(['712020:insider']) as unknown },
    });
    expect(await as(INSIDER, 'targets', 'TGT-4')).toMatchObject({ objective: 'HID-2' });
    for (const [kind, key] of [
      ['objectives', 'OBJ-3'],
      ['targets', 'TGT-3'],
      ['targets', 'TGT-4'],
    ] as const)
      expect(await as(ADMIN, kind, key)).toBeUndefined();
  });

  it('never removes what is restricted, what it stands under, or the place of what nobody could show', async () => {
    const backup = await backedUp(twins.whole, '2021-06-30T12:00:00.000Z');
    const added = (key: string, over: Record<string, unknown>) => anObjective({ key, name: key, owner: null, ...over });
    await send({
      objectives: [
        added('OBJ-10', {}),
        added('OBJ-11', {
          parent: 'OBJ-10',
          level: 'team',
          owner: '557058:ada',
          restrictedTo: { accounts: [], groups: [] },
        }),
        added('OBJ-12', {}),
        added('HID-9', { parent: 'OBJ-12', level: 'team', restrictedTo: ONLY_INSIDER, delegates: [] }),
        added('OBJ-13', {}),
      ],
      targets: [aMetric({ key: 'TGT-9', objective: 'OBJ-13' })],
    });
    const { preview } = await restored(twins.whole, backup, { removesAdded: true });
    const there = async (user: string) =>
      ((await exportFor(user))['objectives'] as ReadonlyArray<{ key: string }>).map(({ key }) => key);
    const asAdmin = await twins.whole.data('strategy', 'getStrategy', {}, ADMIN);
    const ownSight = asAdmin.objectives.map(({ key }) => key);
    expect(preview.since.objectives.map(({ key }) => key)).toEqual(expect.arrayContaining(['OBJ-12', 'OBJ-13']));
    expect(tracesIn(preview)).toEqual([]);
    expect(await there(INSIDER)).toEqual(expect.arrayContaining(['OBJ-12', 'HID-9']));
    expect(await there(INSIDER)).not.toContain('OBJ-13');
    expect(ownSight).toContain('OBJ-10');
  });

  it('is for administrators alone', async () => {
    const backup = await backedUp(twins.whole);
    const staged = await stagedBackup(twins.whole, backup, INSIDER);
    expect(await twins.whole.call('settings', 'previewRestore', staged, INSIDER)).toMatchObject({ code: 'forbidden' });
  });
});
