import { requestJira } from '@forge/bridge';

/** A number field of the site, as the viewer may see it. */
export interface NumberField {
  readonly id: string;
  readonly name: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function fieldOf(value: unknown): NumberField | undefined {
  if (!isRecord(value) || !isRecord(value['schema']) || value['schema']['type'] !== 'number') return undefined;
  const { id, name, custom } = value;
  return typeof id === 'string' && typeof name === 'string' && custom === true ? { id, name } : undefined;
}

/** The number fields that work can be weighed by; none where Jira does not answer. */
export async function loadNumberFields(): Promise<readonly NumberField[]> {
  const response = await requestJira('/rest/api/3/field', { headers: { Accept: 'application/json' } });
  if (!response.ok) return [];
  const body: unknown = await response.json();
  const fields = Array.isArray(body) ? body.map(fieldOf).filter((field) => field !== undefined) : [];
  return fields.sort((a, b) => a.name.localeCompare(b.name));
}
