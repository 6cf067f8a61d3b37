import type { JiraState } from '../state';
import { NOT_NAVIGABLE, SYSTEM_FIELD_WRITERS } from './issue-fields';

/** Which fields an answer carries. */
export interface FieldSelection {
  readonly fields: readonly string[];
  /** Nothing but ids (and keys) was asked for, which lets Jira answer long pages. */
  readonly bare: 'id' | 'key' | false;
}

const IDENTITIES = new Set(['id', 'key', 'issuekey']);

/** Reads `fields` of a request. `fallback` is what leaving it out means: `*all` for one issue, `id` for a search. */
export function selectFields(
  state: JiraState,
  asked: readonly string[],
  fallback: '*all' | '*navigable' | 'id',
): FieldSelection {
  const wanted = asked.filter((name) => !name.startsWith('-'));
  const unwanted = new Set(asked.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const start = wanted.length > 0 ? wanted : unwanted.size > 0 && fallback === 'id' ? ['*navigable'] : [fallback];
  const fields = new Set(start.flatMap((name) => expand(state, name)));
  for (const name of unwanted) fields.delete(name);
  if (start.every((name) => IDENTITIES.has(name))) {
    return { fields: [], bare: start.some((name) => name !== 'id') ? 'key' : 'id' };
  }
  return { fields: [...fields], bare: false };
}

function expand(state: JiraState, name: string): readonly string[] {
  if (name === '*all') return allFields(state);
  if (name === '*navigable') return allFields(state).filter((field) => !NOT_NAVIGABLE.has(field));
  return isField(state, name) ? [name] : [];
}

const allFields = (state: JiraState): string[] => [
  ...Object.keys(SYSTEM_FIELD_WRITERS),
  ...[...state.all('field')].map((field) => field.id),
];

const isField = (state: JiraState, name: string): boolean =>
  Object.hasOwn(SYSTEM_FIELD_WRITERS, name) || state.get('field', name) !== undefined;
