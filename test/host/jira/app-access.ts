import type { HostStore, StoreOp } from '../kernel';

const TABLE = 'app-blind';

/**
 * Takes a project out of the app's sight, or puts it back. In Jira this happens when the role `atlassian-addons-project-access`
 * loses its place in the project's permission scheme, or a security policy blocks apps; no event tells of it.
 */
export const appSightOps = (projectKey: string, isSeen: boolean): StoreOp[] =>
  isSeen ? [{ table: TABLE, key: projectKey, remove: true }] : [{ table: TABLE, key: projectKey, value: true }];

/** Whether the app may not browse the project. */
export const isAppBlindTo = (store: HostStore, projectKey: string): boolean => store.has(TABLE, projectKey);
