import { requestJira } from '@forge/bridge';

/** A Jira group as the viewer may see it. */
export interface Group {
  readonly id: string;
  readonly name: string;
}

const JSON_ONLY = { headers: { Accept: 'application/json' } };
const FOUND = 10;
const BATCH = 50;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function groupsIn(list: unknown): readonly Group[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    if (!isRecord(one) || typeof one['groupId'] !== 'string' || typeof one['name'] !== 'string') return [];
    return [{ id: one['groupId'], name: one['name'] }];
  });
}

/** Groups whose name contains the text, as far as the viewer may find them. */
export async function searchGroups(text: string): Promise<readonly Group[]> {
  const query = new URLSearchParams({ query: text, maxResults: String(FOUND) });
  const response = await requestJira(`/rest/api/3/groups/picker?${query.toString()}`, JSON_ONLY);
  if (!response.ok) return [];
  const body: unknown = await response.json();
  return groupsIn(isRecord(body) ? body['groups'] : undefined);
}

/** Names of groups by id. Without the permission to browse groups there are none, and ids stand for them. */
export async function loadGroups(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const query = new URLSearchParams(ids.slice(0, BATCH).map((id) => ['groupId', id]));
  query.set('maxResults', String(BATCH));
  const response = await requestJira(`/rest/api/3/group/bulk?${query.toString()}`, JSON_ONLY);
  if (!response.ok) return new Map();
  const body: unknown = await response.json();
  return new Map(groupsIn(isRecord(body) ? body['values'] : undefined).map(({ id, name }) => [id, name]));
}
