import { largeSite } from '../support/large-site';
import { openSite, person, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const POINTS = { catchUps: 288, statuses: 24 };

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', category: 'done' },
  { id: 1004, key: 'ONE-4', components: ['Core'] },
  { id: 2001, key: 'TWO-1' },
];
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-2', links: [{ jql: 'project = ONE AND component = Core' }] },
]);

async function close(site: TestSite, key: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const shipped = transitions.find(({ to }) => to.name === 'Shipped');
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: shipped?.id } });
}

const deaf = (site: TestSite): void => site.host.setFaults([{ target: 'event', action: 'drop' }]);

describe('a day on which nothing changed', () => {
  it('costs at most 0.02 points an issue and 450', async () => {
    const { issues, targets } = largeSite(60, 19, 12);
    const owners = targets.map((_target, at) => person(`owner${at}@example.com`, '*'));
    const site = await openSite(issues, { users: owners });
    const owned = targets.map((target, at) => ({
      ...target,
      extra: { ...target.extra, owner: owners[at]?.accountId },
    }));
    await withStrategy(site, strategyOf(owned));
    await site.host.advance({ byMs: 2 * HOUR_MS });
    site.host.resetUsage();
    await site.host.advance({ byMs: DAY_MS });
    const { jira, kvs, errors } = site.host.usage();
    await site.close();
    expect(errors).toEqual([]);
    expect(jira.points).toBeLessThanOrEqual(0.02 * issues.length + 450);
    // It really looked: every five minutes at what changed, every hour at the statuses, at a part of all issues by turns.
    expect(jira.byEndpoint['POST /rest/api/3/search/jql']?.requests).toBeGreaterThanOrEqual(POINTS.catchUps);
    expect(jira.byEndpoint['GET /rest/api/3/status']?.requests).toBe(POINTS.statuses);
    expect(jira.byEndpoint['POST /rest/api/3/issue/bulkfetch']?.points).toBeGreaterThan(issues.length / 60);
    expect(kvs.writeUnits).toBeLessThanOrEqual(5 * POINTS.catchUps);
  }, 120_000);

  it('costs at most 450 points on a site with hardly any work', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    await site.host.advance({ byMs: 26 * HOUR_MS });
    site.host.resetUsage();
    await site.host.advance({ byMs: DAY_MS });
    const { jira } = site.host.usage();
    await site.close();
    expect(jira.points).toBeLessThanOrEqual(450);
  }, 60_000);

  it('reads at most a quarter of an index that holds hardly any work at once, and all of it in a day', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    await site.host.advance({ byMs: 2 * HOUR_MS });
    // What is read every few minutes is left out.
    site.host.setFaults([{ target: 'schedule', match: 'catch-up', action: 'drop' }]);
    const begun = site.host.journal(0).next;
    const before = (await site.data('settings', 'getBackground', {})).checks.lapEnded;
    await site.host.advance({ byMs: DAY_MS });
    const after = (await site.data('settings', 'getBackground', {})).checks.lapEnded;
    const batches = new Map<string, number>();
    for (const { call, invocation } of site.host.journal(begun).calls)
      if (call === 'batch/get') batches.set(invocation, (batches.get(invocation) ?? 0) + 1);
    await site.close();
    const most = Math.max(...batches.values());
    expect(most).toBeGreaterThan(2_048 / 4 / 25);
    expect(most).toBeLessThan(2_048 / 25);
    expect([before, after]).toEqual([null, expect.any(String)]);
  });

  it('reads scopes whole that change by the clock, and no others', async () => {
    const many = Array.from({ length: 150 }, (_, at): TestIssue => ({ id: 5000 + at, key: `SIX-${at + 1}` }));
    const site = await openSite([...ISSUES, ...many]);
    const drifting = { key: 'TGT-3', links: [{ jql: 'project = SIX AND created >= -5200w' }] };
    const settled = { key: 'TGT-4', links: [{ jql: 'project = SIX AND created >= 2001-01-01' }] };
    await withStrategy(site, strategyOf([drifting, settled]));
    await site.host.advance({ byMs: 26 * HOUR_MS });
    site.host.resetUsage();
    await site.host.advance({ byMs: DAY_MS });
    const { jira } = site.host.usage();
    await site.close();
    const searched = jira.byEndpoint['POST /rest/api/3/search/jql']?.points ?? 0;
    expect(searched - POINTS.catchUps).toBeGreaterThanOrEqual(150);
    expect(searched - POINTS.catchUps).toBeLessThan(200);
  }, 60_000);
});

