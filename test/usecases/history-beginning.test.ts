import { countOn, daysBetween } from '../support/oracle/history';
import type { CountedFile } from '../support/oracle/count';
import { copyOf } from '../support/oracle/jira-copy';
import { step } from '../support/cycle-life';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

/**
 * Work that had stood still for more than a year when it was linked: what it came to on the first day of the window is told
 * of that day, however far the window has moved on since, and whatever has happened since.
 */

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', level: 1 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'done' },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', category: 'done' },
  { id: 1005, key: 'ONE-5', parent: 'ONE-2' },
];
const extra = { start: '2022-12-20', due: '2023-12-31' };
const FILE = strategyOf([
  { key: 'TGT-STILL', links: [{ issue: 'ONE-1' }], extra },
  { key: 'TGT-BOTH', links: [{ issue: 'ONE-1' }, { issue: 'ONE-2' }], extra },
]);
const DAY_MS = 86_400_000;
const today = (site: TestSite, back = 0): string =>
  new Date(site.host.clock.nowMs() - back * DAY_MS).toISOString().slice(0, 10);

async function move(site: TestSite, key: string, to: string): Promise<void> {
  const route = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = (await site.rest('GET', route)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  await site.rest('POST', route, { transition: { id: transitions.find((one) => one.to.name === to)?.id } });
}

/** The days of the window on which the app says otherwise than an undone changelog, or says nothing. */
async function wrongDays(site: TestSite, of: Record<string, unknown> = FILE): Promise<readonly string[]> {
  const file = JSON.parse(JSON.stringify(of)) as CountedFile;
  const copy = await copyOf(site.rest);
  const wrong: string[] = [];
  for (const target of file.targets) {
    const { days } = await site.data('strategy', 'getHistory', { target: target.key });
    if (days[0]?.day !== today(site, 366)) wrong.push(`${target.key} begins on ${days[0]?.day}`);
    for (const day of daysBetween(today(site, 366), today(site))) {
      const known = days.findLast((one) => one.day <= day);
      const count = countOn(day, target, file, copy);
      const told = known && { actual: known.actual, done: known.done, total: known.total };
      if (JSON.stringify(told) !== JSON.stringify({ actual: count.actual, done: count.done, total: count.total }))
        wrong.push(`${target.key} ${day}: ${JSON.stringify(told)}, not ${JSON.stringify(count)}`);
    }
  }
  return wrong;
}

describe('the history of work that stood still for years before it was linked', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES, { clockStart: '2023-01-10T09:00:00.000Z' });
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  it('has its first day on the day of linking, and on every day after it', async () => {
    for (let day = 0; day < 3; day += 1) {
      expect(await wrongDays(site)).toEqual([]);
      await site.host.advance({ byMs: DAY_MS });
    }
  }, 60_000);

  it('keeps what was before a change, over more changes than stand beside the number and past a new year', async () => {
    for (let day = 0; day < 22; day += 1) {
      await site.host.advance({ byMs: DAY_MS });
      await move(site, 'ONE-4', day % 2 === 0 ? 'Backlog' : 'Shipped');
      await site.host.settle();
    }
    expect(await wrongDays(site)).toEqual([]);
    const { days } = await site.data('strategy', 'getHistory', { target: 'TGT-STILL' });
    expect([days[0]?.actual, days[1]?.actual]).toEqual([100, 50]);
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-STILL' });
    expect(target.result.trend[0]).toEqual({ day: '2022-12-20', actual: 100 });
  }, 120_000);
});

describe('the history of work that is linked to a target which has stood for days', () => {
  const without = strategyOf([
    { key: 'TGT-STILL', links: [], extra },
    { key: 'TGT-BOTH', links: [], extra: { ...extra, measure: { type: 'count' }, baseline: 0, goal: 5 } },
  ]);
  const counted = strategyOf([
    { key: 'TGT-STILL', links: [{ issue: 'ONE-1' }], extra },
    {
      key: 'TGT-BOTH',
      links: [{ issue: 'ONE-1' }, { issue: 'ONE-2' }],
      extra: { ...extra, measure: { type: 'count' }, baseline: 0, goal: 5 },
    },
  ]);

  it.each([false, true])(
    'is rebuilt, the cycle being committed: %s, and what is linked first is the committed scope',
    async (isCommitted) => {
      const site = await openSite(ISSUES, { clockStart: '2023-01-10T09:00:00.000Z' });
      await withStrategy(site, without);
      if (isCommitted) {
        await step(site, 'commitCycle', 'FY21');
        await site.host.settle();
      }
      await site.host.advance({ byMs: 3 * DAY_MS });
      await withStrategy(site, counted);
      expect(await wrongDays(site, counted)).toEqual([]);
      const { scope } = await site.data('strategy', 'getCommittedScope', { target: 'TGT-STILL' });
      expect(scope === null ? null : [scope.total, scope.later, scope.isExact]).toEqual(
        isCommitted ? [2, 0, true] : null,
      );
      await site.close();
    },
    60_000,
  );
});
