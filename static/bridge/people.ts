import { requestJira } from '@forge/bridge';

/** A person as the viewer may see them. */
export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly avatar: string | null;
}

/** How many accounts are asked for in one request; longer addresses are refused by some proxies. */
const BATCH = 50;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function personOf(value: unknown): Person | undefined {
  if (!isRecord(value)) return undefined;
  const { accountId, displayName, avatarUrls } = value;
  if (typeof accountId !== 'string' || typeof displayName !== 'string') return undefined;
  const avatar = isRecord(avatarUrls) ? avatarUrls['32x32'] : undefined;
  return { accountId, name: displayName, avatar: typeof avatar === 'string' ? avatar : null };
}

async function loadBatch(accountIds: readonly string[]): Promise<readonly Person[]> {
  const query = new URLSearchParams(accountIds.map((id) => ['accountId', id]));
  query.set('maxResults', String(BATCH));
  const response = await requestJira(`/rest/api/3/user/bulk?${query.toString()}`, {
    headers: { Accept: 'application/json' },
  });
  // A viewer without access to Jira sees no names; the numbers do not depend on them.
  if (!response.ok) return [];
  const body: unknown = await response.json();
  const values = isRecord(body) && Array.isArray(body['values']) ? body['values'] : [];
  return values.map(personOf).filter((person) => person !== undefined);
}

/** Names and avatars by account id, read from Jira as the viewer. Accounts they may not see are left out. */
export async function loadPeople(accountIds: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const batches: (readonly string[])[] = [];
  for (let from = 0; from < accountIds.length; from += BATCH) batches.push(accountIds.slice(from, from + BATCH));
  const people = (await Promise.all(batches.map(loadBatch))).flat();
  return new Map(people.map((person) => [person.accountId, person]));
}

/** How many people a search offers. */
const FOUND = 10;

/** People whose name or address contains the text, as far as the viewer may find them. */
export async function searchPeople(text: string): Promise<readonly Person[]> {
  const query = new URLSearchParams({ query: text, maxResults: String(FOUND) });
  const response = await requestJira(`/rest/api/3/user/search?${query.toString()}`, {
    headers: { Accept: 'application/json' },
  });
  // Without the permission to browse people nobody is found, and an owner can only be left as it is.
  if (!response.ok) return [];
  const body: unknown = await response.json();
  return Array.isArray(body) ? body.map(personOf).filter((person) => person !== undefined) : [];
}
