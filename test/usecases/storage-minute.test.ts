import { largeSite } from '../support/large-site';
import { withQuickPauses } from '../support/quick-pauses';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

let slowAgain: () => void;
beforeAll(() => {
  slowAgain = withQuickPauses();
});
afterAll(() => slowAgain());

const MINUTE_MS = 60_000;
const LARGE = largeSite(40, 14, 4);

async function ship(site: TestSite, key: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

const leavesOf = async (site: TestSite): Promise<unknown> =>
  [...(await site.results())].map(([key, { leaves, complete }]) => [key, leaves, complete]);

describe('what storage takes in a minute', () => {
  it('is waited for by the worker, who loses nothing', async () => {
    const whole = await openSite(LARGE.issues);
    await withStrategy(whole, strategyOf(LARGE.targets));
    const expected = await leavesOf(whole);
    await whole.close();

    const site = await openSite(LARGE.issues, { limits: { readUnitsPerMinute: 90, writeUnitsPerMinute: 45 } });
    await site.data('settings', 'importStrategy', { file: strategyOf(LARGE.targets) });
    await site.host.advance({ byMs: 40 * MINUTE_MS });
    const refused = site.host.journal(0).calls.filter(({ target, status }) => target === 'kvs' && status === 429);
    await site.host.advance({ byMs: MINUTE_MS });
    const told = await leavesOf(site);
    await site.close();
    expect(refused.length).toBeGreaterThan(0);
    expect(told).toEqual(expected);
  }, 120_000);

  it('loses no event of those that come in a minute which is used up', async () => {
    const kids = Array.from({ length: 60 }, (_, at) => `ONE-${100 + at}`);
    const issues: readonly TestIssue[] = [
      { id: 1, key: 'ONE-1', level: 1 },
      { id: 2, key: 'ONE-2', category: 'done' },
      ...kids.map((key, at): TestIssue => ({ id: 100 + at, key, parent: 'ONE-1' })),
    ];
    const site = await openSite(issues, { limits: { writeUnitsPerMinute: 25 } });
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    await site.host.advance({ byMs: 2 * MINUTE_MS });
    for (const key of kids) await ship(site, key);
    // No look of the clock comes by then: the events alone bring it about.
    await site.host.settle();
    const said = site.host.journal(0).calls.filter(({ target, status }) => target === 'kvs' && status === 429);
    const done = (await site.results()).get('TGT-1')?.leaves?.done;
    await site.close();
    expect(said.length).toBeGreaterThan(0);
    expect(done).toBe(kids.length);
  }, 60_000);

  it('is said to a person who comes when it is used up, and what they sent is neither half saved nor lost', async () => {
    const site = await openSite([{ id: 1, key: 'ONE-1' }], { limits: { readUnitsPerMinute: 40 } });
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    await site.host.advance({ byMs: 2 * MINUTE_MS });
    const { objectives } = await site.data('strategy', 'getStrategy', {});
    const { roll: _roll, rev = 0, counting: _counting, ...objective } = objectives[0] ?? { roll: null };
    const renamed = { objective: { ...objective, name: 'Win the public sector' }, rev } as never;
    let used = await site.call('strategy', 'getStrategy', {});
    for (let call = 0; call < 60 && used.ok; call += 1) used = await site.call('strategy', 'getStrategy', {});
    const refused = await site.call('strategy', 'saveObjective', renamed);
    await site.host.advance({ byMs: MINUTE_MS });
    const before = await site.data('strategy', 'getStrategy', {});
    const saved = await site.call('strategy', 'saveObjective', renamed);
    await site.close();
    for (const answer of [used, refused])
      expect(answer).toMatchObject({
        ok: false,
        code: 'busy',
        message: 'Storage is busy. Nothing was lost; try again in 60 seconds.',
      });
    expect(before.objectives[0]?.name).toBe('Win the enterprise segment');
    expect(saved.ok).toBe(true);
  }, 60_000);
});
