import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const ISSUES = 3_000;
const TARGETS = 120;
/** Each issue is in three components, far apart, so that the work of every target is spread over all of it. */
const WORK: readonly TestIssue[] = Array.from({ length: ISSUES }, (_, at): TestIssue => ({
  id: 10_000 + at,
  key: `ONE-${at + 1}`,
  components: [at, 7 * at + 3, 31 * at + 5].map((no) => `C${no % TARGETS}`),
}));
const SHARING = Array.from({ length: TARGETS }, (_, at) => ({
  key: `TGT-${at + 1}`,
  links: [{ jql: `project = ONE AND component = C${at}` }],
}));
/** What an installation may read in a minute. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const UNITS_A_MINUTE = 4_000;

/** Units that the worker read of storage, by minute. */
function unitsByMinute(site: TestSite): readonly number[] {
  const minutes = new Map<string, number>();
  for (const { target, function: name, at, units = 0 } of site.host.journal(0).calls)
    if (target === 'kvs' && name === 'on-work')
      minutes.set(at.slice(0, 16), (minutes.get(at.slice(0, 16)) ?? 0) + units);
  return [...minutes.values()];
}

describe('the past of targets that share their work', () => {
  it('is rebuilt by reading each past once a round, and leaves people a part of each minute', async () => {
    const site = await openSite(WORK);
    await withStrategy(site, strategyOf(SHARING));
    const minutes = unitsByMinute(site);
    const rebuilt = await Promise.all(
      SHARING.map(async ({ key }) => (await site.data('strategy', 'getHistory', { target: key })).rebuilt),
    );
    await site.close();
    expect(rebuilt).toEqual(SHARING.map(() => true));
    expect(minutes.reduce((sum, units) => sum + units, 0)).toBeLessThan(4_500);
    // It goes on after a rest, and beside the first reading a fifth of the minute is left.
    expect(minutes.length).toBeGreaterThan(1);
    expect(Math.max(...minutes)).toBeLessThan((UNITS_A_MINUTE * 4) / 5);
  }, 120_000);
});
