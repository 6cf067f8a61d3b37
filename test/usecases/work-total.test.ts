import fc from 'fast-check';
import { step } from '../support/cycle-life';
import { leavesOf, type CountedFile } from '../support/oracle/count';
import { copyOf } from '../support/oracle/jira-copy';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done', components: ['Core'] },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', components: ['Core'] },
  { id: 1004, key: 'ONE-4', components: ['Core'] },
  { id: 1005, key: 'ONE-5', parent: 'ONE-1', category: 'done', resolution: 'Duplicate' },
  { id: 1006, key: 'ONE-6' },
];
const OWN = { name: 'Core work', cycle: 'FY21', level: 'team' };

/** Every leaf of any of the targets, with how many of them count it: what has a child in one of the scopes is none. */
async function slowTotal(site: TestSite, file: CountedFile, keys: readonly string[]) {
  const { issues } = await copyOf(site.rest);
  const leaves = file.targets.filter(({ key }) => keys.includes(key)).map((target) => leavesOf(target, file, issues));
  const times = new Map<string, number>();
  for (const { id } of leaves.flat().filter(({ excluded }) => !excluded)) times.set(id, (times.get(id) ?? 0) + 1);
  const done = new Set(leaves.flat().flatMap(({ id, category }) => (category === 'done' ? [id] : [])));
  const inScope = new Set(leaves.flat().map(({ id }) => id));
  for (const issue of issues) if (inScope.has(issue.id)) times.delete(issue.fields.parent?.id ?? '');
  return {
    total: times.size,
    done: [...times.keys()].filter((id) => done.has(id)).length,
    shared: [...times.values()].filter((count) => count > 1).length,
  };
}

const plainOf = (file: unknown): CountedFile => JSON.parse(JSON.stringify(file)) as CountedFile;

describe('what several targets come to together', () => {
  it('counts work that serves two of them once, and says so, for an objective and for a cycle', async () => {
    const site = await openSite(ISSUES);
    const file = strategyOf([
      { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
      { key: 'TGT-2', links: [{ jql: 'component = Core' }] },
      { key: 'TGT-3', links: [{ issue: 'ONE-1', below: false }] },
    ]);
    await withStrategy(site, file);
    const own = await site.data('strategy', 'getWorkOfObjective', { objective: 'OBJ-2' });
    const above = await site.data('strategy', 'getWorkOfObjective', { objective: 'OBJ-1' });
    const cycle = await site.data('strategy', 'previewCycle', { cycle: 'FY21' });
    const slow = await slowTotal(site, plainOf(file), ['TGT-1', 'TGT-2', 'TGT-3']);
    await site.close();
    // ONE-2 and ONE-3 serve two targets; ONE-1 is a leaf of TGT-3 alone and is done through what is below it.
    expect(own).toMatchObject({ targets: 3, total: 3, done: 1, shared: 2 });
    expect({ ...above, now: own.now }).toEqual(own);
    expect(cycle.work).toEqual({ total: 3, done: 1, shared: 2 });
    expect(slow).toEqual(cycle.work);
  });

  it('does not take work for done through what is only aligned below it', async () => {
    const site = await openSite(ISSUES);
    const aligned = { issue: 'ONE-2', role: 'aligned' };
    await withStrategy(
      site,
      strategyOf([
        { key: 'TGT-1', links: [{ issue: 'ONE-1', below: false }] },
        { key: 'TGT-2', links: [{ issue: 'ONE-4' }, aligned] },
      ]),
    );
    const own = await site.data('strategy', 'getWorkOfObjective', { objective: 'OBJ-2' });
    await site.close();
    expect(own).toMatchObject({ targets: 2, total: 2, done: 0, shared: 0 });
  });

  it('is read within what the Strategy page may read, as is the committed scope of a large target', async () => {
    const many = Array.from({ length: 1_400 }, (_, at): TestIssue => ({
      id: 3000 + at,
      key: `ONE-${100 + at}`,
      parent: 'ONE-1',
      ...(at % 3 === 0 ? { category: 'done' as const } : {}),
    }));
    const site = await openSite([...ISSUES, ...many]);
    const all = Array.from({ length: 4 }, (_, at) => ({ key: `TGT-${at}`, links: [{ issue: 'ONE-1' }] }));
    await withStrategy(site, strategyOf(all));
    await step(site, 'commitCycle', 'FY21');
    await site.host.settle();
    const unitsOf = async (ask: () => Promise<unknown>): Promise<number> => {
      site.host.resetUsage();
      await ask();
      return site.host.usage().kvs.readUnits;
    };
    const total = await unitsOf(async () => {
      const work = await site.data('strategy', 'getWorkOfObjective', { objective: 'OBJ-2' });
      expect(work).toMatchObject({ total: 1_402, shared: 1_402 });
    });
    const committed = await unitsOf(async () => {
      const { scope } = await site.data('strategy', 'getCommittedScope', { target: 'TGT-1' });
      expect(scope).toMatchObject({ total: 1_402, isExact: true });
    });
    await site.close();
    // 5,616 members with the board, and 1,404 with the log.
    expect(total).toBeLessThanOrEqual(40);
    expect(committed).toBeLessThanOrEqual(15);
  }, 120_000);

  it('leaves out what the reader may not see', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    await withStrategy(site, {
      ...strategyOf([]),
      objectives: [
        { ...OWN, key: 'OBJ-2', parent: 'OBJ-1', restrictedTo: { accounts: [], groups: ['nobody-at-all'] } },
      ],
      keepLinks: true,
    });
    const above = await site.data('strategy', 'getWorkOfObjective', { objective: 'OBJ-1' });
    const hidden = await site.call('strategy', 'getWorkOfObjective', { objective: 'OBJ-2' });
    await site.close();
    expect(above).toMatchObject({ targets: 0, total: 0, done: 0, shared: 0 });
    expect(hidden).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('is what looking at every work item of every scope says, whatever the scopes are', async () => {
    const link = fc.oneof(
      fc.record({ issue: fc.constantFrom('ONE-1', 'ONE-2', 'ONE-3', 'ONE-4', 'ONE-6'), below: fc.boolean() }),
      fc.constantFrom({ jql: 'component = Core' }, { jql: 'project = ONE' }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(link, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
        async (drawn) => {
          const site = await openSite(ISSUES);
          try {
            const file = strategyOf(drawn.map((links, index) => ({ key: `TGT-${index}`, links })));
            await withStrategy(site, file);
            const keys = drawn.map((_, index) => `TGT-${index}`);
            const { total, done, shared } = await site.data('strategy', 'getWorkOfObjective', { objective: 'OBJ-1' });
            expect({ total, done, shared }).toEqual(await slowTotal(site, plainOf(file), keys));
          } finally {
            await site.close();
          }
        },
      ),
      { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 16) / 2) },
    );
  }, 300_000);
});
