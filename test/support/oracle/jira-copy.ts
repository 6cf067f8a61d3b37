import type { JiraCopy } from './history';
import type { Issue } from './issue';

type Histories = JiraCopy['changelog'] extends ReadonlyMap<string, infer T> ? T : never;

/** One request to Jira; answers the body or throws. */
export type Reader = (method: string, path: string, body?: unknown) => Promise<unknown>;

interface Page {
  readonly issues: ReadonlyArray<Issue & { readonly changelog: { readonly histories: Histories } }>;
  readonly nextPageToken?: string;
}

/** Copies all of Jira with its changelog, as somebody sees it, by the same requests that anybody could make. */
export async function copyOf(read: Reader): Promise<JiraCopy> {
  const issues: Issue[] = [];
  const changelog = new Map<string, Histories>();
  let token: string | undefined;
  do {
    const page = (await read('POST', '/rest/api/3/search/jql', {
      jql: 'created >= "2000-01-01" ORDER BY id ASC',
      fields: ['*all'],
      expand: 'changelog',
      maxResults: 100,
      ...(token === undefined ? {} : { nextPageToken: token }),
    })) as Page;
    for (const issue of page.issues) {
      issues.push(issue);
      changelog.set(issue.id, issue.changelog.histories);
    }
    token = page.nextPageToken;
  } while (token !== undefined);
  const statuses = (await read('GET', '/rest/api/3/status')) as Array<{
    id: string;
    statusCategory: { key: string };
  }>;
  return {
    issues,
    changelog,
    categories: new Map(statuses.map(({ id, statusCategory }) => [id, statusCategory.key])),
  };
}
