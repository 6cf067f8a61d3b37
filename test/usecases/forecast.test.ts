import { move } from '../support/life/a-minute';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const DAY_MS = 86_400_000;
const WEEKS = 5;
const STORIES = 10;
const ISSUES: readonly TestIssue[] = [
  { id: 1_001, key: 'ONE-1', level: 1 },
  { id: 1_002, key: 'ONE-2', category: 'done' },
  ...Array.from({ length: STORIES }, (_, at): TestIssue => ({
    id: 1_100 + at,
    key: `ONE-${100 + at}`,
    parent: 'ONE-1',
  })),
];

/** One story a week is closed while nobody has linked anything. */
async function livedOn(): Promise<TestSite> {
  const site = await openSite(ISSUES);
  for (let week = 0; week < WEEKS; week += 1) {
    await site.host.advance({ byMs: 3 * DAY_MS });
    await move(site, `ONE-${100 + week}`, 'Shipped');
    await site.host.advance({ byMs: 4 * DAY_MS });
  }
  return site;
}

/** Ways to choose some of so many. */
const choose = (of: number, some: number): number => (some === 0 ? 1 : (choose(of - 1, some - 1) * of) / some);

/** After how many weeks as many are done in half of all cases, when a week brings one of them with this chance. */
function weeksUntilHalf(left: number, chance: number): number {
  for (let weeks = left; ; weeks += 1) {
    let fewer = 0;
    for (let done = 0; done < left; done += 1)
      fewer += choose(weeks, done) * chance ** done * (1 - chance) ** (weeks - done);
    if (fewer <= 0.5) return weeks;
  }
}

describe('the forecast of a target', () => {
  it('is there at once when work is linked, by the pace that Jira’s changelog gives back', async () => {
    const site = await livedOn();
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    const history = await site.data('strategy', 'getHistory', { target: 'TGT-1' });
    await site.close();
    expect(history.rebuilt).toBe(true);
    expect(history.forecast?.weeks.slice(-WEEKS).map(({ finished, added }) => [finished, added])).toEqual(
      Array.from({ length: WEEKS }, () => [1, 0]),
    );
    const weeks = history.forecast?.weeks.length ?? 0;
    expect(weeks).toBe(12);
    const inWeeks =
      (Date.parse(history.forecast?.foreseen?.half ?? '') - Date.parse(history.now.slice(0, 10))) / (7 * DAY_MS);
    expect(inWeeks).toBe(weeksUntilHalf(STORIES - WEEKS, WEEKS / weeks));
  }, 60_000);

  it('is none for what people enter, and says so where nothing has been finished yet', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(
      site,
      strategyOf([
        { key: 'TGT-1', links: [], extra: { measure: { type: 'metric', take: 'latest' } } },
        { key: 'TGT-2', links: [{ issue: 'ONE-1' }] },
      ]),
    );
    const of = async (target: string) => (await site.data('strategy', 'getHistory', { target })).forecast;
    const [metric, work] = [await of('TGT-1'), await of('TGT-2')];
    await site.close();
    expect(metric).toBeNull();
    expect(work).toMatchObject({ foreseen: null, reason: 'no-end', checked: { held: 0, of: 0 } });
  });
});
