import type { Json } from '../../kernel';
import { SPRINT_FIELD } from '../base-site';
import { isDay } from '../instants';
import { findUser } from '../people';
import type { FieldRecord, IssueRecord, Kind, Records } from '../records';
import type { ChangeContext } from './context';

/** A field as a create, edit or transition request gives it, turned into a change of the record; or what is wrong. */
export type FieldPatch = { readonly patch: Partial<IssueRecord> } | { readonly mistake: string };

type Setter = (value: Json, issue: IssueRecord, change: ChangeContext) => FieldPatch;

/** `Array.isArray` does not narrow read-only lists. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const patch = (fields: Partial<IssueRecord>): FieldPatch => ({ patch: fields });
const mistake = (message: string): FieldPatch => ({ mistake: message });

/** Applies one field of a request to an issue. */
export function readField(name: string, value: Json, issue: IssueRecord, change: ChangeContext): FieldPatch {
  const setter = SETTERS[name];
  if (setter !== undefined) return setter(value, issue, change);
  const field = change.state.get('field', name);
  if (field !== undefined) return readCustom(field, value, issue, change);
  return mistake(`Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`);
}

const MAX_SUMMARY = 255;

const readSummary: Setter = (value) => {
  if (typeof value !== 'string' || value.trim() === '') return mistake('You must specify a summary of the issue.');
  if (value.length > MAX_SUMMARY) return mistake(`Summary can't exceed ${MAX_SUMMARY} characters.`);
  if (/[\r\n]/.test(value)) return mistake('The summary is invalid because it contains newline characters.');
  return patch({ summary: value });
};

const readDescription: Setter = (value) =>
  value === null || propertyOf(value, 'type') === 'doc'
    ? patch({ description: value })
    : mistake('Operation value must be an Atlassian Document (see the Atlassian Document Format)');

const readParent: Setter = (value, issue, { state, viewer }) => {
  if (value === null || propertyOf(value, 'none') === true) {
    return state.get('issueType', issue.typeId)?.level === -1
      ? mistake('Issue type is a sub-task but parent issue key or id not specified.')
      : patch({ parent: null });
  }
  const named = propertyOf(value, 'id') ?? propertyOf(value, 'key');
  const parent = named === undefined ? undefined : state.issues.find(String(named));
  if (parent === undefined || !viewer.canSee(parent)) return mistake('Could not find issue by id or key.');
  const level = state.get('issueType', issue.typeId)?.level ?? 0;
  const parentLevel = state.get('issueType', parent.typeId)?.level ?? 0;
  if (parentLevel !== level + 1) return mistake('Given parent work item does not belong to appropriate hierarchy.');
  return patch({ parent: { id: parent.id, key: parent.key } });
};

const readType: Setter = (value, issue, { state }) => {
  const project = state.get('project', issue.projectId);
  const type = findNamed('issueType', value, state, (candidate) => project?.typeIds.includes(candidate.id) ?? false);
  return type === undefined ? mistake('Specify a valid issue type') : patch({ typeId: type.id });
};

const readPriority: Setter = (value, _issue, { state }) => {
  if (value === null) return patch({ priorityId: null });
  const priority = findNamed('priority', value, state, () => true);
  return priority === undefined ? mistake('The priority selected is invalid.') : patch({ priorityId: priority.id });
};

const readResolution: Setter = (value, _issue, { state }) => {
  if (value === null) return patch({ resolutionId: null });
  const resolution = findNamed('resolution', value, state, () => true);
  return resolution === undefined
    ? mistake('The resolution selected is invalid.')
    : patch({ resolutionId: resolution.id });
};

const readLabels: Setter = (value) => {
  if (value === null) return patch({ labels: [] });
  if (!Array.isArray(value) || !value.every((label) => typeof label === 'string'))
    return mistake('data was not an array');
  const labels = value.map(String);
  const spaced = labels.find((label) => /\s/.test(label));
  if (spaced !== undefined) return mistake(`The label '${spaced}' contains spaces which is invalid.`);
  return patch({ labels: [...new Set(labels)].sort() });
};

const readUser =
  (field: 'assignee' | 'reporter'): Setter =>
  (value, _issue, { state }) => {
    if (value === null) return patch({ [field]: null });
    const id = propertyOf(value, 'accountId') ?? propertyOf(value, 'id');
    if (id === null) return patch({ [field]: null });
    const user = typeof id === 'string' ? findUser(state.store, id) : undefined;
    return user === undefined
      ? mistake(`User '${String(id)}' cannot be assigned issues.`)
      : patch({ [field]: user.accountId });
  };

