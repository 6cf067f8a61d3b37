import { move } from './life/a-minute';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite, type TestTarget } from './site';

/** Work outside every scope: twelve stories, and as many epics for them to come under. */
const OUTSIDE = Array.from({ length: 12 }, (_, at): TestIssue[] => [
  { id: 1_500 + at, key: `ONE-${500 + at}` },
  { id: 1_700 + at, key: `ONE-${700 + at}`, level: 1 },
]).flat();
const ISSUES: readonly TestIssue[] = [
  { id: 1_001, key: 'ONE-1', level: 1 },
  { id: 1_100, key: 'ONE-100', parent: 'ONE-1', category: 'done' },
  ...OUTSIDE,
];

export const BY_LINK: TestTarget['links'] = [{ issue: 'ONE-1' }];
export const BY_JQL: TestTarget['links'] = [...BY_LINK, { jql: 'key = ONE-1 AND status = Shipped' }];

type Happening = (site: TestSite, at: number) => Promise<unknown>;

export const close: Happening = async (site, at) => move(site, `ONE-${500 + at}`, 'Shipped');
export const make: Happening = async (site, at) =>
  site.rest('POST', '/rest/api/3/issue', {
    fields: { summary: 'New', project: { key: 'ONE' }, issuetype: { id: '30' }, parent: { key: `ONE-${700 + at}` } },
  });
export const putUnder: Happening = async (site, at) =>
  site.rest('PUT', `/rest/api/3/issue/ONE-${500 + at}`, { fields: { parent: { key: `ONE-${700 + at}` } } });

/** A change that no scope reads. */
export const describeAnew: Happening = async (site, at) =>
  site.rest('PUT', `/rest/api/3/issue/ONE-${500 + at}`, { fields: { summary: 'Otherwise' } });

/** What one event costs and what ten in the same slot cost; many share a round, so an event's own share is the difference. */
export async function costOutside(links: TestTarget['links'], happen: Happening) {
  const site = await openSite(ISSUES);
  await withStrategy(site, strategyOf([{ key: 'TGT-1', links }]));
  const used = async (ats: readonly number[]) => {
    site.host.resetUsage();
    for (const at of ats) await happen(site, at);
    await site.host.settle();
    const { jira, kvs } = site.host.usage();
    const asked = Object.entries(jira.byEndpoint).map(([endpoint, { requests }]) => `${requests} × ${endpoint}`);
    return { asked, requests: jira.requests, points: jira.points, reads: kvs.readUnits, writes: kvs.writeUnits };
  };
  await used([0]);
  const one = await used([1]);
  const ten = await used(Array.from({ length: 10 }, (_, at) => at + 2));
  await site.close();
  return { one, ten, reads: (ten.reads - one.reads) / 9, writes: (ten.writes - one.writes) / 9 };
}
