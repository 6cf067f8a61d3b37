import fc from 'fast-check';
import { evenChance, looksLeftOut, sitesThatBegin } from '../support/begun-site';
import { countOn, daysBetween } from '../support/oracle/history';
import type { CountedFile } from '../support/oracle/count';
import { copyOf } from '../support/oracle/jira-copy';
import { NOW, openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';
import { liveOn, POINTS, workStep } from '../support/work-life';

/**
 * Work that went on for weeks before anybody linked it, and goes on afterwards: the rebuilt days, the days that were seen
 * and every difference between two of them must be what undoing Jira's own changelog says.
 */

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', level: 1 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'done', points: 3 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', category: 'indeterminate', points: 5 },
  { id: 1005, key: 'ONE-5', parent: 'ONE-2', components: ['Core'], points: 2 },
  { id: 1006, key: 'ONE-6', parent: 'ONE-2', category: 'done', resolution: 'Duplicate' },
  { id: 1007, key: 'ONE-7', components: ['Core'] },
  { id: 2001, key: 'TWO-1' },
];
const SETTINGS = { pointsField: POINTS };
const FILE = strategyOf(
  [
    { key: 'TGT-EPIC', links: [{ issue: 'ONE-1' }] },
    { key: 'TGT-BOTH', links: [{ issue: 'ONE-1' }, { issue: 'ONE-2' }] },
    { key: 'TGT-FLAT', links: [{ issue: 'ONE-2', below: false }] },
    {
      key: 'TGT-POINTS',
      links: [{ issue: 'ONE-1' }, { jql: 'project = ONE AND component = Core' }],
      extra: { measure: { type: 'completion', weighBy: 'points' }, baseline: 40, goal: 10 },
    },
    {
      key: 'TGT-ROLES',
      links: [
        { issue: 'ONE-1', weight: 0.5 },
        { issue: 'ONE-2' },
        { issue: 'ONE-3', role: 'excludes' },
        { jql: 'project = ONE AND component = Core', role: 'excludes' },
        { issue: 'TWO-1', role: 'aligned' },
      ],
    },
    {
      key: 'TGT-STATUS',
      links: [{ issue: 'ONE-1' }, { issue: 'ONE-2' }],
      extra: { counting: { statusCredit: { '11': 0.6, '12': 0.9 } } },
    },
  ],
  SETTINGS,
);
const KEYS = ['TGT-EPIC', 'TGT-BOTH', 'TGT-FLAT', 'TGT-POINTS', 'TGT-ROLES', 'TGT-STATUS'];

const dayOf = (site: TestSite): string => new Date(site.host.clock.nowMs()).toISOString().slice(0, 10);
const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-9;

/** The days on which the app says otherwise than an undone changelog. */
async function wrongDays(site: TestSite, until: string): Promise<readonly string[]> {
  const file = JSON.parse(JSON.stringify(FILE)) as CountedFile;
  const copy = await copyOf(site.rest);
  const wrong: string[] = [];
  for (const target of file.targets) {
    const { days, rebuilt } = await site.data('strategy', 'getHistory', { target: target.key });
    if (!rebuilt) wrong.push(`${target.key} has no past`);
    for (const day of daysBetween('2021-01-02', until)) {
      const known = days.findLast((one) => one.day <= day);
      const { actual, done, total } = known ?? { actual: null, done: 0, total: 0 };
      const count = countOn(day, target, file, copy);
      if (done === count.done && total === count.total && isNear(actual, count.actual)) continue;
      wrong.push(`${target.key} ${day}: ${JSON.stringify({ actual, done, total })}, not ${JSON.stringify(count)}`);
    }
  }
  return wrong;
}

/** Every pair of some days in which the parts do not sum to the difference of what the days themselves say. */
async function wrongSums(site: TestSite, days: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const target of KEYS) {
    const history = await site.data('strategy', 'getHistory', { target });
    for (const from of days) {
      for (const to of days.filter((day) => day >= from)) {
        const { changes } = await site.data('strategy', 'getChanges', { target, from, to });
        const actualOn = (day: string): number | null => history.days.findLast((one) => one.day <= day)?.actual ?? null;
        if (changes === null) wrong.push(`${target} has no changes`);
        else {
          const sum = changes.parts.reduce((total, { effect }) => total + (effect ?? 0), 0);
          const [start, end] = [changes.from.actual, changes.to.actual];
          if (!isNear(start, actualOn(from)) || !isNear(end, actualOn(to)))
            wrong.push(`${target} ${from} to ${to}: from ${start} to ${end}`);
          if (start !== null && end !== null && !isNear(sum, end - start))
            wrong.push(`${target} ${from} to ${to}: ${sum} is not ${end - start}`);
        }
      }
    }
  }
  return wrong;
}

