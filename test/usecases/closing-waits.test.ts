import type { FaultRule } from '../host/platform/faults';
import { cycleNow, step } from '../support/cycle-life';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const HOUR_MS = 3_600_000;
const ISSUES = [
  { id: 1001, key: 'ONE-1', level: 1 as const },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' as const },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
  { id: 2001, key: 'TWO-1' },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-2', links: [{ issue: 'TWO-1' }] },
]);
const NO_ANSWER: FaultRule = { target: 'jira', match: 'issue/bulkfetch', action: 'quota' };

describe('closing a cycle', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    await step(site, 'commitCycle', 'FY21');
    await site.host.settle();
  });
  afterEach(async () => site.close());

  const ship = async (key: string): Promise<void> => {
    const route = `/rest/api/3/issue/${key}/transitions`;
    const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
    const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
    await site.rest('POST', route, { transition: { id } });
  };
  /** Ships an issue and lets its event be recorded, not worked in. */
  const shipJustBefore = async (key: string): Promise<void> => {
    await ship(key);
    await site.host.advance({ byMs: 1 });
  };
  const close = async () => {
    const { rev } = await cycleNow(site, 'FY21');
    return site.data('strategy', 'closeCycle', { cycle: 'FY21', rev });
  };
  /** By target: whether it is frozen, and how much is done. */
  const state = async (): Promise<Record<string, readonly unknown[]>> => {
    const { file } = await site.data('settings', 'exportStrategy', {});
    const { targets } = file as never as {
      targets: ReadonlyArray<{
        key: string;
        frozen?: object;
        result: { complete: boolean; leaves?: { done: number } };
      }>;
    };
    return Object.fromEntries(
      targets.map(({ key, frozen, result }) => [key, [frozen !== undefined, result.leaves?.done, result.complete]]),
    );
  };

  it('counts an event that was recorded right before, and freezes at once what it does not touch', async () => {
    await shipJustBefore('ONE-3');
    const { reading } = await site.data('strategy', 'previewCycle', { cycle: 'FY21' });
    expect(reading).toBe(1);
    expect(await close()).toEqual({ state: 'closed', isWhole: false });
    expect(await state()).toEqual({ 'TGT-1': [false, 1, true], 'TGT-2': [true, 0, true] });
    await site.host.settle();
    expect(await state()).toEqual({ 'TGT-1': [true, 2, true], 'TGT-2': [true, 0, true] });
  });

  it('counts work that was created right before, though nobody knows yet whose it is', async () => {
    const fields = { project: { key: 'ONE' }, issuetype: { name: 'Story' }, summary: 'New', parent: { id: '1001' } };
    await site.rest('POST', '/rest/api/3/issue', { fields });
    await site.host.advance({ byMs: 1 });
    await close();
    await site.host.settle();
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    expect((await state())['TGT-1']?.[0]).toBe(true);
    expect(target.result.leaves).toMatchObject({ total: 3, done: 1 });
  });

  it('freezes at once when nothing waits', async () => {
    expect(await close()).toEqual({ state: 'closed', isWhole: true });
    expect(await state()).toEqual({ 'TGT-1': [true, 1, true], 'TGT-2': [true, 0, true] });
  });

  it('waits for Jira while its quota is used up, refuses edits meanwhile, and freezes what was counted then', async () => {
    await shipJustBefore('ONE-3');
    site.host.setFaults([NO_ANSWER]);
    await close();
    await site.host.advance({ byMs: HOUR_MS / 2 });
    expect((await state())['TGT-1']).toEqual([false, 1, true]);
    expect(await site.call('alignment', 'linkIssue', { target: 'TGT-1', issueId: '2001' })).toMatchObject({
      ok: false,
    });
    site.host.setFaults([]);
    await site.host.advance({ byMs: HOUR_MS });
    expect((await state())['TGT-1']).toEqual([true, 2, true]);
  }, 60_000);

  it('waits no longer than a day: then it freezes what is known, and says that it is not whole', async () => {
    await shipJustBefore('ONE-3');
    site.host.setFaults([NO_ANSWER]);
    await close();
    await site.host.advance({ byMs: 23 * HOUR_MS });
    expect((await state())['TGT-1']).toEqual([false, 1, true]);
    await site.host.advance({ byMs: 2 * HOUR_MS });
    expect((await state())['TGT-1']).toEqual([true, 1, false]);
  }, 60_000);
});
