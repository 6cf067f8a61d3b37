import type { HostStore, StoreOp } from '../kernel';

const TABLE = 'app-blind';

/**
 * Takes a project, by its key, or one issue, by its id, out of the app's sight, or puts it back. In Jira this happens when the
 * role `atlassian-addons-project-access` loses its place in the project's permission scheme or in the issue's security level,
 * or a security policy blocks apps; no event tells of it.
 */
export const appSightOps = (projectKeyOrIssueId: string, isSeen: boolean): StoreOp[] =>
  isSeen
    ? [{ table: TABLE, key: projectKeyOrIssueId, remove: true }]
    : [{ table: TABLE, key: projectKeyOrIssueId, value: true }];

/** Whether the app may not browse the project, or see the issue. */
export const isAppBlindTo = (store: HostStore, projectKeyOrIssueId: string): boolean =>
  store.has(TABLE, projectKeyOrIssueId);
