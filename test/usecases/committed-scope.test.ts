import fc from 'fast-check';
import { evenChance, looksLeftOut, sitesThatBegin } from '../support/begun-site';
import { step } from '../support/cycle-life';
import { committedShare } from '../support/oracle/committed';
import { leavesOf, type CountedFile, type CountedLeaf } from '../support/oracle/count';
import { copyOf } from '../support/oracle/jira-copy';
import { NOW, openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';
import { liveOn, POINTS, workStep } from '../support/work-life';

const DAY = 86_400_000;
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', level: 1 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'done', points: 3 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', category: 'indeterminate', points: 5 },
  { id: 1005, key: 'ONE-5', parent: 'ONE-1', points: 2 },
  { id: 1006, key: 'ONE-6', parent: 'ONE-2' },
  { id: 1007, key: 'ONE-7' },
  { id: 1008, key: 'ONE-8', parent: 'ONE-7', level: -1 },
  // Makes the resolution known to the site.
  { id: 1009, key: 'ONE-9', category: 'done', resolution: 'Duplicate' },
];
const FILE = strategyOf(
  [
    { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
    {
      key: 'TGT-2',
      links: [{ issue: 'ONE-1' }],
      extra: { measure: { type: 'completion', weighBy: 'points' }, baseline: 40, goal: 10 },
    },
    { key: 'TGT-3', links: [{ issue: 'ONE-1' }], extra: { measure: { type: 'count' }, baseline: 0, goal: 5 } },
    { key: 'TGT-4', links: [{ issue: 'ONE-1' }, { issue: 'ONE-2' }, { issue: 'ONE-7' }] },
  ],
  { pointsField: POINTS },
);

const today = (site: TestSite): string => new Date(site.host.clock.nowMs()).toISOString().slice(0, 10);
const wait = async (site: TestSite, days: number): Promise<void> => {
  await site.host.advance({ byMs: days * DAY });
  await site.host.settle();
};
const committed = async (site: TestSite, target: string) =>
  (await site.data('strategy', 'getCommittedScope', { target })).scope;
const sumOf = (parts: ReadonlyArray<{ readonly effect: number | null }>): number =>
  parts.reduce((sum, { effect }) => sum + (effect ?? 0), 0);

async function move(site: TestSite, key: string, to: string, fields: Record<string, unknown> = {}): Promise<void> {
  const route = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
  const id = transitions.find((one) => one.to.name === to)?.id;
  await site.rest('POST', route, { transition: { id }, fields });
  await site.host.settle();
}
async function add(site: TestSite, parent: string, type = 'Story'): Promise<string> {
  const fields = { project: { key: 'ONE' }, issuetype: { name: type }, summary: 'More', parent: { key: parent } };
  const { key } = (await site.rest('POST', '/rest/api/3/issue', { fields })) as { key: string };
  await site.host.settle();
  return key;
}

describe('the scope that was committed', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  it('is not there before a cycle is committed', async () => {
    expect(await committed(site, 'TGT-1')).toBeNull();
    const { changes } = await site.data('strategy', 'getChanges', {
      target: 'TGT-1',
      from: '2021-06-01',
      scope: 'committed',
    });
    expect(changes).toBeNull();
  });

  it('stays what it was at that moment, also for what comes later on the same day', async () => {
    await step(site, 'commitCycle', 'FY21');
    await site.host.settle();
    const more = await add(site, 'ONE-1');
    await move(site, more, 'Shipped');
    expect(await committed(site, 'TGT-1')).toMatchObject({ total: 3, left: 0, later: 1, isExact: true });
    expect((await committed(site, 'TGT-1'))?.progress).toBeCloseTo(1 / 3, 12);
    expect((await site.results()).get('TGT-1')?.progress).toBe(0.5);
    await wait(site, 3);
    expect((await committed(site, 'TGT-1'))?.progress).toBeCloseTo(1 / 3, 12);
  });

  it('is told by the day, as it stood at the end of each on which something moved', async () => {
    await step(site, 'commitCycle', 'FY21');
    const days = [today(site)];
    await wait(site, 2);
    await move(site, 'ONE-4', 'Shipped');
    // Work that came later moves the line of today's scope and not this one.
    await move(site, await add(site, 'ONE-1'), 'Shipped');
    days.push(today(site));
    await wait(site, 2);
    await move(site, 'ONE-3', 'Backlog');
    days.push(today(site));
    const line = (await committed(site, 'TGT-1'))?.line ?? [];
    expect(line.map(({ day }) => day)).toEqual(days);
    for (const [at, done] of [1, 2, 1].entries()) expect(line[at]?.actual).toBeCloseTo((done / 3) * 100, 9);
  });

  it('moves by what was committed alone, each part by itself, and names the rest', async () => {
    await step(site, 'commitCycle', 'FY21');
    const from = today(site);
    await wait(site, 2);
    const more = await add(site, 'ONE-1');
    await move(site, more, 'Shipped');
    await move(site, 'ONE-4', 'Shipped');
    await site.rest('PUT', '/rest/api/3/issue/ONE-5', { fields: { [POINTS]: 8 } });
    await move(site, 'ONE-3', 'Backlog');
    await site.host.settle();
    const { changes } = await site.data('strategy', 'getChanges', { target: 'TGT-2', from, scope: 'committed' });
    // 3 of 10 points were done, then 5: on the way from 40 down to 10 each point is worth 3.
    expect(changes?.from.actual).toBeCloseTo(31, 9);
    expect(changes?.to.actual).toBeCloseTo(25, 9);
    expect(changes?.committed).toEqual({ at: expect.any(String) as string, total: 3, isExact: true, outside: 1 });
    expect(changes?.parts.map(({ kind, count, effect }) => [kind, count, Math.round(effect ?? 0)])).toEqual([
      ['completed', 1, -15],
      ['reopened', 1, 9],
      ['re-estimated', 1, 0],
    ]);
    const current = await site.data('strategy', 'getChanges', { target: 'TGT-2', from });
    expect(current.changes?.committed).toBeNull();
    expect(current.changes?.parts.map(({ kind }) => kind)).toEqual(['completed', 'reopened', 'added', 're-estimated']);
  });

  it('is compared with from its moment on, also on the day of the commit itself', async () => {
    await move(site, 'ONE-5', 'Shipped');
    await step(site, 'commitCycle', 'FY21');
    const from = today(site);
    await site.host.settle();
    await move(site, 'ONE-4', 'Shipped');
    const since = async (scope: 'current' | 'committed', more: { since?: 'commit' }) =>
      (await site.data('strategy', 'getChanges', { target: 'TGT-3', from, scope, ...more })).changes;
    const told = { from: { day: from, actual: 2 }, parts: [{ kind: 'completed', count: 1, effect: 1 }] };
    for (const scope of ['current', 'committed'] as const) {
      expect(await since(scope, { since: 'commit' })).toMatchObject({ ...told, to: { day: from, actual: 3 } });
      expect(await since(scope, {})).toMatchObject({ from: { actual: 3 }, parts: [] });
    }
    await wait(site, 2);
    for (const scope of ['current', 'committed'] as const)
      expect(await since(scope, { since: 'commit' })).toMatchObject({ ...told, to: { actual: 3 } });
    const ahead = { target: 'TGT-3', from: '2099-01-01' };
    expect(await site.call('strategy', 'getChanges', ahead)).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('counts no work that has left it or was excluded, and knows it again when it is back', async () => {
    await step(site, 'commitCycle', 'FY21');
    const from = today(site);
    await wait(site, 1);
    await move(site, 'ONE-3', 'Backlog');
    await move(site, 'ONE-3', 'Shipped', { resolution: { name: 'Duplicate' } });
    await site.rest('PUT', '/rest/api/3/issue/ONE-4', { fields: { parent: null } });
    await move(site, 'ONE-5', 'Shipped');
    const told = async () =>
      (await site.data('strategy', 'getChanges', { target: 'TGT-3', from, scope: 'committed' })).changes;
    expect((await told())?.parts).toEqual([
      { kind: 'completed', count: 1, effect: 1 },
      { kind: 'removed', count: 1, effect: 0 },
      { kind: 'excluded', count: 1, effect: -1 },
    ]);
    expect(await committed(site, 'TGT-3')).toMatchObject({
      total: 3,
      left: 2,
      leftDone: 1,
      later: 0,
      actual: 1,
      progress: 0.2,
    });
    await wait(site, 1);
    await site.rest('PUT', '/rest/api/3/issue/ONE-4', { fields: { parent: { key: 'ONE-1' } } });
    await move(site, 'ONE-4', 'Shipped');
    expect(await committed(site, 'TGT-3')).toMatchObject({ total: 3, left: 1, later: 0, actual: 2, progress: 0.4 });
  });

  it('lets what a piece of work was broken down into stand for it', async () => {
    await step(site, 'commitCycle', 'FY21');
    await wait(site, 1);
    const first = await add(site, 'ONE-5', 'Sub-task');
    await add(site, 'ONE-5', 'Sub-task');
    await move(site, first, 'Shipped');
    expect(await committed(site, 'TGT-1')).toMatchObject({ total: 3, left: 0, later: 0, progress: 0.5 });
  });

  it('says of re-linked work that links moved it, and of other settings that they did', async () => {
    await step(site, 'commitCycle', 'FY21');
    const from = today(site);
    await wait(site, 1);
    await site.data('alignment', 'unlinkIssue', { target: 'TGT-4', issueId: '1002' });
    await site.host.settle();
    await site.data('settings', 'saveSettings', { settings: { credit: { new: 0, indeterminate: 0.5, done: 1 } } });
    await site.host.settle();
    const { changes } = await site.data('strategy', 'getChanges', { target: 'TGT-4', from, scope: 'committed' });
    expect(changes?.parts).toEqual([
      { kind: 're-linked', count: 1, effect: 0 },
      { kind: 'setting', count: 0, effect: 10 },
    ]);
  });

  it('is told by the day where a file brought it, and says when the history does not give it back', async () => {
    await step(site, 'commitCycle', 'FY21');
    await wait(site, 2);
    await add(site, 'ONE-1');
    const { file } = await site.data('settings', 'exportStrategy', {});
    const other = await openSite(ISSUES);
    await withStrategy(other, file);
    expect(await committed(other, 'TGT-1')).toMatchObject({ total: 3, isExact: true });
    await other.close();
    const less = await openSite(ISSUES.filter(({ key }) => key !== 'ONE-5'));
    await withStrategy(less, file);
    expect(await committed(less, 'TGT-1')).toMatchObject({ total: 2, isExact: false });
    await less.close();
  }, 60_000);
});

const RUNS = Math.ceil((fc.readConfigureGlobal().numRuns ?? 20) / 10);
const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-9;

describe('progress against the scope that was committed', () => {
  const begin = sitesThatBegin(ISSUES, { clockStart: NOW, file: FILE });

  it('is what counting that work one by one in a copy of Jira says, and its parts sum to every change', async () => {
    const file = JSON.parse(JSON.stringify(FILE)) as CountedFile;
    const shares = file.targets.filter(({ measure }) => measure.type === 'completion');
    await fc.assert(
      fc.asyncProperty(
        fc.array(workStep, { minLength: 1, maxLength: 6 }),
        fc.array(workStep, { minLength: 3, maxLength: 9 }),
        evenChance,
        async (before, after, chance) => {
          const site = await begin();
          try {
            site.host.setFaults(looksLeftOut(chance));
            for (const doing of before) await liveOn(site, doing);
            await site.host.settle();
            await step(site, 'commitCycle', 'FY21');
            const then = await copyOf(site.rest);
            const agreed = new Map<string, readonly CountedLeaf[]>(
              shares.map((target) => [target.key, leavesOf(target, file, then.issues)]),
            );
            const days = [today(site)];
            for (const doing of after) {
              await liveOn(site, doing);
              await site.host.settle();
              days.push(today(site));
              const { issues } = await copyOf(site.rest);
              for (const target of shares) {
                const share = committedShare(
                  agreed.get(target.key) ?? [],
                  leavesOf(target, file, issues),
                  issues,
                  file,
                );
                const told = await committed(site, target.key);
                const wanted = share === null ? null : target.baseline + share * (target.goal - target.baseline);
                expect({ target: target.key, isNear: isNear(told?.actual ?? null, wanted) }).toEqual({
                  target: target.key,
                  isNear: true,
                });
                expect(told?.isExact).toBe(true);
              }
            }
            const known = [...new Set(days)];
            for (const { key: target } of file.targets) {
              for (const [at, from] of known.entries()) {
                for (const to of known.slice(at)) {
                  const { changes } = await site.data('strategy', 'getChanges', {
                    target,
                    from,
                    to,
                    scope: 'committed',
                  });
                  const [start, end] = [changes?.from.actual ?? null, changes?.to.actual ?? null];
                  const whole = start === null || end === null ? 0 : end - start;
                  expect(Math.abs(sumOf(changes?.parts ?? []) - whole)).toBeLessThan(1e-9);
                }
              }
            }
          } finally {
            await site.close();
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});
