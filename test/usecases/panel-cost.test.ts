import type { CallOutput } from '../../src/contract/calls';
import { step } from '../support/cycle-life';
import { ADMIN, openSite, strategyOf, USER, withStrategy, type TestIssue, type TestSite } from '../support/site';
import { INSIDER, openTwins, SECRETS, type Twins } from '../support/twin-sites';

const DAY_MS = 86_400_000;
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  ...Array.from({ length: 30 }, (_, at): TestIssue => ({ id: 1100 + at, key: `ONE-${100 + at}`, parent: 'ONE-1' })),
  { id: 1201, key: 'ONE-201' },
  { id: 2001, key: 'TWO-1', category: 'done' },
];
/** Teams whose targets the epic serves, each aligned to another and with words about it. */
const TEAMS = 6;
const DESCRIPTION = 'What is meant by it, in words as people write them when they are asked to explain it. '.repeat(4);

/** So many targets that all count one epic, spread over the teams. */
function manyTargets(count: number): Record<string, unknown> {
  const targets = Array.from({ length: count }, (_, at) => ({
    key: `TGT-${at + 1}`,
    links: [{ issue: 'ONE-1' }],
    extra: { name: `Ship what was promised, part ${at + 1}`, objective: `OBJ-${3 + (at % TEAMS)}` },
  }));
  const base = strategyOf(targets);
  const teams = Array.from({ length: TEAMS }, (_, at) => ({
    ...{ key: `OBJ-${3 + at}`, name: `What team ${at + 1} is about`, description: DESCRIPTION, cycle: 'FY21' },
    ...{ level: 'team', parent: 'OBJ-1', alignedTo: ['OBJ-2'] },
  }));
  return { ...base, objectives: [...(base['objectives'] as readonly unknown[]), ...teams] };
}

async function close(site: TestSite, key: string): Promise<void> {
  const route = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = (await site.rest('GET', route)) as { transitions: ReadonlyArray<{ readonly id: string }> };
  await site.rest('POST', route, { transition: { id: transitions[0]?.id } });
}

/** Days on each of which something is done: what is kept of a target's past is as much as it ever is. */
async function live(site: TestSite, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await close(site, `ONE-${100 + day}`);
    await site.host.settle();
    site.host.clock.advance(DAY_MS);
  }
}

async function panelOf(site: TestSite, issueId: string, user: string) {
  site.host.resetUsage();
  const { paths } = await site.data('alignment', 'getAlignment', { issueId }, user);
  return { paths, units: site.host.usage().kvs.readUnits };
}

type Shown = CallOutput<'getTarget'>['target'];

/** Without what moves from one call to the next. */
function still({ result, ...target }: Shown) {
  const { expected: _expected, expectedProgress: _share, variance: _variance, ...rest } = result;
  return { ...target, result: rest };
}

describe('what the issue panel reads', () => {
  it('is 3 units for an issue of twelve targets under six objectives, after as many days as are kept', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, manyTargets(12));
    await live(site, 30);
    for (const user of [USER, ADMIN]) {
      const { paths, units } = await panelOf(site, '1100', user);
      expect([paths.length, paths[0]?.line.map(({ key }) => key), units]).toEqual([12, ['OBJ-3', 'OBJ-1'], 3]);
    }
    await site.close();
  }, 60_000);

  it.each([
    [1, 3],
    [2, 3],
    [3, 3],
    [18, 3],
    // A read takes 25 keys and tells of 10 KB: what more targets cost is this and nothing of each.
    [26, 4],
    [60, 6],
  ])('is of %i targets %i units', async (targets, allowed) => {
    const site = await openSite(ISSUES);
    await withStrategy(site, manyTargets(targets));
    const { paths, units } = await panelOf(site, '1100', USER);
    await site.close();
    expect(paths.length).toBe(targets);
    expect(units).toBeLessThanOrEqual(allowed);
  });

  it('says of each of many targets what the target itself says, also when it is frozen or was linked just now', async () => {
    const site = await openSite(ISSUES);
    const file = manyTargets(4);
    const [first, ...others] = file['targets'] as ReadonlyArray<Record<string, unknown>>;
    const cycle = { key: 'FY20', name: '2020', start: '2020-01-01', end: '2020-12-31', translateBy: '2020-01-31' };
    const old = { key: 'OBJ-9', name: 'What was', cycle: 'FY20', level: 'team' };
    const days = { start: '2020-01-01', due: '2020-12-31' };
    await withStrategy(site, {
      ...file,
      cycles: [...(file['cycles'] as readonly unknown[]), cycle],
      objectives: [...(file['objectives'] as readonly unknown[]), old],
      targets: [{ ...first, ...days, objective: 'OBJ-9' }, ...others],
    });
    await live(site, 3);
    expect(await step(site, 'commitCycle', 'FY20')).toBe('ok');
    expect(await step(site, 'closeCycle', 'FY20')).toBe('ok');
    await site.host.settle();
    await live(site, 5);
    await site.data('alignment', 'linkIssue', { target: 'TGT-3', issueId: '1100' });

    const { paths } = await panelOf(site, '1100', USER);
    expect(paths.map(({ target }) => [target.key, target.linkCount, target.result.isFrozen])).toEqual([
      ['TGT-1', 1, true],
      ['TGT-2', 1, false],
      ['TGT-3', 2, false],
      ['TGT-4', 1, false],
    ]);
    for (const { target } of paths) {
      const { target: whole } = await site.data('strategy', 'getTarget', { target: target.key }, USER);
      const rounded = whole.result.trend.map(({ day, actual }, at) => ({
        day,
        // Today is exact, the days before as exact as they are drawn.
        actual: actual === null || at === whole.result.trend.length - 1 ? actual : Number(actual.toPrecision(5)),
      }));
      expect(still(target)).toEqual(still({ ...whole, result: { ...whole.result, trend: rounded } }));
    }
    await site.close();
  });

  it('is no more for what a target’s objective points at, and what of it is hidden leaves no trace', async () => {
    const twins: Twins = await openTwins();
    const [bare, whole] = [await panelOf(twins.bare, '1003', USER), await panelOf(twins.whole, '1003', USER)];
    const inside = await panelOf(twins.whole, '1003', INSIDER);
    await twins.close();
    expect([bare.units, whole.units, inside.units]).toEqual([3, 3, 3]);
    expect(whole.paths.map((path) => ({ ...path, target: still(path.target) }))).toEqual(
      bare.paths.map((path) => ({ ...path, target: still(path.target) })),
    );
    expect(SECRETS.filter((secret) => JSON.stringify(whole.paths).includes(secret))).toEqual([]);
    expect(whole.paths.map(({ target }) => target.key)).toEqual(['TGT-3']);
  }, 60_000);
});
