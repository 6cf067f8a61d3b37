import { selfOf } from '../addresses';
import { findUser } from '../people';
import type { ProjectRecord } from '../records';
import type { JiraState } from '../state';
import { componentView, issueTypeView, projectRefView, userView, versionView } from './entities';

/** A project as project lists show it. */
export const projectSummaryView = (project: ProjectRecord): Record<string, unknown> => ({
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
  ...projectRefView(project),
  style: project.teamManaged ? 'next-gen' : 'classic',
  isPrivate: false,
  properties: {},
  ...(project.state === 'archived' ? { archived: true } : {}),
  ...(project.state === 'deleted' ? { deleted: true } : {}),
});

/** A project with everything in it. */
export function projectView(project: ProjectRecord, state: JiraState): unknown {
  const lead = project.lead === null ? undefined : findUser(state.store, project.lead);
  return {
    ...projectSummaryView(project),
    description: '',
    ...(lead === undefined ? {} : { lead: userView(lead) }),
    components: [...state.all('component')]
      .filter((component) => component.projectId === project.id)
      .map((component) => componentView(component, project)),
    issueTypes: project.typeIds.flatMap((id) => {
      const type = state.get('issueType', id);
      return type === undefined ? [] : [issueTypeView(type)];
    }),
    assigneeType: 'UNASSIGNED',
    versions: versionsOf(project, state).map(versionView),
    roles: { Administrators: selfOf(`project/${project.id}/role/10002`) },
  };
}

/** A project's versions in the order they were made. */
export const versionsOf = (project: ProjectRecord, state: JiraState) =>
  [...state.all('version')]
    .filter((version) => version.projectId === project.id)
    .sort((a, b) => Number(a.id) - Number(b.id));
