import type { CountingField } from '../../src/domain/counting';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

/** Each setting that does not say how work is counted, as somebody may choose it. A new one is put here or among what counts. */
const SAYS_NOTHING_OF_COUNTING = {
  terms: { ...DEFAULT_SETTINGS.terms, team: 'Squad' },
  words: { objective: 'Goal', target: 'KPI' },
  perspectives: ['Customers'],
  cadence: { ...DEFAULT_SETTINGS.cadence, team: 'weekly' },
  rules: { orphan: 'off' },
  limits: { ...DEFAULT_SETTINGS.limits, maxDepth: 6 },
  pointsPerHour: 5_000,
} as const satisfies { readonly [Name in Exclude<keyof Settings, CountingField>]: Partial<Settings[Name]> };

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'indeterminate' },
];
/** What the finished piece of work is resolved as: without it nothing of what is left is done. */
const WITHOUT_IT = { excludedResolutions: ['Fixed'] };

const targets = (count: number, extra: Readonly<Record<string, unknown>> = {}) =>
  Array.from({ length: count }, (_, at) => ({ key: `TGT-${at + 1}`, links: [{ issue: 'ONE-1' }], extra }));

async function siteWith(count: number, settings?: Readonly<Record<string, unknown>>): Promise<TestSite> {
  const site = await openSite(ISSUES);
  await withStrategy(site, strategyOf(targets(count), settings));
  return site;
}

/** The storage units of a deed and of what follows from it. */
async function unitsOf(site: TestSite, deed: () => Promise<unknown>) {
  site.host.resetUsage();
  await deed();
  await site.host.settle();
  const { readUnits, writeUnits } = site.host.usage().kvs;
  return { readUnits, writeUnits };
}

interface Stored {
  readonly value: Readonly<Record<string, unknown>>;
}
const without = (record: Stored['value'], name: string): Stored['value'] =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

const actuals = async (site: TestSite): Promise<readonly unknown[]> =>
  [...(await site.results()).values()].map(({ actual }) => actual);

describe('settings that do not say how work is counted', () => {
  it.each(Object.entries(SAYS_NOTHING_OF_COUNTING))(
    'cost the same storage however many targets there are: %s',
    async (name, value) => {
      const costs = [];
      for (const count of [1, 12]) {
        const site = await siteWith(count);
        costs.push(
          await unitsOf(site, async () => site.data('settings', 'saveSettings', { settings: { [name]: value } })),
        );
        await site.close();
      }
      expect(costs[1]).toEqual(costs[0]);
    },
  );
});

describe('what is said of counting', () => {
  it('move every number, and later ones that do not count move none again', async () => {
    const site = await siteWith(12);
    const before = await actuals(site);
    await unitsOf(site, async () => site.data('settings', 'saveSettings', { settings: WITHOUT_IT }));
    const after = await actuals(site);
    const later = await unitsOf(site, async () =>
      site.data('settings', 'saveSettings', { settings: { pointsPerHour: 5_000 } }),
    );
    const small = await siteWith(1);
    const alone = await unitsOf(small, async () =>
      small.data('settings', 'saveSettings', { settings: { pointsPerHour: 5_000 } }),
    );
    await Promise.all([site.close(), small.close()]);
    expect(new Set(before)).toEqual(new Set([50]));
    expect(new Set(after)).toEqual(new Set([0]));
    expect(later).toEqual(alone);
  });

  it('move every number also where they were being taken in by a round that did not come to its end', async () => {
    const site = await siteWith(3);
    site.host.setFaults([{ target: 'kvs', match: 'entity/get target TGT-2', action: '500' }]);
    await site.data('settings', 'saveSettings', { settings: WITHOUT_IT });
    await site.host.advance({ byMs: 60_000 });
    const between = await actuals(site);
    site.host.setFaults([]);
    // What comes between is no reason to take them for folded.
    await site.data('settings', 'saveSettings', { settings: { pointsPerHour: 5_000 } });
    await site.host.advance({ byMs: 3 * 3_600_000 });
    const after = await actuals(site);
    await site.close();
    // It ended after others, before this one.
    expect(between).toEqual([0, 50, 0]);
    expect(after).toEqual([0, 0, 0]);
  });

  it('is folded once more where nobody noted that it had been, and then no more', async () => {
    const units = async (site: TestSite, pointsPerHour: number) =>
      unitsOf(site, async () => site.data('settings', 'saveSettings', { settings: { pointsPerHour } }));
    const site = await siteWith(12);
    const { value, ...rest } = site.host.store.get<Stored>('kvs', 'engine') ?? { value: {} };
    await site.host.store.commit([
      { table: 'kvs', key: 'engine', value: { ...rest, value: without(value, 'folded') } },
    ]);
    const first = await units(site, 5_000);
    const second = await units(site, 6_000);
    await site.close();
    // The target, its work and its log are read, each for itself.
    expect(first.readUnits - second.readUnits).toBeGreaterThanOrEqual(12 * 3);
  });

  it('under an objective folds what is under it and nothing else', async () => {
    const costs = [];
    for (const count of [1, 12]) {
      const site = await siteWith(count);
      const head = { format: 'throughline.strategy', version: 1 };
      const under = { key: 'OBJ-3', name: 'Ruled', cycle: 'FY21', level: 'team' };
      const { targets: added, links } = strategyOf([
        { key: 'TGT-UNDER', links: [{ issue: 'ONE-1' }], extra: { objective: 'OBJ-3' } },
      ]);
      await withStrategy(site, { ...head, objectives: [under], targets: added, links });
      const ruled = { ...under, counting: { ...WITHOUT_IT, unestimated: 'excluded' } };
      costs.push(await unitsOf(site, async () => withStrategy(site, { ...head, objectives: [ruled] })));
      expect((await site.results()).get('TGT-UNDER')?.actual).toBe(0);
      expect((await site.results()).get('TGT-1')?.actual).toBe(50);
      await site.close();
    }
    expect(costs[1]).toEqual(costs[0]);
  });

  it('leaves a target that moves and gets another goal at once its number of the day', async () => {
    const site = await siteWith(1);
    // It moves within what is said at the top, so no rule of its own changes.
    const [top] = strategyOf([])['objectives'] as ReadonlyArray<Readonly<Record<string, unknown>>>;
    const ruled = { ...top, counting: { unestimated: 'excluded' } };
    await withStrategy(site, { format: 'throughline.strategy', version: 1, objectives: [ruled] });
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    const { rev, result: _result, linkCount: _links, ...entry } = target;
    await site.data('strategy', 'saveTarget', { target: { ...entry, objective: 'OBJ-1', goal: 200 }, rev });
    await site.host.settle();
    await site.host.advance({ toMs: Date.parse('2021-07-02T12:00:00.000Z') });
    const { result } = (await site.data('strategy', 'getTarget', { target: 'TGT-1' })).target;
    await site.close();
    expect(result.trend).toContainEqual({ day: '2021-06-30', actual: 100 });
  });
});
