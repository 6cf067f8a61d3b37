import type { ProductResponse } from '../../kernel';
import { noContent, ok, refusal } from '../answers';
import { listParam, numberParam } from '../bodies';
import { beginChange } from '../changes/context';
import { dropProject } from '../changes/drop-project';
import { projectEvent, type ProjectEventKind } from '../events';
import { pageOf } from '../page-of';
import type { ProjectRecord } from '../records';
import { componentView, statusView, versionView } from '../render/entities';
import { projectSummaryView, projectView, versionsOf } from '../render/project';
import { selfOf } from '../addresses';
import type { Call, RouteTable } from '../router';

const ONE = '/rest/api/3/project/{projectIdOrKey}';

/** The project a path names, when the viewer may see it. Deleted ones show to administrators alone, to be restored. */
export function projectOf({ state, viewer, param }: Call, withDeleted = false): ProjectRecord {
  const wanted = param('projectIdOrKey');
  const key = wanted.toUpperCase();
  const project = [...state.all('project')].find((candidate) => candidate.id === wanted || candidate.key === key);
  const visible =
    project !== undefined &&
    (viewer.canBrowse(project) || (withDeleted && viewer.isAdmin && project.state === 'deleted'));
  if (project === undefined || !visible) throw refusal(404, `No project could be found with key '${wanted}'.`);
  return project;
}

export const projectRoutes: RouteTable = {
  'GET /rest/api/3/project/search': search,
  [`GET ${ONE}`]: (call) => ok(projectView(projectOf(call), call.state)),
  [`GET ${ONE}/statuses`]: statuses,
  'GET /rest/api/3/project/{projectIdOrKey}/hierarchy': hierarchy,
  [`GET ${ONE}/versions`]: (call) => ok(versionsOf(projectOf(call), call.state).map(versionView)),
  [`GET ${ONE}/version`]: (call) => {
    const project = projectOf(call);
    return ok(pageOf(call.query, versionsOf(project, call.state).map(versionView), `project/${project.id}/version`));
  },
  [`GET ${ONE}/components`]: (call) => {
    const project = projectOf(call);
    const own = [...call.state.all('component')].filter((component) => component.projectId === project.id);
    return ok(own.map((component) => componentView(component, project)));
  },
  [`POST ${ONE}/archive`]: async (call) => {
    await setState(call, administered(call), 'archived', 'archived');
    return noContent();
  },
  [`POST ${ONE}/restore`]: async (call) => {
    const project = administered(call);
    if (project.state === 'live') throw refusal(400, `Project '${project.key}' is neither archived nor in the trash.`);
    await setState(call, project, 'live', project.state === 'archived' ? 'unarchived' : 'restored');
    return ok(projectView({ ...project, state: 'live' }, call.state));
  },
  [`DELETE ${ONE}`]: async (call) => {
    const project = administered(call);
    if (call.query.get('enableUndo') !== 'false') {
      await setState(call, project, 'deleted', 'softdeleted');
      return noContent();
    }
    const change = beginChange(call);
    dropProject(change, project);
    await change.tx.commit();
    return noContent();
  },
};

function administered(call: Call): ProjectRecord {
  const project = projectOf(call, true);
  if (!call.viewer.isAdmin) throw refusal(403, 'You do not have permission to administer this project.');
  return project;
}

async function setState(
  call: Call,
  project: ProjectRecord,
  state: ProjectRecord['state'],
  kind: ProjectEventKind,
): Promise<void> {
  const { tx, cause } = beginChange(call);
  const changed = { ...project, state };
  tx.put('project', project.id, changed);
  tx.tell(projectEvent(kind, changed, cause));
  await tx.commit();
}

function search({ state, viewer, query }: Call): ProductResponse {
  const ids = new Set(listParam(query.getAll('id')));
  const keys = new Set(listParam(query.getAll('keys')));
  const wanted = new Set(listParam(query.getAll('status')));
  const states = wanted.size === 0 ? new Set(['live']) : wanted;
  const text = query.get('query')?.toLowerCase() ?? '';
  numberParam(query, 'startAt', 0);
  const found = [...state.all('project')]
    .filter(
      (project) =>
        states.has(project.state) && (viewer.canBrowse(project) || (project.state === 'deleted' && viewer.isAdmin)),
    )
    .filter((project) => (ids.size === 0 || ids.has(project.id)) && (keys.size === 0 || keys.has(project.key)))
    .filter((project) => project.key.toLowerCase().includes(text) || project.name.toLowerCase().includes(text))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return ok(pageOf(query, found.map(projectSummaryView), 'project/search'));
}

function statuses(call: Call): ProductResponse {
  const { state } = call;
  const project = projectOf(call);
  const workflow = state.get('workflow', project.workflowId);
  const views = (workflow?.statusIds ?? []).flatMap((id) => {
    const status = state.get('status', id);
    return status === undefined ? [] : [statusView(status)];
  });
  return ok(
    project.typeIds.flatMap((id) => {
      const type = state.get('issueType', id);
      if (type === undefined) return [];
      return [{ self: selfOf(`issuetype/${id}`), id, name: type.name, subtask: type.level === -1, statuses: views }];
    }),
  );
}

function hierarchy(call: Call): ProductResponse {
  const { state } = call;
  const project = projectOf(call);
  const types = project.typeIds.flatMap((id) => state.get('issueType', id) ?? []);
  const levels = [...new Set(types.map((type) => type.level))].sort((a, b) => b - a);
  const names: Readonly<Record<string, string>> = { '-1': 'Subtask', '0': 'Base', '1': 'Epic' };
  return ok({
    projectId: Number(project.id),
    hierarchy: levels.map((level) => ({
      level,
      name: names[String(level)] ?? `Level ${level}`,
      issueTypes: types
        .filter((type) => type.level === level)
        .map((type) => ({ id: Number(type.id), name: type.name, avatarId: 10318 })),
    })),
  });
}
