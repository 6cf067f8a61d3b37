import type { Json } from '../../kernel';
import { findUser } from '../people';
import type { ChangeItem, IssueRecord, Kind } from '../records';
import type { JiraState, Transaction } from '../state';

interface Source {
  readonly state: JiraState;
  readonly tx: Transaction;
}

type Pair = readonly [value: string | null, text: string | null];
const NOTHING: Pair = [null, null];

const item = (field: string, fieldId: string | undefined, before: Pair, after: Pair, custom = false): ChangeItem => ({
  field,
  fieldtype: custom ? 'custom' : 'jira',
  ...(fieldId === undefined ? {} : { fieldId }),
  from: before[0],
  fromString: before[1],
  to: after[0],
  toString: after[1],
});

/** What changed between two versions of an issue, as Jira's changelog words it. */
export function itemsBetween(before: IssueRecord, after: IssueRecord, source: Source): ChangeItem[] {
  const named = (kind: Kind, id: string | null): Pair => (id === null ? NOTHING : [id, nameOf(kind, id, source)]);
  const person = (id: string | null): Pair =>
    id === null ? NOTHING : [id, findUser(source.state.store, id)?.displayName ?? id];
  const text = (value: string | null): Pair => [null, value];
  const items: ChangeItem[] = [];
  const add = (field: string, fieldId: string | undefined, was: Pair, is: Pair): void => {
    if (was[0] !== is[0] || was[1] !== is[1]) items.push(item(field, fieldId, was, is));
  };
  add('project', 'project', named('project', before.projectId), named('project', after.projectId));
  add('Key', undefined, text(before.key), text(after.key));
  add('issuetype', 'issuetype', named('issueType', before.typeId), named('issueType', after.typeId));
  add('resolution', 'resolution', named('resolution', before.resolutionId), named('resolution', after.resolutionId));
  add('status', 'status', named('status', before.statusId), named('status', after.statusId));
  // Jira names no field id for a change of parent, and gives keys as the texts.
  if (before.parent?.id !== after.parent?.id) {
    items.push(item('IssueParentAssociation', undefined, refPair(before.parent), refPair(after.parent)));
  }
  add('summary', 'summary', text(before.summary), text(after.summary));
  add('description', 'description', text(plain(before.description)), text(plain(after.description)));
  add('assignee', 'assignee', person(before.assignee), person(after.assignee));
  add('reporter', 'reporter', person(before.reporter), person(after.reporter));
  add('priority', 'priority', named('priority', before.priorityId), named('priority', after.priorityId));
  add('labels', 'labels', text(before.labels.join(' ')), text(after.labels.join(' ')));
  add('duedate', 'duedate', day(before.due), day(after.due));
  add(
    'timeoriginalestimate',
    'timeoriginalestimate',
    seconds(before.originalEstimate),
    seconds(after.originalEstimate),
  );
  items.push(
    ...members('Component', 'components', before.componentIds, after.componentIds, (id) => named('component', id)),
    ...members('Fix Version', 'fixVersions', before.fixVersionIds, after.fixVersionIds, (id) => named('version', id)),
    ...members('Version', 'versions', before.affectedVersionIds, after.affectedVersionIds, (id) =>
      named('version', id),
    ),
    ...sprintItems(before.sprintIds, after.sprintIds, source),
    ...customItems(before.custom, after.custom, source),
  );
  return items;
}

function nameOf(kind: Kind, id: string, { tx }: Source): string {
  const record = tx.get(kind, id);
  return record !== undefined && 'name' in record ? record.name : id;
}

const refPair = (parent: IssueRecord['parent']): Pair => (parent === null ? NOTHING : [parent.id, parent.key]);
const day = (value: string | null): Pair => (value === null ? NOTHING : [value, `${value} 00:00:00.0`]);
const seconds = (value: number | null): Pair => (value === null ? NOTHING : [String(value), String(value)]);

/** One item for each thing added or removed. */
function members(
  field: string,
  fieldId: string,
  before: readonly string[],
  after: readonly string[],
  pair: (id: string) => Pair,
): ChangeItem[] {
  return [
    ...before.filter((id) => !after.includes(id)).map((id) => item(field, fieldId, pair(id), NOTHING)),
    ...after.filter((id) => !before.includes(id)).map((id) => item(field, fieldId, NOTHING, pair(id))),
  ];
}

/** Lists of sprints are joined; none is an empty text, not null. */
function sprintItems(before: readonly string[], after: readonly string[], source: Source): ChangeItem[] {
  const pair = (ids: readonly string[]): Pair => [
    ids.join(', '),
    ids.map((id) => nameOf('sprint', id, source)).join(', '),
  ];
  if (before.join() === after.join()) return [];
  return [item('Sprint', 'customfield_10020', pair(before), pair(after), true)];
}

/** Values of custom fields, numbers among them, stand in the texts alone. */
function customItems(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
  { tx }: Source,
): ChangeItem[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((id) => {
    const was = customText(before[id] ?? null);
    const is = customText(after[id] ?? null);
    return was === is ? [] : [item(tx.get('field', id)?.name ?? id, id, [null, was], [null, is], true)];
  });
}

function customText(value: Json): string | null {
  if (value === null) return null;
  if (typeof value === 'object') {
    if ('value' in value && typeof value.value === 'string') return value.value;
    return JSON.stringify(value);
  }
  return String(value);
}

/** The words of a document. */
function plain(value: Json): string | null {
  if (value === null) return null;
  const words = (node: Json): string => {
    if (Array.isArray(node)) return node.map(words).join('');
    if (typeof node !== 'object' || node === null || !('type' in node)) return '';
    const own = typeof node.text === 'string' ? node.text : '';
    return `${own}${words(node.content ?? null)}${node.type === 'paragraph' ? '\n' : ''}`;
  };
  return words(value).trim();
}
