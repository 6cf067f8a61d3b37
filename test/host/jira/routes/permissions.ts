import { z } from 'zod';
import type { HostStore, ProductResponse } from '../../kernel';
import { ok, refusal } from '../answers';
import { idInput, listParam, parseBody } from '../bodies';
import { grantedGroups } from '../app-permissions';
import type { Permission } from '../permission-names';
import type { IssueRecord, ProjectRecord } from '../records';
import type { Call, RouteTable } from '../router';
import { viewerOf, type Viewer } from '../viewer';

/** Jira refuses longer lists. */
const MAX_CHECKED = 1_000;

const checkBody = z.object({
  accountId: z.string().nullish(),
  globalPermissions: z.array(z.string()).nullish(),
  projectPermissions: z
    .array(
      z.object({
        permissions: z.array(z.string()),
        projects: z.array(idInput).nullish(),
        issues: z.array(idInput).nullish(),
      }),
    )
    .nullish(),
});

export const permissionRoutes: RouteTable = {
  'POST /rest/api/3/permissions/check': check,
  'POST /rest/api/3/permissions/project': (call) => {
    const { permissions } = parseBody(z.object({ permissions: z.array(z.string()).min(1) }), call.body);
    const wanted = permissions.map((key) => permissionNamed(call, key));
    const projects = [...call.state.all('project')].filter((project) =>
      wanted.every((permission) => inProject(permission, project, call.viewer)),
    );
    return ok({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) }, { identities: projects.length });
  },
  'GET /rest/api/3/mypermissions': mine,
};

function permissionNamed({ permissions }: Call, key: string): Permission {
  const permission = permissions.find((candidate) => candidate.key === key);
  if (permission === undefined) throw refusal(400, `Unrecognized permission '${key}'.`);
  return permission;
}

function check(call: Call): ProductResponse {
  const asked = parseBody(checkBody, call.body);
  const viewer = viewerFor(call, asked.accountId ?? null);
  const wanted = asked.projectPermissions ?? [];
  const longest = Math.max(
    0,
    ...wanted.map((part) => Math.max((part.projects ?? []).length, (part.issues ?? []).length)),
  );
  if (longest > MAX_CHECKED)
    throw refusal(400, `A maximum of ${MAX_CHECKED} projects and ${MAX_CHECKED} issues can be checked at once.`);
  const globalPermissions = (asked.globalPermissions ?? []).filter((key) =>
    globally(call, permissionNamed(call, key), viewer),
  );
  const projectPermissions = wanted.flatMap((part) =>
    part.permissions.map((key) => {
      const permission = permissionNamed(call, key);
      return {
        permission: key,
        issues: (part.issues ?? [])
          .filter((id) => onIssue(permission, call.state.get('issue', id), viewer))
          .map(Number),
        projects: (part.projects ?? [])
          .filter((id) => {
            const project = call.state.get('project', id);
            return project !== undefined && inProject(permission, project, viewer);
          })
          .map(Number),
      };
    }),
  );
  return ok(
    { globalPermissions, projectPermissions },
    { identities: globalPermissions.length + projectPermissions.length },
  );
}

/** Asking about somebody else is for administrators. */
function viewerFor({ viewer, state }: Call, accountId: string | null): Viewer {
  if (accountId === null || accountId === viewer.accountId) return viewer;
  if (!viewer.isAdmin) throw refusal(403, 'You do not have permission to check permissions of other users.');
  return viewerOf(state, { kind: 'user', accountId });
}

const globally = ({ state }: Call, permission: Permission, viewer: Viewer): boolean => {
  if (permission.type !== 'GLOBAL') throw refusal(400, `Permission '${permission.key}' is not a global permission.`);
  return permission.app === undefined ? ofSite(permission, viewer) : ofApp(permission.app, state.store, viewer);
};

const ofSite = (permission: Permission, viewer: Viewer): boolean =>
  permission.adminOnly ? viewer.isAdmin : viewer.known;

/** Held by those whom the app asked to grant it to when it was installed, and by the groups that an administrator added. */
function ofApp(app: NonNullable<Permission['app']>, store: HostStore, viewer: Viewer): boolean {
  if (!viewer.known) return false;
  if (app.defaultGrants.includes('all') || (app.defaultGrants.includes('jira-administrators') && viewer.isAdmin))
    return true;
  const granted = grantedGroups(store, app.module);
  return viewer.groups.some((group) => granted.includes(group));
}

function inProject(permission: Permission, project: ProjectRecord, viewer: Viewer): boolean {
  if (permission.type === 'GLOBAL') return ofSite(permission, viewer);
  if (!viewer.canBrowse(project)) return false;
  if (permission.adminOnly) return viewer.isAdmin;
  return permission.reading || viewer.canWorkIn(project);
}

function onIssue(permission: Permission, issue: IssueRecord | undefined, viewer: Viewer): boolean {
  if (issue === undefined || !viewer.canSee(issue)) return false;
  if (permission.adminOnly) return viewer.isAdmin;
  return permission.reading || viewer.canEdit(issue);
}

function mine(call: Call): ProductResponse {
  const { query, state, viewer } = call;
  const keys = listParam(query.getAll('permissions'));
  if (keys.length === 0) {
    throw refusal(
      400,
      "The 'permissions' query parameter is required. Provide a comma-separated list of permission keys.",
    );
  }
  const issueName = query.get('issueId') ?? query.get('issueKey');
  const projectName = query.get('projectId') ?? query.get('projectKey');
  const issue = issueName === null ? undefined : state.issues.find(issueName);
  if (issueName !== null && (issue === undefined || !viewer.canSee(issue))) {
    throw refusal(404, 'Issue does not exist or you do not have permission to see it.');
  }
  const project = [...state.all('project')].find(({ id, key }) => projectName === id || projectName === key);
  if (projectName !== null && (project === undefined || !viewer.canBrowse(project))) {
    throw refusal(404, `No project could be found with key or id '${projectName}'.`);
  }
  const has = (permission: Permission): boolean => {
    if (issue !== undefined)
      return permission.type === 'GLOBAL' ? globally(call, permission, viewer) : onIssue(permission, issue, viewer);
    if (project !== undefined) return inProject(permission, project, viewer);
    if (permission.type === 'GLOBAL') return globally(call, permission, viewer);
    // Without a context Jira answers whether the permission is held in any project.
    return [...state.all('project')].some((candidate) => inProject(permission, candidate, viewer));
  };
  const permissions = keys.map((key) => permissionNamed(call, key));
  return ok(
    {
      permissions: Object.fromEntries(
        permissions.map((permission) => [
          permission.key,
          {
            id: permission.id,
            key: permission.key,
            name: permission.name,
            type: permission.type,
            description: permission.description,
            havePermission: has(permission),
          },
        ]),
      ),
    },
    { identities: permissions.length },
  );
}
