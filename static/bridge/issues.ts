import { requestJira } from '@forge/bridge';

/** A work item as the viewer may see it. */
export interface FoundIssue {
  readonly key: string;
  readonly summary: string;
}

/** How many a search offers. */
const FOUND = 8;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const listIn = (value: unknown, name: string): readonly unknown[] =>
  isRecord(value) && Array.isArray(value[name]) ? value[name] : [];

function issueOf(value: unknown): FoundIssue | undefined {
  if (!isRecord(value)) return undefined;
  const { key, summaryText } = value;
  return typeof key === 'string' && typeof summaryText === 'string' ? { key, summary: summaryText } : undefined;
}

/** Work items whose key or text matches, as far as the viewer may see them; those they looked at of late come first. */
export async function searchIssues(text: string): Promise<readonly FoundIssue[]> {
  // Without a query of its own Jira only looks through what the viewer has looked at.
  const query = new URLSearchParams({ query: text, currentJQL: '', showSubTasks: 'true' });
  const response = await requestJira(`/rest/api/3/issue/picker?${query.toString()}`, {
    headers: { Accept: 'application/json' },
  });
  // Nobody is kept from describing an impediment in words.
  if (!response.ok) return [];
  const body: unknown = await response.json();
  const found = listIn(body, 'sections').flatMap((section) =>
    listIn(section, 'issues').flatMap((one) => issueOf(one) ?? []),
  );
  return [...new Map(found.map((issue) => [issue.key, issue])).values()].slice(0, FOUND);
}
