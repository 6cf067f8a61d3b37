import { fieldCatalogue } from '../field-catalogue';
import type { JiraState } from '../state';

/** Names of the fields an answer carries, for `expand=names`. */
export function fieldNames(state: JiraState, fields: readonly string[]): Record<string, string> {
  const wanted = new Set(fields);
  return Object.fromEntries(
    fieldCatalogue(state)
      .filter((field) => wanted.has(field.id))
      .map((field) => [field.id, field.name]),
  );
}
