import { changeInAMinute, move } from '../support/life/a-minute';
import { beginLife, type Life } from '../support/life/live';
import { differencesNow } from '../support/life/truth';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

/**
 * Jira's searches and matches do not know for a while what has just been changed, and nothing in their answer says so. What
 * they got wrong is read again by id within the bound, which is said beside `EVENTS_TAKE_MINUTES` of the look at what
 * has changed of late: four minutes until a change is looked at, five to the next look, and the look itself.
 */
const BOUND_MINUTES = 10;
const MINUTE_MS = 60_000;
const LAG_SECONDS = 60;
const LAG = [{ target: 'jira', action: 'lag', seconds: LAG_SECONDS }] as const;

async function opened(): Promise<Life> {
  const life = await beginLife();
  // Past the first looks of the clock.
  await life.site.host.advance({ byMs: 12 * MINUTE_MS });
  life.site.host.setFaults([...LAG]);
  return life;
}

/** What is wrong now, by the oracle, which asks a Jira that knows everything. */
async function wrongIn({ site, strategy }: Life): Promise<readonly string[]> {
  site.host.setFaults([]);
  const lines = await differencesNow(site, strategy);
  site.host.setFaults([...LAG]);
  return [...new Set(lines.map((line) => line.split(/[:.]/)[0] ?? ''))].sort();
}

/** In which minute after what is done nothing is wrong any more, and what was after the first. */
async function seenThrough(life: Life, deed: (site: TestSite) => Promise<void>) {
  await deed(life.site);
  const wrong: Array<readonly string[]> = [];
  for (let minute = 1; minute <= BOUND_MINUTES; minute += 1) {
    await life.site.host.advance({ byMs: MINUTE_MS });
    wrong.push(await wrongIn(life));
  }
  await life.site.close();
  return { first: wrong[0], last: wrong.at(-1) };
}

describe('while searches and matches of Jira do not know what was changed in the last minute', () => {
  it('work that was closed or moved counts at once, and what scopes make of it within ten minutes', async () => {
    const { first, last } = await seenThrough(await opened(), changeInAMinute);
    // The component and what is new are scopes' to know; what stands under an epic is not.
    expect(first).toEqual(['TGT-SUM', 'TGT-WIDE']);
    expect(last).toEqual([]);
  }, 60_000);

  it('a deletion that was counted and brought back by a search of the whole target is found within ten minutes', async () => {
    const { first, last } = await seenThrough(await opened(), async (site) => {
      await site.rest('DELETE', '/rest/api/3/issue/TWO-2');
      await site.host.advance({ byMs: 30_000 });
      await site.data('settings', 'readEverything', {});
    });
    expect(first).toEqual(['TGT-SUM', 'TGT-WIDE']);
    expect(last).toEqual([]);
  }, 60_000);

  it('a change that was counted and taken back by a search of the whole target is found within ten minutes', async () => {
    const { first, last } = await seenThrough(await opened(), async (site) => {
      await move(site, 'TWO-2', 'Shipped');
      await site.host.advance({ byMs: 30_000 });
      await site.data('settings', 'readEverything', {});
    });
    expect(first).toEqual(['TGT-SUM', 'TGT-WIDE']);
    expect(last).toEqual([]);
  }, 60_000);
});

describe('a target that is made in the minute in which its work is', () => {
  const ISSUES: readonly TestIssue[] = [
    { id: 1, key: 'ONE-1', level: 1 },
    { id: 2, key: 'ONE-2', category: 'done', parent: 'ONE-1', components: ['Core'] },
    { id: 3, key: 'ONE-3', parent: 'ONE-1', components: ['Core'] },
  ];
  const FILE = strategyOf([
    { key: 'TGT-EPIC', links: [{ issue: 'ONE-1' }] },
    { key: 'TGT-JQL', links: [{ jql: 'project = ONE AND component = Core' }] },
  ]);

  it('finds within ten minutes what searches did not know', async () => {
    const site = await openSite(ISSUES);
    site.host.setFaults([...LAG]);
    // Nobody listens yet: no event of these is recorded.
    const fields = { summary: 'New', project: { key: 'ONE' }, issuetype: { id: '30' } };
    await site.rest('POST', '/rest/api/3/issue', { fields: { ...fields, parent: { key: 'ONE-1' } } });
    await site.rest('PUT', '/rest/api/3/issue/ONE-2', { fields: { components: [] } });
    await withStrategy(site, FILE);
    const total = async (key: string): Promise<number | undefined> => (await site.results()).get(key)?.leaves?.total;
    const before = [await total('TGT-EPIC'), await total('TGT-JQL')];
    await site.host.advance({ byMs: BOUND_MINUTES * MINUTE_MS });
    const after = [await total('TGT-EPIC'), await total('TGT-JQL')];
    await site.close();
    expect(before).toEqual([2, 2]);
    expect(after).toEqual([3, 1]);
  }, 60_000);
});
