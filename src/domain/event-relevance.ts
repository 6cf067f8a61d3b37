import type { IssueId, ProjectId } from './ids';

export interface FieldChange {
  readonly field: string;
  /** Null when the event does not say. */
  readonly fieldId: string | null;
  readonly from: string | null;
  /** Whether it went from an issue or to one, by their keys. */
  readonly namesIssue?: boolean;
}

/** What an issue event says, as far as it can be relied on: an event carries no parent and may lack its changelog. */
export interface IssueEvent {
  readonly kind: 'created' | 'updated' | 'deleted';
  readonly issueId: IssueId;
  readonly project: ProjectId | null;
  /** Changed fields by their untranslated changelog name, lower case; null when the event does not say. */
  readonly changes: readonly FieldChange[] | null;
}

/** What the scopes of all targets together care about. */
export interface Concern {
  readonly projects: ReadonlySet<ProjectId>;
  readonly anywhere: boolean;
  readonly below: boolean;
  readonly fields: ReadonlySet<string>;
  /** Ids of the number fields that measures weigh by. */
  readonly numbers: ReadonlySet<string>;
}

/** Changelog names of a changed parent, old and new. */
const PARENT_FIELDS = new Set(['issueparentassociation', 'parent link', 'epic link', 'parent issue', 'parent']);

/**
 * Changes no number depends on, unless a JQL scope reads one of the named fields. A change that is not listed here is
 * taken to matter.
 */
const READ_BY: Readonly<Record<string, readonly string[]>> = {
  comment: ['comment', 'text'],
  attachment: ['attachments'],
  description: ['description', 'text'],
  summary: ['summary', 'text'],
  environment: ['environment', 'text'],
  rank: ['rank'],
  link: ['issuelinktype', 'issuelink'],
  remoteissuelink: ['issuelinktype'],
  assignee: ['assignee'],
  reporter: ['reporter'],
  priority: ['priority'],
  duedate: ['due', 'duedate'],
  worklogid: ['worklogdate', 'worklogauthor', 'worklogcomment'],
  timespent: ['timespent', 'workratio'],
  flagged: ['flagged'],
  labels: ['labels'],
  component: ['component', 'components'],
  'fix version': ['fixversion', 'fixversions'],
  version: ['affectedversion', 'affectedversions'],
  sprint: ['sprint'],
  watchers: ['watcher', 'watchers'],
  vote: ['votes', 'voter'],
};
/** Fields of every site by the names that JQL has for them; whatever else a scope reads may be any custom field. */
const SYSTEM_FIELDS = new Set([
  ...Object.values(READ_BY).flat(),
  ...['project', 'category', 'projecttype', 'issuekey', 'key', 'id', 'issue', 'parent', 'hierarchylevel'],
  ...['status', 'statuscategory', 'statuscategorychangeddate', 'resolution', 'resolutiondate', 'resolved'],
  ...['issuetype', 'type', 'level', 'created', 'createddate', 'creator'],
  ...['originalestimate', 'timeoriginalestimate', 'remainingestimate', 'timeestimate', 'lastviewed'],
]);
/** Stands for every text field, custom ones among them. */
const ALL_TEXT = 'text';
const CUSTOM_ID = /^customfield_[0-9]+$/;
/** Reading one of these makes every change matter. */
const READS_EVERYTHING = ['updated', 'updateddate'];

/** Older sites keep the parent in custom fields, which anybody may have named otherwise: what names an issue may be one. */
const isParentField = ({ field, namesIssue }: FieldChange): boolean => PARENT_FIELDS.has(field) || namesIssue === true;

/**
 * Changes with which an issue may come under another parent: its parent itself, its type, its project; or with which the app
 * may see for the first time that it stands under one.
 */
const PLACING_FIELDS = new Set([...PARENT_FIELDS, 'issuetype', 'project', 'key', 'security']);

/** Whether nothing but its parent changed, and the event says so without a doubt. */
export const isReparented = ({ kind, changes }: IssueEvent): boolean =>
  kind === 'updated' &&
  changes !== null &&
  changes.length > 0 &&
  changes.every(({ field }) => PARENT_FIELDS.has(field));

/** Fields of every site that may have another value under another parent: a sub-task is in the sprint of what is above it. */
const TAKEN_FROM_PARENT = new Set(['parent', 'hierarchylevel', 'level', 'sprint', 'rank']);

/** Whether what a scope matches is certain to be the same under another parent, by the fields that its JQL reads. */
export const ignoresParent = (fields: readonly string[]): boolean =>
  fields.every((name) => SYSTEM_FIELDS.has(name) && !TAKEN_FROM_PARENT.has(name));

/** Whether the issue may stand under another parent now; also when the event does not say what changed. */
export const mayBePlaced = ({ kind, changes }: IssueEvent): boolean =>
  kind === 'created' ||
  changes === null ||
  changes.length === 0 ||
  changes.some((change) => PLACING_FIELDS.has(change.field) || isParentField(change));

function isIdle(change: FieldChange, concern: Concern): boolean {
  const { field, fieldId } = change;
  const readers = READ_BY[field];
  if (readers !== undefined) return !readers.some((reader) => concern.fields.has(reader));
  if (isParentField(change) || fieldId === null || !CUSTOM_ID.test(fieldId)) return false;
  return (
    !concern.numbers.has(fieldId) && [...concern.fields].every((name) => SYSTEM_FIELDS.has(name) && name !== ALL_TEXT)
  );
}

/** Could any scope care? False only when it is certain that none does. */
export function mayConcern(event: IssueEvent, concern: Concern): boolean {
  if (concern.projects.size === 0 && !concern.anywhere) return false;
  const inScope = concern.anywhere || event.project === null || concern.projects.has(event.project);
  if (event.kind === 'deleted') return inScope;
  // A created issue may have a parent in another project, and only Jira knows.
  if (event.kind === 'created') return inScope || concern.below;
  if (event.changes === null || event.changes.length === 0) return inScope || concern.below;
  if (inScope) {
    const readsAll = READS_EVERYTHING.some((field) => concern.fields.has(field));
    return readsAll || event.changes.some((change) => !isIdle(change, concern));
  }
  return event.changes.some(
    (change) =>
      (concern.below && isParentField(change)) ||
      (change.field === 'project' &&
        change.from !== null &&
        [...concern.projects].some((project) => project === change.from)),
  );
}
