import type { Json } from '../../kernel';
import { selfOf } from '../addresses';
import { SPRINT_FIELD } from '../base-site';
import { jiraInstant } from '../instants';
import { findUser } from '../people';
import type { IssueRecord, IssueTypeRecord, LinkRecord } from '../records';
import type { JiraState } from '../state';
import { securityLevelOf, type Viewer } from '../viewer';
import {
  componentRefView,
  categoryView,
  issueTypeView,
  linkTypeView,
  priorityView,
  projectRefView,
  resolutionView,
  sprintValueView,
  statusView,
  userView,
  versionRefView,
} from './entities';

/** How one field of an issue is written; undefined leaves it out. */
export type FieldWriter = (issue: IssueRecord, state: JiraState, viewer: Viewer) => unknown;

const person = (state: JiraState, accountId: string | null): unknown => {
  const user = accountId === null ? undefined : findUser(state.store, accountId);
  return user === undefined ? null : userView(user);
};

const written = <T>(record: T | undefined, view: (record: T) => unknown): unknown =>
  record === undefined ? null : view(record);

const category = (issue: IssueRecord, state: JiraState) => state.get('status', issue.statusId)?.category ?? 'undefined';

/** Every system field, in Jira's order of the issue view. */
export const SYSTEM_FIELD_WRITERS: Readonly<Record<string, FieldWriter>> = {
  statuscategorychangedate: (issue) => jiraInstant(issue.statusCategoryChanged),
  issuetype: (issue, state) => written(state.get('issueType', issue.typeId), issueTypeView),
  parent: (issue, state, viewer) => (issue.parent === null ? undefined : parentView(issue.parent, state, viewer)),
  timespent: () => null,
  project: (issue, state) => written(state.get('project', issue.projectId), projectRefView),
  fixVersions: (issue, state) => issue.fixVersionIds.flatMap((id) => views(state.get('version', id), versionRefView)),
  resolution: (issue, state) =>
    issue.resolutionId === null ? null : written(state.get('resolution', issue.resolutionId), resolutionView),
  resolutiondate: (issue) => (issue.resolved === null ? null : jiraInstant(issue.resolved)),
  created: (issue) => jiraInstant(issue.created),
  priority: (issue, state) =>
    issue.priorityId === null ? null : written(state.get('priority', issue.priorityId), priorityView),
  labels: (issue) => issue.labels,
  timeestimate: (issue) => issue.originalEstimate,
  versions: (issue, state) => issue.affectedVersionIds.flatMap((id) => views(state.get('version', id), versionRefView)),
  issuelinks: (issue, state, viewer) =>
    state.issues.links(issue.id).flatMap((link) => linkView(link, issue, state, viewer)),
  assignee: (issue, state) => person(state, issue.assignee),
  updated: (issue) => jiraInstant(issue.updated),
  status: (issue, state) => written(state.get('status', issue.statusId), statusView),
  statusCategory: (issue, state) => categoryView(category(issue, state)),
  components: (issue, state) => issue.componentIds.flatMap((id) => views(state.get('component', id), componentRefView)),
  timeoriginalestimate: (issue) => issue.originalEstimate,
  description: (issue) => issue.description,
  security: (issue, state) => {
    const level = securityLevelOf(state, issue);
    return level === undefined ? null : { self: selfOf(`securitylevel/${level.id}`), id: level.id, name: level.name };
  },
  summary: (issue) => issue.summary,
  creator: (issue, state) => person(state, issue.creator),
  subtasks: (issue, state, viewer) =>
    state.issues
      .children(issue.id)
      .filter((child) => state.get('issueType', child.typeId)?.level === -1 && viewer.canSee(child))
      .map((child) => issueRefView(child, state)),
  reporter: (issue, state) => person(state, issue.reporter),
  duedate: (issue) => issue.due,
};

/** Left out of `*navigable`. */
export const NOT_NAVIGABLE: ReadonlySet<string> = new Set(['description', 'issuelinks', 'subtasks', 'security']);

/** A custom field: sprints are records of their own, the rest are plain values. */
export const customFieldValue = (fieldId: string, issue: IssueRecord, state: JiraState): Json | unknown => {
  if (fieldId !== SPRINT_FIELD) return issue.custom[fieldId] ?? null;
  const sprints = issue.sprintIds.flatMap((id) => views(state.get('sprint', id), sprintValueView));
  return sprints.length === 0 ? null : sprints;
};

const views = <T>(record: T | undefined, view: (record: T) => unknown): unknown[] =>
  record === undefined ? [] : [view(record)];

function parentView(parent: { id: string; key: string }, state: JiraState, viewer: Viewer): unknown {
  const issue = state.get('issue', parent.id);
  if (issue === undefined || !viewer.canSee(issue))
    return { id: parent.id, key: parent.key, self: selfOf(`issue/${parent.id}`) };
  return issueRefView(issue, state);
}

/** An issue as another one shows it: parent, sub-task or linked issue. */
export function issueRefView(issue: IssueRecord, state: JiraState): unknown {
  const type: IssueTypeRecord | undefined = state.get('issueType', issue.typeId);
  return {
    id: issue.id,
    key: issue.key,
    self: selfOf(`issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: written(state.get('status', issue.statusId), statusView),
      ...(issue.priorityId === null
        ? {}
        : { priority: written(state.get('priority', issue.priorityId), priorityView) }),
      issuetype: written(type, issueTypeView),
    },
  };
}

function linkView(link: LinkRecord, issue: IssueRecord, state: JiraState, viewer: Viewer): unknown[] {
  const isSource = link.sourceId === issue.id;
  const other = state.get('issue', isSource ? link.destinationId : link.sourceId);
  const type = state.get('linkType', link.typeId);
  if (other === undefined || type === undefined || !viewer.canSee(other)) return [];
  return [
    {
      id: link.id,
      self: selfOf(`issueLink/${link.id}`),
      type: linkTypeView(type),
      [isSource ? 'outwardIssue' : 'inwardIssue']: issueRefView(other, state),
    },
  ];
}
