import { ADMIN, openSite, strategyOf, USER, withStrategy, type TestIssue, type TestSite } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  ...Array.from({ length: 40 }, (_, index): TestIssue => ({
    id: 1100 + index,
    key: `ONE-${100 + index}`,
    parent: 'ONE-1',
  })),
  { id: 2001, key: 'TWO-1' },
  { id: 2002, key: 'TWO-2', category: 'done' },
];

async function close(site: TestSite, key: string): Promise<void> {
  const body = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const shipped = body.transitions.find(({ to }) => to.name === 'Shipped');
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: shipped?.id } });
}

/** What closing a piece of work costs, which moves the target. */
async function costOfClosing(site: TestSite) {
  site.host.resetUsage();
  await close(site, 'ONE-101');
  await site.host.settle();
  const { jira, kvs } = site.host.usage();
  expect((await site.results()).get('TGT-1')?.leaves?.done).toBe(1);
  await site.close();
  return { requests: jira.requests, points: jira.points, reads: kvs.readUnits, writes: kvs.writeUnits };
}

describe('what an event costs', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([...ISSUES, { id: 1002, key: 'ONE-2', category: 'done' }]);
    const file = strategyOf([
      { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
      { key: 'TGT-2', links: [{ issue: 'ONE-1' }, { jql: 'project = ONE AND statusCategory = Done' }] },
    ]);
    await withStrategy(site, file);
    site.host.resetUsage();
  });
  afterEach(async () => site.close());

  it('costs one read and nothing else in a project that no scope touches', async () => {
    await close(site, 'TWO-1');
    await site.host.settle();
    const { jira, kvs } = site.host.usage();
    expect({ requests: jira.requests, readUnits: kvs.readUnits, writeUnits: kvs.writeUnits }).toEqual({
      requests: 0,
      readUnits: 1,
      writeUnits: 0,
    });
  });

  it('costs one read and nothing else there, though scopes touch 250 other projects', async () => {
    const projects = Array.from({ length: 250 }, (_, at) => `P${String.fromCharCode(65 + (at % 26))}${at}`);
    const wide = await openSite([
      ...ISSUES,
      ...projects.map((key, at): TestIssue => ({ id: 9_000 + at, key: `${key}-1`, level: 1 })),
    ]);
    const links = (from: number) => projects.slice(from, from + 125).map((key) => ({ issue: `${key}-1` }));
    await withStrategy(
      wide,
      strategyOf([
        { key: 'TGT-1', links: links(0) },
        { key: 'TGT-2', links: links(125) },
      ]),
    );
    wide.host.resetUsage();
    await close(wide, 'TWO-1');
    await wide.host.settle();
    const { jira, kvs } = wide.host.usage();
    await wide.close();
    expect([jira.requests, kvs.readUnits, kvs.writeUnits]).toEqual([0, 1, 0]);
  });

  it('costs one read when a field changed that no scope reads, and two reads at most for what it may concern', async () => {
    await site.rest('PUT', '/rest/api/3/issue/ONE-100', { fields: { labels: ['x'] } });
    await site.host.settle();
    const idle = site.host.usage();
    expect([idle.jira.requests, idle.kvs.readUnits, idle.kvs.writeUnits]).toEqual([0, 1, 0]);
    // Many events share a round: what it reads and writes is told by the difference that more of them make.
    const costOf = async (keys: readonly string[]): Promise<readonly number[]> => {
      site.host.resetUsage();
      for (const key of keys) await close(site, key);
      await site.host.settle();
      const { jira, kvs } = site.host.usage();
      return [jira.requests, kvs.readUnits, kvs.writeUnits];
    };
    await costOf(['ONE-110']);
    const one = await costOf(['ONE-101']);
    const ten = await costOf(Array.from({ length: 10 }, (_, at) => `ONE-${120 + at}`));
    const more = ten.map((units, at) => (units - (one[at] ?? 0)) / 9);
    expect(more[0]).toBe(0);
    expect(more[1]).toBeLessThanOrEqual(2);
    expect(more[2]).toBeLessThanOrEqual(1);
  });

  it('costs one read when only a comment was added', async () => {
    await site.host.fire({
      eventType: 'avi:jira:updated:issue',
      payload: {
        eventType: 'avi:jira:updated:issue',
        issue: { id: '1100', key: 'ONE-100', fields: { project: { id: '101' } } },
        changelog: { items: [{ field: 'Comment', fieldId: 'comment', from: null, to: '1' }] },
      },
    });
    await site.host.settle();
    const { jira, kvs } = site.host.usage();
    expect([jira.requests, kvs.readUnits, kvs.writeUnits]).toEqual([0, 1, 0]);
  });

  it('moves one target for at most 2 requests, 4 points, 8 read units and 6 write units', async () => {
    const alone = await openSite(ISSUES);
    await withStrategy(alone, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    const { requests, points, reads, writes } = await costOfClosing(alone);
    expect(requests).toBeLessThanOrEqual(2);
    expect(points).toBeLessThanOrEqual(4);
    expect(reads).toBeLessThanOrEqual(8);
    expect(writes).toBeLessThanOrEqual(6);
  });

  it('moves two targets for at most 2 requests, 5 points, 10 read units and 7 write units', async () => {
    // A leaf that only its links hold, so that closing it changes states and not the shape of a scope.
    const alone = await openSite(ISSUES);
    const file = strategyOf([
      { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
      { key: 'TGT-2', links: [{ issue: 'ONE-1' }, { jql: 'project = ONE AND issuetype = Story' }] },
    ]);
    await withStrategy(alone, file);
    alone.host.resetUsage();
    await close(alone, 'ONE-101');
    await alone.host.settle();
    const { jira, kvs } = alone.host.usage();
    const results = await alone.results();
    await alone.close();
    expect([results.get('TGT-1')?.leaves?.done, results.get('TGT-2')?.leaves?.done]).toEqual([1, 1]);
    expect(jira.requests).toBeLessThanOrEqual(2);
    expect(jira.points).toBeLessThanOrEqual(5);
    expect(kvs.readUnits).toBeLessThanOrEqual(10);
    expect(kvs.writeUnits).toBeLessThanOrEqual(7);
  });

  describe('where 160 scopes read JQL', () => {
    const PROJECTS = ['ONE', 'TWO', 'SIX', 'TEN'];
    const SCOPES = 160;

    /** What closing a story costs there, its own target being fed by a link. */
    async function costOf(jqlOf: (project: string, at: number) => string) {
      const alone = await openSite([
        ...ISSUES,
        ...PROJECTS.slice(2).map((key, at): TestIssue => ({ id: 7_000 + at, key: `${key}-1` })),
      ]);
      const links = Array.from({ length: SCOPES }, (_, at) => ({ jql: jqlOf(PROJECTS[at % 4] ?? '', at) }));
      const wide = Array.from({ length: 4 }, (_, at) => ({
        key: `TGT-${at + 2}`,
        links: links.slice(at * 40, at * 40 + 40),
      }));
      await withStrategy(alone, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }, ...wide]));
      return costOfClosing(alone);
    }

    it('asks those of its project: an event is 2 requests, 4 points, 8 read units and 6 write units as elsewhere', async () => {
      const cost = await costOf((project, at) => `project = ${project} AND summary ~ "part${at}"`);
      expect(cost.requests).toBeLessThanOrEqual(2);
      expect(cost.points).toBeLessThanOrEqual(4);
      expect(cost.reads).toBeLessThanOrEqual(8);
      expect(cost.writes).toBeLessThanOrEqual(6);
    });

    it('asks all of them in one request where they may match everywhere', async () => {
      const cost = await costOf((_, at) => `summary ~ "part${at}"`);
      expect([cost.requests, cost.points]).toEqual([2, 3]);
    });
  });

  it.each([USER, ADMIN])('opens the panel for %s with one call and at most 3 read units', async (user) => {
    const panel = await site.data('alignment', 'getAlignment', { issueId: '1100' }, user);
    const { invocations, kvs } = site.host.usage();
    expect(panel.paths.map(({ target, through }) => [target.key, through.kind, through.issue?.key])).toEqual([
      ['TGT-1', 'inherited', 'ONE-1'],
      ['TGT-2', 'inherited', 'ONE-1'],
    ]);
    expect(panel.paths[0]?.line.map(({ key }) => key)).toEqual(['OBJ-2', 'OBJ-1']);
    expect(panel.paths[0]?.progressIfDone).toBe(1 / 40);
    expect(Object.values(invocations).map(({ count }) => count)).toEqual([1]);
    expect(kvs.readUnits).toBeLessThanOrEqual(3);
  });

  it('reads a target with its number in one unit, and what the drawer tells around it in two more', async () => {
    let { next } = site.host.journal();
    for (let page = site.host.journal(next); page.calls.length > 0; page = site.host.journal(next)) next = page.next;
    site.host.resetUsage();
    const { target, checkIns } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    const reads = site.host.journal(next).calls.filter((call) => call.target === 'kvs');
    expect([target.result.leaves?.total, checkIns]).toEqual([40, []]);
    expect(reads.filter(({ call }) => call === 'entity/get target TGT-1')).toHaveLength(1);
    // The settings and what the target stands under, as one batch; and its check-ins.
    expect(reads).toHaveLength(3);
    expect(site.host.usage().kvs.readUnits).toBe(3);
  });
});