const readDue: Setter = (value) => {
  if (value === null || value === '') return patch({ due: null });
  return typeof value === 'string' && isDay(value)
    ? patch({ due: value })
    : mistake(`Error parsing date string: ${String(value)}`);
};

/** Working time as Jira counts it by default: eight hours a day, five days a week. */
const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 28_800, w: 144_000 };

const readTimeTracking: Setter = (value) => {
  const estimate = propertyOf(value, 'originalEstimate');
  if (estimate === null) return patch({ originalEstimate: null });
  if (typeof estimate !== 'string' || !/^(\d+(\.\d+)?[wdhm]\s*)+$/.test(estimate))
    return mistake('Original Estimate is not valid');
  const total = [...estimate.matchAll(/(\d+(?:\.\d+)?)([wdhm])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (SECONDS[unit ?? ''] ?? 0),
    0,
  );
  return patch({ originalEstimate: Math.round(total) });
};

const readOwned =
  (kind: 'component' | 'version', field: 'componentIds' | 'fixVersionIds' | 'affectedVersionIds'): Setter =>
  (value, issue, { state }) => {
    if (value === null) return patch({ [field]: [] });
    if (!isList(value)) return mistake('data was not an array');
    const ids: string[] = [];
    for (const entry of value) {
      const found = findNamed(kind, entry, state, (candidate) => candidate.projectId === issue.projectId);
      if (found === undefined)
        return mistake(`${kind === 'component' ? 'Component' : 'Version'} name '${nameIn(entry)}' is not valid`);
      ids.push(found.id);
    }
    return patch({ [field]: [...new Set(ids)] });
  };

const SETTERS: Readonly<Record<string, Setter>> = {
  summary: readSummary,
  description: readDescription,
  parent: readParent,
  issuetype: readType,
  priority: readPriority,
  resolution: readResolution,
  labels: readLabels,
  assignee: readUser('assignee'),
  reporter: readUser('reporter'),
  duedate: readDue,
  timetracking: readTimeTracking,
  components: readOwned('component', 'componentIds'),
  fixVersions: readOwned('version', 'fixVersionIds'),
  versions: readOwned('version', 'affectedVersionIds'),
};

function readCustom(field: FieldRecord, value: Json, issue: IssueRecord, { state }: ChangeContext): FieldPatch {
  if (field.id === SPRINT_FIELD) {
    if (value === null) return patch({ sprintIds: closedOf(issue, state) });
    if (typeof value !== 'number') return mistake('Number value expected as the Sprint id.');
    if (state.get('sprint', String(value)) === undefined) return mistake(`Sprint with id ${value} does not exist.`);
    return patch({ sprintIds: [...closedOf(issue, state).filter((id) => id !== String(value)), String(value)] });
  }
  if (value !== null && field.type === 'number' && typeof value !== 'number')
    return mistake('Operation value must be a number');
  if (value !== null && field.type === 'string' && typeof value !== 'string')
    return mistake('Operation value must be a string');
  if (value !== null && field.type === 'date' && !(typeof value === 'string' && isDay(value))) {
    return mistake(`Error parsing date string: ${String(value)}`);
  }
  const { [field.id]: _old, ...others } = issue.custom;
  return patch({ custom: value === null ? others : { ...others, [field.id]: value } });
}

/** Sprints an issue was in when they closed stay with it. */
const closedOf = (issue: IssueRecord, state: ChangeContext['state']): string[] =>
  issue.sprintIds.filter((id) => state.get('sprint', id)?.state === 'closed');

const propertyOf = (value: Json, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

const nameIn = (value: Json): string => String(propertyOf(value, 'name') ?? propertyOf(value, 'id') ?? '');

/** A record by `{ id }` or `{ name }`. */
function findNamed<K extends Kind & ('issueType' | 'priority' | 'resolution' | 'component' | 'version')>(
  kind: K,
  value: Json,
  state: ChangeContext['state'],
  allowed: (record: Records[K]) => boolean,
): Records[K] | undefined {
  const id = propertyOf(value, 'id');
  const name = propertyOf(value, 'name');
  for (const record of state.all(kind)) {
    const same =
      id === undefined
        ? typeof name === 'string' && record.name.toLowerCase() === name.toLowerCase()
        : record.id === String(id);
    if (same && allowed(record)) return record;
  }
  return undefined;
}
