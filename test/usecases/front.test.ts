import type { CallOutput } from '../../src/contract/calls';
import { prioritiesOf } from '../../src/rollup/priorities';
import { PLAIN_CHOICE } from '../../static/features/strategy/tree-choice';
import { treeRows } from '../../static/features/strategy/tree-rows';
import { openSite, strategyOf, USER, withStrategy, type TestSite } from '../support/site';
import { largeStrategy } from '../support/strategies/large-strategy';

const FILE = largeStrategy({ objectives: 100, targets: 300, checkIns: 600 });

const HOUR_MS = 3_600_000;

type Strategy = CallOutput<'getStrategy'>;
type Opened = CallOutput<'openStrategy'>;

const opened = async (site: TestSite): Promise<Opened> => site.data('strategy', 'openStrategy', {});
const whole = async (site: TestSite): Promise<Strategy> => site.data('strategy', 'getStrategy', {});
const isPart = async (site: TestSite): Promise<boolean> => (await opened(site)).part !== null;

/** Everything but what goes on with the time. */
const still = ({ cycle, terms, objectives, targets }: Strategy) => ({
  cycle,
  terms,
  objectives: objectives.map(({ roll: { progress, status }, ...objective }) => ({ ...objective, progress, status })),
  targets: targets.map(({ result: { actual, status, trend }, ...target }) => ({ ...target, actual, status, trend })),
});

/** The first rows of the tree as it opens. */
function rowsOf({ objectives, targets }: Strategy, count: number): readonly string[] {
  const tops = objectives.filter(({ parent }) => parent === null).map(({ key }) => key);
  return treeRows(objectives, targets, { ...PLAIN_CHOICE, expanded: new Set(tops) })
    .slice(0, count)
    .map(({ id }) => id);
}

