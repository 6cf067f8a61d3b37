import { requestJira } from '@forge/bridge';

/** A status of the site, as the viewer may see it. */
export interface SiteStatus {
  readonly id: string;
  readonly name: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A list that Jira answers whole; nothing where it does not answer. */
async function listAt(path: `/rest/api/3/${string}`): Promise<readonly Record<string, unknown>[]> {
  const response = await requestJira(path, { headers: { Accept: 'application/json' } });
  if (!response.ok) return [];
  const body: unknown = await response.json();
  return Array.isArray(body) ? body.filter(isRecord) : [];
}

const byName = (a: string, b: string): number => a.localeCompare(b);

/** The statuses that work can be in. */
export async function loadStatuses(): Promise<readonly SiteStatus[]> {
  const statuses = (await listAt('/rest/api/3/status')).flatMap(({ id, name }) =>
    typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [],
  );
  return statuses.sort((a, b) => byName(a.name, b.name));
}

/** How work can be resolved, by name. */
export async function loadResolutions(): Promise<readonly string[]> {
  const resolutions = await listAt('/rest/api/3/resolution');
  return resolutions.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])).sort(byName);
}