const RUNS = Math.ceil((fc.readConfigureGlobal().numRuns ?? 40) / 10);

describe('the past of work that is linked late', () => {
  const begin = sitesThatBegin(ISSUES, { clockStart: '2021-02-10T09:00:00.000Z' });

  it('is what undoing the changelog says, and so is every difference between two days', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(workStep, { minLength: 4, maxLength: 16 }),
        fc.array(workStep, { minLength: 2, maxLength: 8 }),
        evenChance,
        async (before, after, chance) => {
          const site = await begin();
          try {
            site.host.setFaults(looksLeftOut(chance));
            for (const doing of before) await liveOn(site, doing);
            await withStrategy(site, FILE);
            const linked = dayOf(site);
            expect(await wrongDays(site, linked)).toEqual([]);
            for (const doing of after) {
              await liveOn(site, doing);
              await site.host.settle();
            }
            const days = ['2021-01-20', '2021-02-10', linked, dayOf(site)];
            expect(await wrongSums(site, [...new Set(days)].sort())).toEqual([]);
          } finally {
            await site.close();
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});

describe('the past of a target', () => {
  it('costs at most one point an issue and five in a hundred more, however many targets share the work', async () => {
    const many = Array.from({ length: 150 }, (_, at): TestIssue => ({
      id: 3000 + at,
      key: `ONE-${100 + at}`,
      parent: 'ONE-1',
    }));
    const site = await openSite([...ISSUES, ...many]);
    const shared = Array.from({ length: 12 }, (_, at) => ({ key: `TGT-${at}`, links: [{ issue: 'ONE-1' }] }));
    await withStrategy(site, strategyOf(shared));
    const { byEndpoint } = site.host.usage().jira;
    const past = await site.data('strategy', 'getHistory', { target: 'TGT-11' });
    await site.close();
    const bulk = byEndpoint['POST /rest/api/3/changelog/bulkfetch'];
    expect(bulk?.requests).toBe(2);
    expect(bulk?.points).toBeLessThanOrEqual(1.05 * 153);
    expect(past.rebuilt).toBe(true);
    expect(past.days[0]).toEqual({ day: '2021-01-05', actual: expect.any(Number) as number, done: 0, total: 152 });
    expect(NOW.slice(0, 10)).toBe(past.first);
  });

  it('is rebuilt once more when its links change on the day it was made, and kept from then on', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    await site.data('alignment', 'linkIssue', { target: 'TGT-1', issueId: '1002', below: true });
    await site.host.settle();
    const both = await site.data('strategy', 'getHistory', { target: 'TGT-1' });
    const dayByDay = both.days.map(({ day, total }) => [day, total]);
    // The duplicate counted until it was resolved.
    expect(dayByDay).toEqual([
      ['2021-01-05', 4],
      ['2021-02-05', 3],
    ]);
    await site.host.advance({ byMs: 3 * 86_400_000 });
    await site.data('alignment', 'linkIssue', { target: 'TGT-1', issueId: '2001', below: true });
    await site.host.settle();
    const later = await site.data('strategy', 'getHistory', { target: 'TGT-1' });
    const { changes } = await site.data('strategy', 'getChanges', { target: 'TGT-1', from: '2021-07-01' });
    await site.close();
    expect(later.days.map(({ day, total }) => [day, total])).toEqual([...dayByDay, ['2021-07-03', 4]]);
    expect(changes?.parts.map(({ kind, count }) => [kind, count])).toEqual([['re-linked', 1]]);
  });

  it('says so of days before anything is known, and begins with the first that is', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    const told = async (from: string, to: string) =>
      (await site.data('strategy', 'getChanges', { target: 'TGT-1', from, to })).changes;
    const before = await told('2015-01-01', '2015-02-01');
    const across = await told('2015-01-01', '2021-06-01');
    await site.close();
    expect(before).toMatchObject({
      from: { day: '2015-01-01', actual: null },
      to: { day: '2015-02-01', actual: null },
      parts: [],
      issues: [],
      isUnknown: true,
    });
    expect(across).toMatchObject({ from: { day: across?.earliest }, isUnknown: false });
  });
});
