import { APP_ACCOUNT_ID, type ProductEvent } from '../kernel';
import { CATEGORIES } from './base-site';
import { jiraInstant } from './instants';
import type { ChangeItem, IssueRecord, LinkRecord, ProjectRecord, SprintRecord, VersionRecord } from './records';
import type { JiraState, Transaction } from './state';
import { selfOf } from './addresses';

/**
 * Product events with the documented payloads and nothing more. An issue event carries a few fields only: no parent, no
 * story points; apps that need those must fetch the issue.
 */

type Source = JiraState | Transaction;

interface Cause {
  readonly accountId: string | null;
  readonly atMs: number;
}

const envelope = (eventType: string, cause: Cause, payload: Record<string, unknown>): ProductEvent => ({
  eventType,
  payload: {
    eventType,
    selfGenerated: cause.accountId === APP_ACCOUNT_ID,
    timestamp: String(cause.atMs),
    ...(cause.accountId === null ? {} : { atlassianId: cause.accountId }),
    ...payload,
  },
});

const account = (accountId: string | null): unknown => (accountId === null ? null : { accountId });

const statusRef = (source: Source, id: string): { id: string; name: string } => ({
  id,
  name: source.get('status', id)?.name ?? '',
});

/** The documented subset of an issue. Deleted sub-tasks carry their parent besides. */
function issuePayload(issue: IssueRecord, source: Source, withParent = false): unknown {
  const type = source.get('issueType', issue.typeId);
  const project = source.get('project', issue.projectId);
  const status = source.get('status', issue.statusId);
  const category = status?.category ?? 'undefined';
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: {
        id: issue.typeId,
        name: type?.name ?? '',
        subtask: type?.level === -1,
        self: selfOf(`issuetype/${issue.typeId}`),
      },
      creator: account(issue.creator),
      created: jiraInstant(issue.created),
      project: {
        id: issue.projectId,
        key: project?.key ?? '',
        name: project?.name ?? '',
        projectTypeKey: 'software',
        simplified: project?.teamManaged ?? false,
        self: selfOf(`project/${issue.projectId}`),
      },
      reporter: account(issue.reporter),
      assignee: account(issue.assignee),
      updated: jiraInstant(issue.updated),
      status: {
        id: issue.statusId,
        name: status?.name ?? '',
        statusCategory: {
          id: CATEGORIES[category].id,
          key: category,
          colorName: CATEGORIES[category].colorName,
          name: CATEGORIES[category].name,
        },
      },
      ...(withParent && type?.level === -1 && issue.parent !== null
        ? { parent: { id: issue.parent.id, key: issue.parent.key } }
        : {}),
    },
  };
}

const people = (...accountIds: readonly (string | null)[]): unknown[] =>
  [...new Set(accountIds)].flatMap((accountId) => (accountId === null ? [] : [{ accountId }]));

export const issueCreated = (issue: IssueRecord, source: Source, cause: Cause): ProductEvent =>
  envelope('avi:jira:created:issue', cause, {
    jiraEventTypeName: 'issue_created',
    issue: issuePayload(issue, source),
    associatedUsers: people(issue.assignee, issue.reporter, issue.creator),
  });

export const issueDeleted = (issue: IssueRecord, source: Source, cause: Cause): ProductEvent =>
  envelope('avi:jira:deleted:issue', cause, {
    issue: issuePayload(issue, source, true),
    associatedUsers: people(issue.assignee, issue.reporter, issue.creator),
  });

/** One change, and beside it the `assigned` event when it gave the issue to someone else. */
export function issueUpdated(
  issue: IssueRecord,
  change: { readonly historyId: string; readonly items: readonly ChangeItem[]; readonly name: string },
  source: Source,
  cause: Cause,
): ProductEvent[] {
  const status = change.items.find((item) => item.fieldId === 'status');
  const assigned = change.items.find((item) => item.fieldId === 'assignee');
  const payload = {
    jiraEventTypeName: change.name,
    issue: issuePayload(issue, source),
    changelog: { id: change.historyId, items: change.items },
    associatedUsers: people(issue.assignee, issue.reporter, issue.creator, assigned?.from ?? null),
    ...(status === undefined || status.from === null || status.to === null
      ? {}
      : { associatedStatuses: [statusRef(source, status.from), statusRef(source, status.to)] }),
  };
  const updated = envelope('avi:jira:updated:issue', cause, payload);
  if (assigned === undefined) return [updated];
  return [updated, envelope('avi:jira:assigned:issue', cause, { ...payload, jiraEventTypeName: 'issue_assigned' })];
}

export function linkEvent(kind: 'created' | 'deleted', link: LinkRecord, source: Source, cause: Cause): ProductEvent {
  const type = source.get('linkType', link.typeId);
  return envelope(`avi:jira:${kind}:issuelink`, cause, {
    id: link.id,
    sourceIssueId: link.sourceId,
    destinationIssueId: link.destinationId,
    sourceProjectId: source.get('issue', link.sourceId)?.projectId ?? '',
    destinationProjectId: source.get('issue', link.destinationId)?.projectId ?? '',
    issueLinkType: {
      id: link.typeId,
      name: type?.name ?? '',
      inward: type?.inward ?? '',
      outward: type?.outward ?? '',
    },
  });
}

export type ProjectEventKind =
  'created' | 'updated' | 'softdeleted' | 'deleted' | 'archived' | 'unarchived' | 'restored';

export const projectEvent = (kind: ProjectEventKind, project: ProjectRecord, cause: Cause): ProductEvent =>
  envelope(`avi:jira:${kind}:project`, cause, {
    project: { id: project.id, key: project.key, name: project.name, self: selfOf(`project/${project.id}`) },
  });

export type VersionEventKind =
  'created' | 'updated' | 'released' | 'unreleased' | 'archived' | 'unarchived' | 'deleted';

export const versionEvent = (kind: VersionEventKind, version: VersionRecord, cause: Cause): ProductEvent =>
  envelope(`avi:jira:${kind}:version`, cause, {
    version: {
      id: version.id,
      name: version.name,
      archived: version.archived,
      released: version.released,
      projectId: Number(version.projectId),
      ...(version.releaseDate === undefined ? {} : { releaseDate: version.releaseDate }),
      self: selfOf(`version/${version.id}`),
    },
  });

export type ComponentEventKind = 'created' | 'updated' | 'deleted';

export const componentEvent = (
  kind: ComponentEventKind,
  component: { readonly id: string; readonly name: string; readonly projectId: string },
  cause: Cause,
): ProductEvent =>
  envelope(`avi:jira:${kind}:component`, cause, {
    component: { ...component, projectId: Number(component.projectId) },
  });

export type SprintEventKind = 'created' | 'started' | 'updated' | 'closed' | 'deleted';

export const sprintEvent = (kind: SprintEventKind, sprint: SprintRecord, cause: Cause): ProductEvent =>
  envelope(`avi:jira-software:${kind}:sprint`, cause, {
    sprint: {
      id: sprint.id,
      state: sprint.state,
      name: sprint.name,
      originBoardId: sprint.boardId,
      ...(sprint.startDate === undefined ? {} : { startDate: sprint.startDate }),
      ...(sprint.endDate === undefined ? {} : { endDate: sprint.endDate }),
    },
  });
