import { selfOf } from '../addresses';
import { findUser } from '../people';
import { jiraInstant } from '../instants';
import type { HistoryRecord, IssueRecord } from '../records';
import type { JiraState } from '../state';
import type { Viewer } from '../viewer';
import { userView } from './entities';
import type { FieldSelection } from './field-selection';
import { customFieldValue, SYSTEM_FIELD_WRITERS } from './issue-fields';

const EXPANDABLE = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** An issue with the chosen fields, as the viewer sees it. */
export function issueView(
  issue: IssueRecord,
  selection: FieldSelection,
  state: JiraState,
  viewer: Viewer,
): Record<string, unknown> {
  if (selection.bare === 'id') return { id: issue.id };
  const head = { expand: EXPANDABLE, id: issue.id, self: selfOf(`issue/${issue.id}`), key: issue.key };
  if (selection.bare === 'key') return head;
  const fields: Record<string, unknown> = {};
  for (const name of selection.fields) {
    const writer = SYSTEM_FIELD_WRITERS[name];
    const value = writer === undefined ? customFieldValue(name, issue, state) : writer(issue, state, viewer);
    if (value !== undefined) fields[name] = value;
  }
  return { ...head, fields };
}

/** The asked-for properties that the issue has. */
export const propertiesView = (
  issue: IssueRecord,
  keys: readonly string[],
  state: JiraState,
): Record<string, unknown> => {
  const properties = state.issues.properties(issue.id);
  const wanted = keys.includes('*all') ? [...properties.keys()] : keys;
  return Object.fromEntries(wanted.flatMap((key) => (properties.has(key) ? [[key, properties.get(key)?.value]] : [])));
};

/** One change as the changelog shows it. Instants are text here, unlike in the bulk changelog. */
export const historyView = (history: HistoryRecord, state: JiraState): Record<string, unknown> => ({
  id: history.id,
  ...authorView(history, state),
  created: jiraInstant(history.created),
  items: history.items,
});

export function authorView(history: HistoryRecord, state: JiraState): Record<string, unknown> {
  const author = history.author === null ? undefined : findUser(state.store, history.author);
  return author === undefined ? {} : { author: userView(author) };
}
