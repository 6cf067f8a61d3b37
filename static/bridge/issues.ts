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

const KEY = '[A-Za-z][A-Za-z0-9_]*-[1-9][0-9]*';
const KEY_ALONE = new RegExp(`^${KEY}$`);
const KEY_IN_ADDRESS = new RegExp(`^https?://\\S+(?:/browse/|[?&]selectedIssue=)(${KEY})(?![A-Za-z0-9_-])`);

/** The key that a text is: typed as such, in any case, or pasted with the address of the work item. */
function keyIn(text: string): string | undefined {
  const key = KEY_ALONE.test(text) ? text : KEY_IN_ADDRESS.exec(text)?.[1];
  return key?.toUpperCase();
}

/** What Jira suggests for a text: those that the viewer looked at of late first, else in an order of its own. */
async function suggestedFor(text: string): Promise<readonly FoundIssue[]> {
  // Without a query of its own Jira only looks through what the viewer has looked at.
  const query = new URLSearchParams({ query: text, currentJQL: '', showSubTasks: 'true' });
  const response = await requestJira(`/rest/api/3/issue/picker?${query.toString()}`, {
    headers: { Accept: 'application/json' },
  });
  // Nobody is kept from describing an impediment in words.
  if (!response.ok) return [];
  const body: unknown = await response.json();
  return listIn(body, 'sections').flatMap((section) => listIn(section, 'issues').flatMap((one) => issueOf(one) ?? []));
}

/** The work item of a key, which may have moved to another since; nothing where the viewer sees none. */
async function issueOfKey(key: string): Promise<readonly FoundIssue[]> {
  const response = await requestJira('/rest/api/3/issue/bulkfetch', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ issueIdsOrKeys: [key], fields: ['summary'] }),
  });
  if (!response.ok) return [];
  const body: unknown = await response.json();
  return listIn(body, 'issues').flatMap((one) => {
    if (!isRecord(one)) return [];
    const { key: itsKey, fields } = one;
    if (!isRecord(fields)) return [];
    const { summary } = fields;
    return issueOf({ key: itsKey, summaryText: summary }) ?? [];
  });
}

/** Work items whose key or text matches, as far as the viewer may see them. The one whose key was typed or pasted comes first. */
export async function searchIssues(text: string): Promise<readonly FoundIssue[]> {
  const key = keyIn(text);
  const suggested = await suggestedFor(key ?? text);
  const exact = suggested.filter((issue) => issue.key === key);
  // Jira suggests a few of many in an order of its own: BILL-15 may be left out for BILL-158.
  const first = key === undefined || exact.length > 0 ? exact : await issueOfKey(key);
  return [...new Map([...first, ...suggested].map((issue) => [issue.key, issue])).values()].slice(0, FOUND);
}
