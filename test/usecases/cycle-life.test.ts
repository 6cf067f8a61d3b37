import { cycleNow, exportOf, step } from '../support/cycle-life';
import { ADMIN, openSite, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const base = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1', below: true }] },
  { key: 'TGT-2', links: [], extra: METRIC },
]);
const FILE = { ...base, checkIns: [{ target: 'TGT-2', at: '2021-03-31', value: 45 }] };
const NEXT = { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' };
const ISSUES = [
  { id: 1001, key: 'ONE-1', level: 1 as const },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' as const },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
  { id: 1004, key: 'ONE-4' },
];

const messages = (answer: { ok: boolean; code?: string; details?: readonly { message: string }[] }): string =>
  answer.ok ? 'ok' : `${String(answer.code)}: ${(answer.details ?? []).map(({ message }) => message).join(' ')}`;

describe('the life of a cycle', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const finish = async (key: string): Promise<void> => {
    const route = `/rest/api/3/issue/${key}/transitions`;
    const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
    const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
    await site.rest('POST', route, { transition: { id } });
    await site.host.settle();
  };

  it('goes from draft to committed to closed and back, one step at a time', async () => {
    expect(await step(site, 'closeCycle', 'FY21')).toBe(
      'invalid Only a committed cycle can be closed; commit it first.',
    );
    expect(await step(site, 'reopenCycle', 'FY21')).toBe('invalid Only a closed cycle can be opened again.');
    expect(await step(site, 'commitCycle', 'FY21')).toBe('ok');
    expect(await step(site, 'commitCycle', 'FY21')).toBe('invalid Only a draft cycle can be committed.');
    expect(await step(site, 'closeCycle', 'FY21')).toBe('ok');
    expect(await step(site, 'reopenCycle', 'FY21', ' ')).toBe('invalid Say why the cycle is opened again.');
    expect(await step(site, 'reopenCycle', 'FY21', 'A target was missed out')).toBe('ok');
    expect(await cycleNow(site, 'FY21')).toMatchObject({ state: 'committed', closedAt: null });
    const { entries } = await site.data('settings', 'listAudit', { text: 'FY21' });
    expect(entries[0]).toMatchObject({ reason: 'A target was missed out', items: [{ kind: 'cycle', key: 'FY21' }] });
  });

  it('is for administrators, and told to whoever saw it at an earlier moment', async () => {
    const { rev } = await cycleNow(site, 'FY21');
    const mayNot = {
      commitCycle: 'Only people who manage strategy can commit a cycle.',
      closeCycle: 'Only people who manage strategy can close a cycle.',
      reopenCycle: 'Only a Jira administrator can open a closed cycle again.',
    } as const;
    for (const name of ['commitCycle', 'closeCycle', 'reopenCycle'] as const) {
      expect(await site.call('strategy', name, { cycle: 'FY21', rev, reason: 'x' }, USER)).toMatchObject({
        code: 'forbidden',
        message: mayNot[name],
      });
    }
    const both = await Promise.all(
      [1, 2].map(() => site.call('strategy', 'commitCycle', { cycle: 'FY21', rev }, ADMIN)),
    );
    expect(both.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['ok', 'stale']);
  });

  it('says what is missing before it is committed', async () => {
    const { gaps } = await site.data('strategy', 'previewCycle', { cycle: 'FY21' });
    expect(gaps.map(({ gap, objective, target }) => `${gap} ${target ?? objective}`)).toEqual([
      'objective-owner OBJ-1',
      'objective-target OBJ-1',
      'objective-owner OBJ-2',
      'objective-target OBJ-2',
      'target-owner TGT-1',
      'target-owner TGT-2',
    ]);
  });

  it('refuses to commit what a required rule finds', async () => {
    await site.data('settings', 'saveSettings', { settings: { rules: { 'no-owner': 'require' } } });
    expect(await step(site, 'commitCycle', 'FY21')).toMatch(/^invalid .*TGT-1/);
    await site.data('settings', 'saveSettings', { settings: { rules: { 'no-owner': 'advise' } } });
    expect(await step(site, 'commitCycle', 'FY21')).toBe('ok');
  });

  it('keeps the scope that was agreed on beside the scope of today', async () => {
    await step(site, 'commitCycle', 'FY21');
    await site.host.settle();
    await site.data('alignment', 'linkIssue', { target: 'TGT-1', issueId: '1004' });
    await site.host.settle();
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    expect(target.baselineScope).toMatchObject({ total: 2, done: 1, weight: 2, doneWeight: 1 });
    expect(target.result.leaves?.total).toBe(3);
  });

  it('changes nothing in a closed cycle, whatever is tried, and says why', async () => {
    await site.data('strategy', 'saveCycle', { cycle: NEXT, rev: null });
    await step(site, 'commitCycle', 'FY21');
    await step(site, 'closeCycle', 'FY21');
    await site.host.settle();
    const before = await exportOf(site, 'FY21');
    expect(before).toContain('"frozen"');
    const renamed = strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }], extra: { name: 'Renamed' } }]);
    const said: string[] = [];
    const tried = async (answer: Promise<Parameters<typeof messages>[0]>): Promise<void> => {
      said.push(messages(await answer));
    };
    const { file } = await site.data('settings', 'exportStrategy', {});
    const objective = { key: 'OBJ-2', name: 'Renamed', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
    await tried(site.call('strategy', 'saveObjective', { objective, rev: 1 }));
    await tried(site.call('strategy', 'saveObjective', { objective: { ...objective, cycle: 'FY22' }, rev: 1 }));
    await tried(site.call('strategy', 'saveObjective', { objective: { ...objective, key: 'OBJ-9' }, rev: null }));
    await tried(site.call('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at: '2021-06-30', value: 50 } }));
    await tried(site.call('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: '2021-03-31' }));
    await tried(site.call('settings', 'importStrategy', { file: renamed }));
    const { rev } = await cycleNow(site, 'FY21');
    await tried(site.call('strategy', 'saveCycle', { cycle: { ...NEXT, key: 'FY21', name: 'Renamed' }, rev }));
    const closed = 'The cycle 2021 (FY21) is closed, so nothing in it changes any more.';
    expect(said.filter((one) => !one.startsWith('invalid:') || !one.includes(closed))).toEqual([]);
    expect(await site.call('alignment', 'linkIssue', { target: 'TGT-1', issueId: '1004' })).toMatchObject({
      code: 'invalid',
      message: 'The cycle of this target is closed, so nothing in it changes any more.',
    });
    expect(await site.call('alignment', 'unlinkIssue', { target: 'TGT-1', issueId: '1001' })).toMatchObject({
      code: 'invalid',
    });
    expect(await site.data('strategy', 'refreshTarget', { target: 'TGT-1' })).toEqual({ queued: false });
    expect(await site.data('settings', 'importStrategy', { file })).toMatchObject({ syncing: 0 });
    await finish('ONE-3');
    await site.rest('DELETE', '/rest/api/3/issue/ONE-1?deleteSubtasks=true');
    await site.data('settings', 'saveSettings', { settings: { credit: { new: 0.5, indeterminate: 0.5, done: 1 } } });
    await site.host.advance({ byMs: 50 * 3_600_000 });
    await site.host.settle();
    expect(await exportOf(site, 'FY21')).toBe(before);
    // The exported file still changes nothing, though an issue it names is gone.
    const again = { ...file, settings: undefined };
    expect(await site.data('settings', 'importStrategy', { file: again })).toMatchObject({ syncing: 0 });
  });

  it('moves again when it is opened again', async () => {
    await step(site, 'commitCycle', 'FY21');
    await step(site, 'closeCycle', 'FY21');
    await site.host.settle();
    await finish('ONE-3');
    expect((await site.results()).get('TGT-1')).toMatchObject({ progress: 0.5 });
    await step(site, 'reopenCycle', 'FY21');
    await site.host.settle();
    expect((await site.results()).get('TGT-1')).toMatchObject({ progress: 1, status: 'achieved' });
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at: '2021-06-30', value: 60 } });
    expect((await site.results()).get('TGT-2')).toMatchObject({ actual: 60 });
  });

  it('comes back from its own export on another site as it was', async () => {
    await step(site, 'commitCycle', 'FY21');
    await step(site, 'closeCycle', 'FY21');
    await site.host.settle();
    const { file } = await site.data('settings', 'exportStrategy', {});
    const other = await openSite(ISSUES);
    await withStrategy(other, file);
    expect((await other.data('settings', 'exportStrategy', {})).file).toEqual(file);
    await other.close();
  });
});
