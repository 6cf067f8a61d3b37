import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const MINUTE_MS = 60_000;
const ISSUES: readonly TestIssue[] = [
  { id: 1, key: 'ONE-1', level: 1 },
  // Outside of the target, so that the site has a status that is done.
  { id: 2, key: 'ONE-2', category: 'done' },
  ...Array.from({ length: 6 }, (_, at): TestIssue => ({ id: 10 + at, key: `ONE-${10 + at}`, parent: 'ONE-1' })),
];

const FILE = strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]);

async function openLagging(seconds: number): Promise<TestSite> {
  const site = await openSite(ISSUES);
  await withStrategy(site, FILE);
  // Past the first rounds of the schedules, so that only the next look of the clock is to come.
  await site.host.advance({ byMs: 12 * MINUTE_MS });
  site.host.setFaults([{ target: 'kvs', action: 'lag', seconds }]);
  return site;
}

async function ship(site: TestSite, key: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

const doneOf = async (site: TestSite): Promise<number | undefined> => (await site.results()).get('TGT-1')?.leaves?.done;

describe('lists of storage that lag behind', () => {
  it('by a second hide no event, though it comes right before its round', async () => {
    const site = await openLagging(1);
    await ship(site, 'ONE-10');
    // The round of the first event comes 17 seconds after it.
    await site.host.advance({ byMs: 16_400 });
    await ship(site, 'ONE-11');
    await site.host.advance({ byMs: 40_000 });
    expect(await doneOf(site)).toBe(2);
    await site.close();
  });

  it('by more than a slot are looked through again within minutes', async () => {
    const site = await openLagging(40);
    await ship(site, 'ONE-10');
    await site.host.advance({ byMs: 30_000 });
    expect(await doneOf(site)).toBe(0);
    await site.host.advance({ byMs: 6 * MINUTE_MS });
    expect(await doneOf(site)).toBe(1);
    await site.close();
  });

  it('do not make the worker do again what it has just done', async () => {
    const requests = async (seconds: number): Promise<number> => {
      const site = await openSite(ISSUES);
      if (seconds > 0) site.host.setFaults([{ target: 'kvs', action: 'lag', seconds }]);
      await site.data('settings', 'importStrategy', { file: FILE });
      await site.host.advance({ byMs: 20 * MINUTE_MS });
      const { jira } = site.host.usage();
      await site.close();
      return jira.requests;
    };
    const atOnce = await requests(0);
    // The look of the clock comes in between; without it the same would be done again until the list has caught up.
    expect(await requests(10)).toBeLessThanOrEqual(atOnce + 5);
  });
});
