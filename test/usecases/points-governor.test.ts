import { largeSite } from '../support/large-site';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const HOUR_MS = 3_600_000;
const LARGE = largeSite(90, 14, 9);

const points = (site: TestSite): number => site.host.usage().jira.points;
const settings = (pointsPerHour: number) => ({ pointsPerHour });

async function close(site: TestSite, key: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const shipped = transitions.find(({ to }) => to.name === 'Shipped');
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: shipped?.id } });
}

/** Points by the hour in which they were used, until nothing is left to do. */
async function pointsByHour(site: TestSite, hours: number): Promise<number[]> {
  const used: number[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    const before = points(site);
    const nowMs = site.host.clock.nowMs();
    await site.host.advance({ toMs: (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS - 1 });
    used.push(points(site) - before);
    await site.host.advance({ byMs: 1 });
  }
  return used;
}

describe('the points of an hour', () => {
  it('are kept to while much is read for the first time, which goes on in the next hour and pays for nothing twice', async () => {
    const whole = await openSite(LARGE.issues);
    await withStrategy(whole, strategyOf(LARGE.targets));
    const [cost, expected] = [points(whole), await whole.results()];
    await whole.close();

    const site = await openSite(LARGE.issues);
    site.host.resetUsage();
    await site.data('settings', 'importStrategy', { file: strategyOf(LARGE.targets, settings(1_000)) });
    const used = await pointsByHour(site, 3);
    const results = await site.results();
    await site.close();
    expect(cost).toBeGreaterThan(1_400);
    // Long jobs stop at four fifths; one page of a search may go beyond.
    expect(Math.max(...used)).toBeLessThanOrEqual(800 + 101);
    expect(used.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(cost + 350);
    expect([...results].map(([key, { leaves }]) => [key, leaves])).toEqual(
      [...expected].map(([key, { leaves }]) => [key, leaves]),
    );
  }, 120_000);

  it('that are used up are waited for without looking at what has been read so far', async () => {
    const site = await openSite(LARGE.issues);
    await site.data('settings', 'importStrategy', { file: strategyOf(LARGE.targets, settings(1_000)) });
    await site.host.advance({ byMs: 5 * 60_000 });
    let from = 0;
    for (let page = site.host.journal(0); page.next > from; page = site.host.journal(from)) from = page.next;
    await site.host.advance({ byMs: 30 * 60_000 });
    const { calls } = site.host.journal(from);
    await site.close();
    const rounds = calls.filter(({ function: name, target }) => name === 'on-work' && target === 'invocation');
    expect(rounds.length).toBeGreaterThan(3);
    expect(calls.filter(({ call }) => call === 'get q')).toEqual([]);
  }, 60_000);

  it('leave a fifth to what has just changed', async () => {
    const small: readonly TestIssue[] = [
      { id: 1, key: 'SIX-1' },
      { id: 2, key: 'SIX-2', category: 'done' },
    ];
    const site = await openSite([...LARGE.issues, ...small]);
    const file = strategyOf([{ key: 'TGT-NOW', links: [{ issue: 'SIX-1' }] }], settings(1_000));
    await withStrategy(site, file);
    await site.data('settings', 'importStrategy', { file: strategyOf(LARGE.targets) });
    await site.host.advance({ byMs: 60_000 });
    await close(site, 'SIX-1');
    await site.host.advance({ byMs: 60_000 });
    const results = await site.results();
    await site.close();
    expect(results.get('TGT-NOW')?.leaves?.done).toBe(1);
    expect(results.get('TGT-1')?.complete).toBe(false);
  }, 120_000);
});

describe('a quota of Jira that is used up', () => {
  it('silences the app until it begins anew, without a request and without piling up wake-ups', async () => {
    const issues: readonly TestIssue[] = Array.from({ length: 30 }, (_, at) => ({
      id: 100 + at,
      key: `ONE-${at + 1}`,
      category: at === 0 ? 'done' : 'new',
    }));
    const links = issues.map(({ key }) => ({ issue: key }));
    const site = await openSite(issues, { limits: { jiraPointsPerHour: 150 } });
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links }]));
    await site.host.advance({ toMs: Date.parse('2021-06-30T13:10:00.000Z') });
    for (let refreshed = 0; refreshed < 6; refreshed += 1) {
      await site.call('strategy', 'refreshTarget', { target: 'TGT-1' });
      await site.host.advance({ byMs: 40_000 });
    }
    site.host.resetUsage();
    await close(site, 'ONE-3');
    await site.host.advance({ toMs: Date.parse('2021-06-30T13:59:30.000Z') });
    const waiting = { ...site.host.usage().jira, ...site.host.usage().queue };
    await site.host.advance({ byMs: 5 * 60_000 });
    const said = JSON.stringify(site.host.logs());
    const results = await site.results();
    await site.close();
    expect(said).toContain('quota');
    expect(waiting.requests).toBeLessThanOrEqual(1);
    expect(waiting.pushes).toBeLessThanOrEqual(20);
    expect(results.get('TGT-1')?.leaves?.done).toBe(2);
  }, 60_000);
});
