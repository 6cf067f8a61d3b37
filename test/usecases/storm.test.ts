import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite, type TestTarget } from '../support/site';

const TARGETS = 200;
const KIDS = 6;
const EVENTS = 1_000;

const epic = (at: number): string => `${at % 2 === 0 ? 'ONE' : 'TWO'}-${at + 1}`;
const issues: readonly TestIssue[] = Array.from({ length: TARGETS }, (_, at): TestIssue[] => [
  { id: 1_000 + at, key: epic(at), level: 1, components: [`C${at % 4}`] },
  ...Array.from({ length: KIDS }, (_kid, kid): TestIssue => {
    const id = 10_000 + at * KIDS + kid;
    const category = kid === 0 ? 'done' : 'new';
    return { id, key: `${epic(at).slice(0, 3)}-${id}`, parent: epic(at), category, components: [`C${kid % 4}`] };
  }),
]).flat();
const targets: readonly TestTarget[] = Array.from({ length: TARGETS }, (_, at) => ({
  key: `TGT-${at + 1}`,
  links: at % 20 === 0 ? [{ jql: `project = ONE AND component = C${at % 4}` }] : [{ issue: epic(at) }],
}));

async function close(site: TestSite, issue: TestIssue): Promise<void> {
  const route = `/rest/api/3/issue/${issue.key}/transitions`;
  const { transitions } = (await site.rest('GET', route)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === 'Shipped')?.id } });
}

describe('a thousand issues closed in one minute, in the scopes of 200 targets', () => {
  it('are counted within three minutes, for a dozen reads and five messages', async () => {
    const site = await openSite(issues);
    await withStrategy(site, strategyOf(targets));
    site.host.resetUsage();
    const beganMs = site.host.clock.nowMs();
    const open = issues.filter(({ parent, category }) => parent !== undefined && category !== 'done').slice(0, EVENTS);
    for (const [at, issue] of open.entries()) {
      await close(site, issue);
      // Twenty waves of fifty, three seconds apart.
      if (at % 50 === 49) await site.host.advance({ toMs: beganMs + ((at + 1) / 50) * 2_900 });
    }
    await site.host.settle();
    const { jira, kvs, queue, errors } = site.host.usage();
    const results = await site.results();
    await site.close();

    expect(errors).toEqual([]);
    const done = targets
      .filter(({ links }) => links[0]?.issue !== undefined)
      .map(({ key }) => results.get(key)?.leaves);
    expect(done.filter((leaves) => leaves?.done !== KIDS)).toEqual([]);
    expect(results.get('TGT-1')?.leaves?.done).toBeGreaterThan(0);
    expect(jira.byEndpoint['POST /rest/api/3/issue/bulkfetch']?.requests).toBeLessThanOrEqual(12);
    expect(jira.points).toBeLessThanOrEqual(1_100);
    expect(queue.pushes).toBeLessThanOrEqual(5);
    expect(kvs.writeUnits).toBeLessThanOrEqual(EVENTS + 1_200);
    // The clock has moved with every call since: nothing was left for later than that.
    expect(site.host.clock.nowMs() - beganMs).toBeLessThanOrEqual(180_000);
  }, 180_000);
});
