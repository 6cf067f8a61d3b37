import type { Issue } from './independent-count';
import type { JiraCopy } from './independent-history';
import type { TestSite } from './site';

type Histories = JiraCopy['changelog'] extends ReadonlyMap<string, infer T> ? T : never;

/** Copies all of Jira with its changelog, by the same requests that anybody could make. */
export async function copyOf(site: TestSite): Promise<JiraCopy> {
  const issues: Issue[] = [];
  const changelog = new Map<string, Histories>();
  let token: string | undefined;
  do {
    const page = (await site.rest('POST', '/rest/api/3/search/jql', {
      jql: 'created >= "2000-01-01" ORDER BY id ASC',
      fields: ['*all'],
      expand: 'changelog',
      maxResults: 100,
      ...(token === undefined ? {} : { nextPageToken: token }),
    })) as {
      issues: Array<Issue & { changelog: { histories: Histories } }>;
      nextPageToken?: string;
    };
    for (const issue of page.issues) {
      issues.push(issue);
      changelog.set(issue.id, issue.changelog.histories);
    }
    token = page.nextPageToken;
  } while (token !== undefined);
  const statuses = (await site.rest('GET', '/rest/api/3/status')) as Array<{
    id: string;
    statusCategory: { key: string };
  }>;
  return {
    issues,
    changelog,
    categories: new Map(statuses.map(({ id, statusCategory }) => [id, statusCategory.key])),
  };
}
