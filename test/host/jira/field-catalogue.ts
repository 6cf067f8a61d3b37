import type { FieldRecord } from './records';
import type { JiraState } from './state';

/** A field as `GET /field` lists it. */
export interface FieldDetails {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly untranslatedName?: string;
  readonly custom: boolean;
  readonly orderable: boolean;
  readonly navigable: boolean;
  readonly searchable: boolean;
  readonly clauseNames: readonly string[];
  readonly schema?: Readonly<Record<string, unknown>>;
}

type SystemRow = readonly [
  id: string,
  name: string,
  type: string,
  items: string | null,
  clauseNames: readonly string[],
];

const SYSTEM: readonly SystemRow[] = [
  ['statuscategorychangedate', 'Status Category Changed', 'datetime', null, ['statusCategoryChangedDate']],
  ['issuetype', 'Issue Type', 'issuetype', null, ['issuetype', 'type']],
  ['parent', 'Parent', 'issuelink', null, ['parent']],
  ['timespent', 'Time Spent', 'number', null, ['timespent']],
  ['project', 'Project', 'project', null, ['project']],
  ['fixVersions', 'Fix versions', 'array', 'version', ['fixVersion']],
  ['resolution', 'Resolution', 'resolution', null, ['resolution']],
  ['resolutiondate', 'Resolved', 'datetime', null, ['resolutiondate', 'resolved']],
  ['created', 'Created', 'datetime', null, ['created', 'createdDate']],
  ['priority', 'Priority', 'priority', null, ['priority']],
  ['labels', 'Labels', 'array', 'string', ['labels']],
  ['timeestimate', 'Remaining Estimate', 'number', null, ['remainingEstimate', 'timeestimate']],
  ['versions', 'Affects versions', 'array', 'version', ['affectedVersion']],
  ['issuelinks', 'Linked Issues', 'array', 'issuelinks', ['issueLink']],
  ['assignee', 'Assignee', 'user', null, ['assignee']],
  ['updated', 'Updated', 'datetime', null, ['updated', 'updatedDate']],
  ['status', 'Status', 'status', null, ['status']],
  ['statusCategory', 'Status Category', 'statusCategory', null, ['statusCategory']],
  ['components', 'Components', 'array', 'component', ['component']],
  ['timeoriginalestimate', 'Original estimate', 'number', null, ['originalEstimate', 'timeoriginalestimate']],
  ['description', 'Description', 'string', null, ['description']],
  ['security', 'Security Level', 'securitylevel', null, ['level']],
  ['summary', 'Summary', 'string', null, ['summary']],
  ['creator', 'Creator', 'user', null, ['creator']],
  ['subtasks', 'Sub-tasks', 'array', 'issuelinks', ['subtasks']],
  ['reporter', 'Reporter', 'user', null, ['reporter']],
  ['duedate', 'Due date', 'date', null, ['due', 'duedate']],
];

const NOT_ORDERABLE = new Set([
  'created',
  'updated',
  'resolutiondate',
  'creator',
  'status',
  'statusCategory',
  'statuscategorychangedate',
  'project',
  'subtasks',
]);

/** Every field of the site, system fields first. */
export const fieldCatalogue = (state: JiraState): FieldDetails[] => [
  {
    id: 'issuekey',
    key: 'issuekey',
    name: 'Key',
    custom: false,
    orderable: false,
    navigable: true,
    searchable: false,
    clauseNames: ['id', 'issue', 'issuekey', 'key'],
  },
  ...SYSTEM.map(systemDetails),
  ...[...state.all('field')].map(customDetails),
];

const systemDetails = ([id, name, type, items, clauseNames]: SystemRow): FieldDetails => ({
  id,
  key: id,
  name,
  custom: false,
  orderable: !NOT_ORDERABLE.has(id),
  navigable: true,
  searchable: true,
  clauseNames,
  schema: { type, ...(items === null ? {} : { items }), system: id },
});

function customDetails(field: FieldRecord): FieldDetails {
  const number = Number(field.id.replace('customfield_', ''));
  return {
    id: field.id,
    key: field.id,
    name: field.name,
    untranslatedName: field.name,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [`cf[${number}]`, field.name],
    schema: {
      type: field.type,
      ...(field.items === undefined ? {} : { items: field.items }),
      custom: field.custom,
      customId: number,
    },
  };
}