describe('the first screenful of a large strategy', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite([]);
    await withStrategy(site, FILE);
  });
  beforeEach(async () => opened(site));
  afterAll(async () => site.close());

  it('is read for three units, and says of the rest what the whole says', async () => {
    site.host.resetUsage();
    const front = await opened(site);
    const { kvs } = site.host.usage();
    // One of them asks whether an administrator may see what is restricted, and one when Jira last let them in.
    expect([kvs.readUnits, kvs.writes]).toEqual([3, 0]);
    const { cycle, objectives, targets } = await whole(site);
    expect(front.objectives.length + front.targets.length).toBeLessThan(60);
    expect(front.part).toMatchObject({ objectives: 100, targets: 300, elsewhere: 0, areOrganization: true });
    const { off, fine, resting } = prioritiesOf(cycle ?? { key: '' }, objectives, targets);
    const lines = [...off, ...fine, ...resting].map(({ objective, worst, ...line }) => ({
      ...line,
      objective: objective.key,
      worst: worst?.key ?? null,
    }));
    expect(front.part?.lines).toEqual(lines.sort((a, b) => a.place - b.place));
  });

  it('has the rows that the tree opens with', async () => {
    const front = await opened(site);
    const all = await whole(site);
    expect(rowsOf(front, 40)).toEqual(rowsOf(all, 40));
    const { objectives, targets } = still(all);
    expect(objectives).toEqual(expect.arrayContaining(still(front).objectives));
    expect(targets).toEqual(expect.arrayContaining(still(front).targets));
  });

  it('is the same for everybody but for what they may do', async () => {
    const { isAdmin, mayManage, me: _me, now: _now, ...shown } = await opened(site);
    const other = await site.data('strategy', 'openStrategy', {}, USER);
    expect([isAdmin, mayManage, other.isAdmin, other.mayManage]).toEqual([true, true, false, false]);
    expect(other).toMatchObject(shown);
  });

  it.each([
    ['an objective', 'saveObjective'],
    ['a target', 'saveTarget'],
    ['a cycle', 'saveCycle'],
    ['a check-in', 'recordCheckIn'],
    ['the settings', 'saveSettings'],
    ['many at once', 'saveMany'],
    ['a file', 'importStrategy'],
  ] as const)('is unknown as soon as %s has changed, and known again after the next opening', async (_what, name) => {
    const { cycle, objectives, targets } = await whole(site);
    const [objective] = objectives;
    const [target] = targets;
    const entries = FILE as Readonly<Record<string, ReadonlyArray<Readonly<Record<string, unknown>>>>>;
    const renamed = (of: string) => ({ ...entries[of]?.[0], name: `Changed by ${name}` });
    const changes = {
      saveObjective: async () =>
        site.data('strategy', 'saveObjective', { objective: renamed('objectives'), rev: objective?.rev ?? null }),
      saveTarget: async () =>
        site.data('strategy', 'saveTarget', { target: renamed('targets'), rev: target?.rev ?? null }),
      saveCycle: async () => site.data('strategy', 'saveCycle', { cycle: renamed('cycles'), rev: cycle?.rev ?? null }),
      recordCheckIn: async () =>
        site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-1', at: '2021-06-29', value: 77 } }),
      saveSettings: async () => {
        const { settings } = await site.data('settings', 'getSettings', {});
        return site.data('settings', 'saveSettings', {
          settings: { ...settings, terms: { ...settings.terms, team: 'Crew' } },
        });
      },
      saveMany: async () =>
        site.data('strategy', 'saveMany', {
          entries: [{ kind: 'objective', entry: renamed('objectives'), rev: objective?.rev ?? null }],
        }),
      importStrategy: async () =>
        site.data('settings', 'importStrategy', { file: { ...strategyOf([]), objectives: [renamed('objectives')] } }),
    };
    expect(await isPart(site)).toBe(true);
    await changes[name]();
    const after = await opened(site);
    expect(after.part).toBeNull();
    expect(still(after)).toEqual(still(await whole(site)));
    expect(await isPart(site)).toBe(true);
  });

  it('never shows what was before a change, wherever in its reading that comes', async () => {
    const [objective] = (FILE as { objectives: ReadonlyArray<Record<string, unknown>> }).objectives;
    const nameIn = ({ objectives }: Strategy): unknown => objectives.find(({ key }) => key === 'OBJ-1')?.name;
    let { rev = 0 } = (await whole(site)).objectives.find(({ key }) => key === 'OBJ-1') ?? {};
    const rename = async (name: string): Promise<void> => {
      await site.data('strategy', 'saveObjective', { objective: { ...objective, name }, rev });
      rev += 1;
    };
    for (const delayMs of [0, 5, 15]) {
      await rename(`Before ${delayMs}`);
      const renamed = new Promise((done) => setTimeout(done, delayMs)).then(async () => rename(`After ${delayMs}`));
      await Promise.all([opened(site), renamed]);
      expect(nameIn(await opened(site))).toBe(`After ${delayMs}`);
    }
  });

  it('is not shown when it is older than two hours, and the schedule makes it anew', async () => {
    await site.host.settle();
    site.host.clock.advance(3 * HOUR_MS);
    expect([await isPart(site), await isPart(site)]).toEqual([false, true]);
    await site.host.advance({ byMs: 3 * HOUR_MS });
    expect(await isPart(site)).toBe(true);
  });

  it('is not kept while anything is restricted', async () => {
    const [objective] = (FILE as { objectives: ReadonlyArray<Record<string, unknown>> }).objectives;
    const restricted = { ...objective, key: 'OBJ-900', restrictedTo: { accounts: ['712020:secret'], groups: [] } };
    await site.data('strategy', 'saveObjective', { objective: restricted, rev: null, leaving: true });
    expect([await isPart(site), await isPart(site)]).toEqual([false, false]);
  });
});

it('a strategy that is there at once has no first screenful apart', async () => {
  const site = await openSite([]);
  await withStrategy(site, largeStrategy({ objectives: 20, targets: 60, checkIns: 0 }));
  await opened(site);
  const { part, objectives, targets } = await opened(site);
  await site.close();
  expect([part, objectives.length, targets.length]).toEqual([null, 20, 60]);
});

it('is not shown while the number of any target waits for Jira, and not kept then', async () => {
  const site = await openSite([
    { id: 1, key: 'ONE-1', level: 1 },
    { id: 2, key: 'ONE-2', parent: 'ONE-1' },
  ]);
  const { targets, links } = strategyOf([{ key: 'TGT-WORK', links: [{ issue: 'ONE-1' }] }]) as {
    targets: readonly object[];
    links: readonly object[];
  };
  const more = targets.map((target) => ({ ...target, objective: 'OBJ-1' }));
  const all = (FILE as { targets: readonly object[] }).targets;
  await withStrategy(site, { ...FILE, targets: [...all, ...more], links });
  await opened(site);
  expect(await isPart(site)).toBe(true);
  site.host.setFaults([{ target: 'jira', match: 'search/jql', action: 'quota' }]);
  await site.data('settings', 'readEverything', {});
  await site.host.advance({ byMs: 60_000 });
  const during = await opened(site);
  site.host.setFaults([]);
  await site.host.advance({ byMs: HOUR_MS });
  const after = await opened(site);
  await site.close();
  expect(during.part).toBeNull();
  expect(during.targets.find(({ key }) => key === 'TGT-WORK')?.result.staleSince).not.toBeNull();
  expect(after.targets.map(({ result }) => result.staleSince).filter((since) => since !== null)).toEqual([]);
});
