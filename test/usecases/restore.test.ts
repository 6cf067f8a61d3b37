import { differences } from '../../static/backup/compare';
import { exportedWhole } from '../support/large-import';
import { backedUp, chosen, restored, stagedBackup } from '../support/restoring';
import { openSite, withStrategy, type TestIssue, type TestSite } from '../support/site';
import { aCheckIn, aCycle, aFile, aMetric, anObjective, aTarget } from '../support/strategy-files';

const WORK: readonly TestIssue[] = [
  { id: 1, key: 'PLAT-12', level: 1 },
  { id: 2, key: 'PLAT-13', parent: 'PLAT-12', category: 'done' },
  { id: 3, key: 'PLAT-14', parent: 'PLAT-12' },
];
const FILE = aFile({ links: [{ target: 'TGT-1', issue: 'PLAT-12', below: true }] });
/** What people add afterwards: a cycle with an objective and two targets, one of them under an old objective, and check-ins. */
const ADDED = {
  format: 'throughline.strategy',
  version: 1,
  cycles: [aCycle({ key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31', state: 'draft' })],
  objectives: [
    anObjective({ key: 'OBJ-7', name: 'Later', cycle: 'FY22', level: 'team' }),
    anObjective({ key: 'OBJ-8', name: 'Below it', cycle: 'FY22', level: 'team', parent: 'OBJ-7' }),
  ],
  targets: [
    aTarget({ key: 'TGT-7', name: 'By work', objective: 'OBJ-8', baselineScope: undefined }),
    aMetric({ key: 'TGT-8', name: 'By hand', objective: 'OBJ-1' }),
  ],
  links: [{ target: 'TGT-7', issue: 'PLAT-12', below: true }],
  checkIns: [
    aCheckIn({ target: 'TGT-8', at: '2021-05-31' }),
    aCheckIn({ target: 'TGT-2', at: '2021-05-31', value: 7 }),
  ],
};

const ADDED_KEYS = /TGT-[78]|OBJ-[78]|FY22/;

describe('putting a backup back', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(WORK);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());
  const differing = async (backup: Awaited<ReturnType<typeof backedUp>>) =>
    differences(backup.strategy, await exportedWhole(site));

  it('says what was added since and keeps it where nobody asked to remove it', async () => {
    const backup = await backedUp(site);
    await withStrategy(site, ADDED);
    const { preview, end } = await restored(site, backup);
    expect(end.state).toBe('done');
    expect(preview.since).toEqual({
      cycles: [{ key: 'FY22', name: '2022' }],
      objectives: [
        { key: 'OBJ-7', name: 'Later' },
        { key: 'OBJ-8', name: 'Below it' },
      ],
      targets: [
        { key: 'TGT-7', name: 'By work' },
        { key: 'TGT-8', name: 'By hand' },
      ],
      checkIns: 1,
      more: 0,
    });
    expect((await differing(backup)).map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'extra'));
  });

  it('removes what was added since, with all that was kept beside it, and the export is that of the backup', async () => {
    const backup = await backedUp(site);
    const keptOf = (): readonly string[] =>
      site.host.store
        .entries('kvs')
        .map(([key]) => key)
        .filter((key) => ADDED_KEYS.test(key));
    await withStrategy(site, ADDED);
    expect(keptOf().length).toBeGreaterThan(8);
    const { end } = await restored(site, backup, { removesAdded: true });
    expect(end.state).toBe('done');
    expect(await differing(backup)).toEqual([]);
    expect(keptOf()).toEqual([]);
    const { entries } = await site.data('settings', 'listAudit', { text: 'TGT-7' });
    expect(entries[0]?.items).toContainEqual({ kind: 'target', key: 'TGT-7', isNew: false, isGone: true, changes: [] });
    // What its work does from now on concerns nobody any more, and what has stayed goes on.
    await site.rest('PUT', '/rest/api/3/issue/3', { fields: { summary: 'Renamed' } });
    await site.host.settle();
    expect((await site.data('alignment', 'getAlignment', { issueId: '1' })).paths.map((one) => one.target.key)).toEqual(
      ['TGT-1'],
    );
  });

  it('may be done again and then changes nothing', async () => {
    const backup = await backedUp(site);
    await withStrategy(site, ADDED);
    await restored(site, backup, { removesAdded: true });
    const { preview, end } = await restored(site, backup, { removesAdded: true });
    expect(
      [preview.setBack, preview.created].map((counts) => Object.values(counts).filter((count) => count > 0)),
    ).toEqual([[], []]);
    expect(preview.since).toEqual({ cycles: [], objectives: [], targets: [], checkIns: 0, more: 0 });
    expect([end.state, await differing(backup)]).toEqual(['done', []]);
  });

  it('is undone by the backup that was taken before', async () => {
    const early = await backedUp(site);
    await withStrategy(site, ADDED);
    const late = await backedUp(site);
    await restored(site, early, { removesAdded: true });
    const { preview } = await restored(site, late, { removesAdded: true });
    expect(preview.created).toMatchObject({ cycles: 1, objectives: 2, targets: 2, links: 1, checkIns: 1 });
    expect(await differing(late)).toEqual([]);
    const numberOf = async (key: string) => (await site.results()).get(key)?.leaves;
    expect(await numberOf('TGT-7')).toEqual(await numberOf('TGT-1'));
  });

  it('puts back what was entered under another measure, and scopes and work that Jira has lost', async () => {
    const scope = { target: 'TGT-1', jql: 'project = PLAT' };
    const link = { target: 'TGT-1', issue: 'PLAT-12', below: true };
    const send = (links: unknown[], measure: unknown) =>
      withStrategy(site, aFile({ links, targets: [aTarget({ measure }), aMetric()] }));
    await send([link, scope], { type: 'count' });
    const backup = await backedUp(site);
    await send([], { type: 'metric', take: 'latest' });
    await site.data('settings', 'importStrategy', {
      file: { format: 'throughline.strategy', version: 1, checkIns: [aCheckIn({ target: 'TGT-1', at: '2021-05-05' })] },
    });
    for (const id of [2, 3, 1]) await site.rest('DELETE', `/rest/api/3/issue/${id}?deleteSubtasks=true`);
    await site.host.settle();
    const { preview, end } = await restored(site, backup);
    expect(preview.lost).toEqual([{ target: 'TGT-1', issue: 'PLAT-12' }]);
    expect(end.state).toBe('done');
    expect(await differing(backup)).toEqual([{ kind: 'missing', name: 'links TGT-1 PLAT-12' }]);
  });

  it('keeps a check-in that is made after it was looked at, and removes one that was there', async () => {
    const backup = await backedUp(site);
    const checkIn = (at: string) =>
      site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at, value: 50 } });
    await checkIn('2021-05-01');
    const staged = await stagedBackup(site, backup);
    await site.data('settings', 'previewRestore', staged);
    await checkIn('2021-05-02');
    await site.data('settings', 'commitRestore', chosen(staged, { removesAdded: true }));
    await site.host.settle();
    expect(await differing(backup)).toEqual([{ kind: 'extra', name: 'checkIns TGT-2 2021-05-02' }]);
  });

  it('keeps an objective under which something has come since it was looked at', async () => {
    const backup = await backedUp(site);
    await withStrategy(site, ADDED);
    const staged = await stagedBackup(site, backup);
    await site.data('settings', 'previewRestore', staged);
    await withStrategy(site, {
      ...ADDED,
      cycles: [],
      objectives: [],
      targets: [aMetric({ key: 'TGT-9', objective: 'OBJ-8' })],
      links: [],
      checkIns: [],
    });
    await site.data('settings', 'commitRestore', chosen(staged, { removesAdded: true }));
    await site.host.settle();
    expect((await differing(backup)).map(({ name }) => name)).toEqual([
      'cycles FY22',
      'objectives OBJ-7',
      'objectives OBJ-8',
      'targets TGT-9',
    ]);
  });

  it('removes nothing that nobody was shown, and waits for another import to end', async () => {
    const backup = await backedUp(site);
    const unseen = chosen(await stagedBackup(site, backup), { removesAdded: true });
    expect(await site.call('settings', 'commitRestore', unseen)).toMatchObject({ ok: false, code: 'invalid' });
    await site.data('settings', 'commitRestore', chosen(await stagedBackup(site, backup)));
    expect(await site.call('settings', 'commitRestore', chosen(await stagedBackup(site, backup)))).toMatchObject({
      ok: false,
      code: 'stale',
    });
    await site.host.settle();
  });

  it('says in the audit log what was chosen, before anything else', async () => {
    await restored(site, await backedUp(site), { removesAdded: true });
    const { entries } = await site.data('settings', 'listAudit', { text: 'restore' });
    expect(entries.map(({ items }) => items)).toEqual([
      [
        {
          kind: 'restore',
          key: null,
          isNew: false,
          changes: [
            { field: 'backupOf', from: null, to: '2021-06-30T12:00:00.000Z' },
            { field: 'addedSince', from: null, to: 'removed' },
            { field: 'closedCycles', from: null, to: 'left' },
          ],
        },
      ],
    ]);
  });
});