describe('work that no target knows', () => {
  it('comes within a day into a scope for work without a parent, when its parent was deleted', async () => {
    const site = await openSite(ISSUES);
    const jql = 'project = ONE AND issuetype = Story AND parent is EMPTY';
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ jql }] }]));
    const leaves = async () => (await site.results()).get('TGT-1')?.leaves;
    const before = await leaves();
    await site.rest('DELETE', '/rest/api/3/issue/ONE-1');
    await site.host.settle();
    await site.host.advance({ byMs: DAY_MS });
    const after = await leaves();
    await site.close();
    expect([before?.total, after?.total, after?.done]).toEqual([1, 3, 1]);
  }, 60_000);
});

describe('what no event told', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    await site.host.advance({ byMs: HOUR_MS });
    deaf(site);
  });
  afterEach(async () => site.close());
  const settleWithin = async (ms: number): Promise<void> => {
    await site.host.settle();
    site.host.setFaults([]);
    await site.host.advance({ byMs: ms });
  };
  const leaves = async (target: string) => (await site.results()).get(target)?.leaves;

  it('is put right within a quarter of an hour when an issue changed', async () => {
    await close(site, 'ONE-2');
    await settleWithin(HOUR_MS / 4);
    expect(await leaves('TGT-1')).toMatchObject({ total: 2, done: 2 });
  });

  it('is put right within a quarter of an hour when an issue came into a scope', async () => {
    await site.rest('PUT', '/rest/api/3/issue/ONE-3', { fields: { components: [{ name: 'Core' }] } });
    await settleWithin(HOUR_MS / 4);
    expect(await leaves('TGT-2')).toMatchObject({ total: 2, done: 1 });
  });

  it('is put right when an issue was deleted, once it has been looked for twice', async () => {
    await site.rest('DELETE', '/rest/api/3/issue/ONE-2');
    await settleWithin(9 * HOUR_MS);
    expect(await leaves('TGT-1')).toMatchObject({ total: 1, done: 1 });
  });

  it('is put right when work was put under an epic from a project that nobody listens to', async () => {
    await site.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'TWO' }, issuetype: { name: 'Story' }, summary: 'New', parent: { id: '1001' } },
    });
    await settleWithin(6 * HOUR_MS);
    expect(await leaves('TGT-1')).toMatchObject({ total: 3, done: 1 });
  });

  it('is put right by the first look of all, however long no schedule came since work was first read', async () => {
    const fresh = await openSite(ISSUES);
    await withStrategy(fresh, FILE);
    deaf(fresh);
    await close(fresh, 'ONE-2');
    await fresh.host.settle();
    fresh.host.setFaults([{ target: 'schedule', action: 'drop' }]);
    await fresh.host.advance({ byMs: 3.5 * HOUR_MS });
    fresh.host.setFaults([]);
    await fresh.host.advance({ byMs: HOUR_MS / 4 });
    const results = await fresh.results();
    await fresh.close();
    expect(results.get('TGT-1')?.leaves).toMatchObject({ total: 2, done: 2 });
  });

  it('is not asked for while no scope could care', async () => {
    const empty = await openSite(ISSUES);
    await empty.host.settle();
    await empty.host.advance({ byMs: HOUR_MS });
    empty.host.resetUsage();
    await empty.host.advance({ byMs: HOUR_MS });
    const { jira } = empty.host.usage();
    await empty.close();
    expect(Object.keys(jira.byEndpoint)).toEqual(['GET /rest/api/3/status']);
  });
});
