import { differencesOf } from '../support/oracle/compare';
import { countAll } from '../support/oracle/count';
import type { Issue } from '../support/oracle/issue';
import { largeSite } from '../support/large-site';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const SIZE = { epics: 60, kids: 12, scopes: 21 };

/** Every issue as Jira tells it to a person, whatever the app has read. */
async function everything(site: TestSite): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  let nextPageToken: string | undefined;
  do {
    const page = (await site.rest('POST', '/rest/api/3/search/jql', {
      jql: 'project in (ONE, TWO) ORDER BY id ASC',
      fields: ['status', 'resolution', 'parent', 'project', 'components', 'issuetype'],
      maxResults: 100,
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    })) as { issues: readonly Issue[]; nextPageToken?: string };
    issues.push(...page.issues);
    nextPageToken = page.nextPageToken;
  } while (nextPageToken !== undefined);
  return issues;
}

async function differences(site: TestSite, file: Record<string, unknown>): Promise<readonly string[]> {
  const exported = (await site.data('settings', 'exportStrategy', {})).file as never;
  const now = new Date(site.host.clock.nowMs()).toISOString();
  const counts = countAll(file as never, await everything(site), now);
  return differencesOf(counts, exported).filter((line) => !/expected|variance/.test(line));
}

describe('many targets whose scopes overlap', () => {
  const large = largeSite(SIZE.epics, SIZE.kids, SIZE.scopes);
  // The independent count reads plain comparisons; in which order a scope is asked for changes nothing.
  const plain = large.targets.map(({ key, links }) => ({
    key,
    links: links.map(({ jql, ...link }) =>
      jql === undefined ? link : { ...link, jql: jql.replace(/ ORDER BY.*$/, '') },
    ),
  }));

  it('are first read for 1.06 points an issue and 100, each as if it had been read alone', async () => {
    const site = await openSite(large.issues);
    await site.host.settle();
    site.host.resetUsage();
    await withStrategy(site, strategyOf(large.targets));
    const { jira, errors } = site.host.usage();
    const wrong = await differences(site, strategyOf(plain));
    await site.close();
    const changelog = jira.byEndpoint['POST /rest/api/3/changelog/bulkfetch']?.points ?? 0;
    expect([wrong, errors]).toEqual([[], []]);
    expect(jira.points - changelog).toBeLessThanOrEqual(1.06 * large.issues.length + 100);
  }, 120_000);

  it('keep their numbers when Jira refuses one of the scopes, and only that one says it is incomplete', async () => {
    const site = await openSite([...large.issues, { id: 1, key: 'ONE-1', components: ['Old'] }]);
    await withStrategy(site, strategyOf([...large.targets, { key: 'TGT-OLD', links: [{ jql: 'component = Old' }] }]));
    const { components } = (
      (await site.rest('GET', '/rest/api/3/issue/ONE-1?fields=components')) as {
        fields: { components: ReadonlyArray<{ id: string }> };
      }
    ).fields;
    await site.rest('PUT', `/rest/api/3/component/${String(components[0]?.id)}`, { name: 'New' });
    for (const { key } of [...large.targets, { key: 'TGT-OLD' }])
      await site.data('strategy', 'refreshTarget', { target: key });
    await site.host.settle();
    const results = await site.results();
    const wrong = await differences(site, strategyOf(plain));
    await site.close();
    expect(wrong).toEqual([]);
    expect([...results].filter(([, { complete }]) => !complete).map(([key]) => key)).toEqual(['TGT-OLD']);
    expect(results.get('TGT-OLD')?.leaves?.total).toBe(1);
  }, 120_000);
});
