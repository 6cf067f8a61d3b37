import { NOW, openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const DAY_MS = 86_400_000;
const EPICS = 60;
const KIDS = 4;
/** Epics with a few stories under each, every one of them moved once before anybody linked it. */
const ISSUES: readonly TestIssue[] = Array.from({ length: EPICS }, (_, epic): TestIssue[] => [
  { id: 1_000 + epic, key: `ONE-${1_000 + epic}`, level: 1 },
  ...Array.from({ length: KIDS }, (_kid, kid): TestIssue => {
    const number = 10_000 + epic * KIDS + kid;
    return { id: number, key: `ONE-${number}`, parent: `ONE-${1_000 + epic}`, components: ['Core'] };
  }),
]).flat();
const EPIC_KEYS = Array.from({ length: EPICS }, (_, epic) => `ONE-${1_000 + epic}`);
/** Each over two neighbouring epics, so that every issue stands in two of them; and the last over all of the work. */
const TARGETS = [
  ...EPIC_KEYS.map((issue, at) => ({
    key: `TGT-${at}`,
    links: [{ issue }, { issue: EPIC_KEYS[(at + 1) % EPICS] ?? issue }],
  })),
  { key: 'TGT-ALL', links: [{ jql: 'project = ONE AND component = Core' }] },
];

async function ship(site: TestSite, key: string): Promise<void> {
  const route = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = (await site.rest('GET', route)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === 'Shipped')?.id } });
}

/** The site with all work shipped, a tenth of it a day. */
async function shippedSite(): Promise<TestSite> {
  const site = await openSite([...ISSUES, { id: 1, key: 'ONE-1', category: 'done' }]);
  for (let day = 0; day < 10; day += 1) {
    for (const [at, { key }] of ISSUES.entries()) if (at % 10 === day) await ship(site, key);
    await site.host.advance({ byMs: DAY_MS });
  }
  await site.host.settle();
  return site;
}

describe('the past of many small targets', () => {
  it('is read from Jira for 1.05 points an issue, each issue once, and is right for each', async () => {
    const site = await shippedSite();
    site.host.resetUsage();
    await withStrategy(site, strategyOf(TARGETS));
    const { jira, errors } = site.host.usage();
    const { points, requests } = jira.byEndpoint['POST /rest/api/3/changelog/bulkfetch'] ?? { points: 0, requests: 0 };
    const wrong: string[] = [];
    for (const [at, { key }] of TARGETS.entries()) {
      const { days, rebuilt } = await site.data('strategy', 'getHistory', { target: key });
      const epics = at === EPICS ? EPIC_KEYS : [EPIC_KEYS[at], EPIC_KEYS[(at + 1) % EPICS]];
      const shippedOn = ISSUES.flatMap(({ parent }, issue) =>
        parent !== undefined && epics.includes(parent) ? [issue % 10] : [],
      );
      for (let day = 0; day < 10; day += 1) {
        const date = new Date(Date.parse(NOW) + day * DAY_MS).toISOString().slice(0, 10);
        const done = shippedOn.filter((shipped) => shipped <= day).length;
        const known = days.findLast((one) => one.day <= date);
        if (!rebuilt || known?.done !== done || known.total !== shippedOn.length)
          wrong.push(`${key} ${date}: ${JSON.stringify(known)}, not ${done} of ${shippedOn.length}`);
      }
    }
    await site.close();
    expect([wrong, errors]).toEqual([[], []]);
    expect(points).toBeGreaterThan(ISSUES.length);
    expect(points).toBeLessThanOrEqual(1.05 * ISSUES.length);
    expect(points - requests).toBe(ISSUES.length);
  }, 120_000);
});
