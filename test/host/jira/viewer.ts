import { APP_ACCOUNT_ID, type ProductActor, type SiteUser } from '../kernel';
import { isAppBlindTo } from './app-access';
import { findUser } from './people';
import type { IssueRecord, ProjectRecord } from './records';
import type { JiraState } from './state';

/** What one actor may see and do. Made per request; cheap. */
export interface Viewer {
  readonly accountId: string | null;
  readonly isApp: boolean;
  /** Signed in and with access to Jira. */
  readonly known: boolean;
  readonly isAdmin: boolean;
  readonly groups: readonly string[];
  canBrowse(project: ProjectRecord): boolean;
  canSee(issue: IssueRecord): boolean;
  /** Whether more than looking is for them there: not in archived projects, and not where they only read. */
  canWorkIn(project: ProjectRecord): boolean;
  canEdit(issue: IssueRecord): boolean;
}

/** The rights of an actor. */
export function viewerOf(state: JiraState, actor: ProductActor): Viewer {
  const user = actor.kind === 'user' ? findUser(state.store, actor.accountId) : undefined;
  const isApp = actor.kind === 'app';
  const known = isApp || (user !== undefined && user.active !== false && user.jiraAccess !== false);
  const hidden = isApp ? NOTHING_HIDDEN : hiddenFrom(state, user?.accountId);
  const mayBrowse = (project: ProjectRecord): boolean =>
    known &&
    project.state !== 'deleted' &&
    (isApp ? !isAppBlindTo(state.store, project.key) : user !== undefined && browses(user, project));
  const seen = new Map<string, boolean>();
  const canBrowse = (project: ProjectRecord): boolean => {
    const answer = seen.get(project.id) ?? mayBrowse(project);
    seen.set(project.id, answer);
    return answer;
  };
  const canSee = (issue: IssueRecord): boolean => {
    const project = state.get('project', issue.projectId);
    const isHidden = isApp ? isAppBlindTo(state.store, issue.id) : hidden.has(issue.id);
    return project !== undefined && canBrowse(project) && !isHidden;
  };
  const canWorkIn = (project: ProjectRecord): boolean =>
    canBrowse(project) && project.state === 'live' && user?.onlyReads?.includes(project.key) !== true;
  return {
    accountId: actor.kind === 'user' ? actor.accountId : isApp ? APP_ACCOUNT_ID : null,
    isApp,
    known,
    isAdmin: isApp || (known && user?.admin === true),
    groups: known ? (user?.groups ?? []) : [],
    canBrowse,
    canSee,
    canWorkIn,
    canEdit(issue) {
      const project = state.get('project', issue.projectId);
      return canSee(issue) && project !== undefined && canWorkIn(project);
    },
  };
}

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

const browses = (user: SiteUser, project: ProjectRecord): boolean =>
  user.projects === '*' || user.projects.includes(project.key);

function hiddenFrom(state: JiraState, accountId: string | undefined): ReadonlySet<string> {
  if (state.count('security') === 0) return NOTHING_HIDDEN;
  const hidden = new Set<string>();
  const shown = new Set<string>();
  for (const level of state.all('security')) {
    const allowed = accountId !== undefined && level.accounts.includes(accountId);
    for (const name of level.issues) {
      const id = state.issues.find(name)?.id;
      if (id !== undefined) (allowed ? shown : hidden).add(id);
    }
  }
  // An issue named by two levels is open to the people of either.
  for (const id of shown) hidden.delete(id);
  return hidden;
}

/** The security level an issue carries, if any. */
export function securityLevelOf(state: JiraState, issue: IssueRecord): { id: string; name: string } | undefined {
  for (const level of state.all('security')) {
    if (level.issues.some((name) => state.issues.find(name)?.id === issue.id))
      return { id: level.id, name: level.level };
  }
  return undefined;
}
