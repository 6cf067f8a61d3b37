import { SPRINT_FIELD } from '../base-site';
import type { FieldRecord, IssueRecord } from '../records';
import type { JiraState } from '../state';
import type { ValueKind } from './values';

/** A field as queries use it. */
export type JqlField =
  /** Points at other records, labels or people: compared by identity. */
  | {
      readonly kind: 'set';
      readonly values: ValueKind;
      readonly read: (issue: IssueRecord, state: JiraState) => readonly string[];
    }
  | { readonly kind: 'date'; readonly read: (issue: IssueRecord) => number | null }
  | { readonly kind: 'number'; readonly read: (issue: IssueRecord, state: JiraState) => number | null }
  | { readonly kind: 'text'; readonly read: (issue: IssueRecord) => string }
  /** A Jira field the local site does not search. */
  | { readonly kind: 'not-modelled' };

const one = (value: string | null): readonly string[] => (value === null ? [] : [value]);
const set = (values: ValueKind, read: (issue: IssueRecord, state: JiraState) => readonly string[]): JqlField => ({
  kind: 'set',
  values,
  read,
});
const date = (read: (issue: IssueRecord) => number | null): JqlField => ({ kind: 'date', read });
const dayMs = (day: string | null): number | null => (day === null ? null : Date.parse(`${day}T00:00:00Z`));

const issueField = set('issue', (issue) => [issue.id]);
const parent = set('issue', (issue) => one(issue.parent?.id ?? null));
/** Says nothing of sub-tasks, and nothing of what is under anything but an epic. */
const epicLink = set('issue', (issue, state) => {
  const above = issue.parent === null ? undefined : state.get('issue', issue.parent.id);
  return above !== undefined && state.get('issueType', above.typeId)?.level === 1 ? [above.id] : [];
});
const type = set('issueType', (issue) => [issue.typeId]);
const resolved = date((issue) => issue.resolved);
const due = date((issue) => dayMs(issue.due));
const sprint = set('sprint', (issue) => issue.sprintIds);
const text: JqlField = { kind: 'text', read: (issue) => `${issue.summary} ${textOf(issue.description)}` };

const SYSTEM: Readonly<Record<string, JqlField>> = {
  project: set('project', (issue) => [issue.projectId]),
  key: issueField,
  issuekey: issueField,
  issue: issueField,
  id: issueField,
  parent,
  'epic link': epicLink,
  issuetype: type,
  type,
  status: set('status', (issue) => [issue.statusId]),
  statuscategory: set('statusCategory', (issue, state) => one(state.get('status', issue.statusId)?.category ?? null)),
  resolution: set('resolution', (issue) => one(issue.resolutionId)),
  fixversion: set('version', (issue) => issue.fixVersionIds),
  affectedversion: set('version', (issue) => issue.affectedVersionIds),
  component: set('component', (issue) => issue.componentIds),
  labels: set('label', (issue) => issue.labels.map((label) => label.toLowerCase())),
  assignee: set('user', (issue) => one(issue.assignee)),
  reporter: set('user', (issue) => one(issue.reporter)),
  creator: set('user', (issue) => one(issue.creator)),
  priority: set('priority', (issue) => one(issue.priorityId)),
  sprint,
  hierarchylevel: { kind: 'number', read: (issue, state) => state.get('issueType', issue.typeId)?.level ?? null },
  created: date((issue) => issue.created),
  createddate: date((issue) => issue.created),
  updated: date((issue) => issue.updated),
  updateddate: date((issue) => issue.updated),
  resolved,
  resolutiondate: resolved,
  due,
  duedate: due,
  statuscategorychangeddate: date((issue) => issue.statusCategoryChanged),
  summary: { kind: 'text', read: (issue) => issue.summary },
  description: { kind: 'text', read: (issue) => textOf(issue.description) },
  text,
};

/** Fields every Jira site has that the local one does not search. */
const NOT_MODELLED = new Set(
  `approvals attachments category comment "parent link" parentepic environment filter request savedfilter searchrequest
   issuelinktype issuelink lastviewed level "security level" organizations originalestimate timeoriginalestimate remainingestimate
   timeestimate timespent projecttype "request type" "request channel type" rank textfields voter votes watcher watchers workratio
   worklogauthor worklogcomment worklogdate development "issue.property" teamtype team "goals"`
    .match(/"[^"]+"|\S+/g)
    ?.map((name) => name.replaceAll('"', '')),
);

/** What a query means by a field name; undefined when the site has no such field. */
export function findField(state: JiraState, name: string): JqlField | undefined {
  const lower = name.toLowerCase();
  const system = SYSTEM[lower];
  if (system !== undefined) return system;
  const custom = findCustom(state, name);
  if (custom !== undefined) return customField(custom);
  return NOT_MODELLED.has(lower) ? { kind: 'not-modelled' } : undefined;
}

/** `cf[10034]`, `customfield_10034` or the field's name. */
function findCustom(state: JiraState, name: string): FieldRecord | undefined {
  const id = /^cf\[(\d+)\]$/i.exec(name)?.[1];
  if (id !== undefined) return state.get('field', `customfield_${id}`);
  const lower = name.toLowerCase();
  for (const field of state.all('field')) if (field.name.toLowerCase() === lower || field.id === lower) return field;
  return undefined;
}

function customField(field: FieldRecord): JqlField {
  if (field.id === SPRINT_FIELD) return sprint;
  const value = (issue: IssueRecord) => issue.custom[field.id] ?? null;
  switch (field.type) {
    case 'number':
      return { kind: 'number', read: (issue) => numberOrNull(value(issue)) };
    case 'date':
    case 'datetime':
      return date((issue) => instantOrNull(value(issue)));
    case 'string':
      return { kind: 'text', read: (issue) => textOf(value(issue)) };
    case 'option':
    case 'array':
      return set('option', (issue) => optionNames(value(issue)));
    case 'any':
      return { kind: 'not-modelled' };
  }
}

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function instantOrNull(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

function optionNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(optionNames);
  if (typeof value === 'string') return [value.toLowerCase()];
  if (typeof value === 'object' && value !== null && 'value' in value) return optionNames(value.value);
  return [];
}

/** The words of a document or of plain text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (typeof value !== 'object' || value === null) return '';
  const own = 'text' in value && typeof value.text === 'string' ? value.text : '';
  const inner = 'content' in value ? textOf(value.content) : '';
  return `${own} ${inner}`.trim();
}
