import type { SiteUser } from '../../kernel';
import { agileSelfOf, selfOf } from '../addresses';
import { CATEGORIES } from '../base-site';
import type {
  BoardRecord,
  CategoryKey,
  ComponentRecord,
  IssueTypeRecord,
  LinkTypeRecord,
  NamedRecord,
  ProjectRecord,
  SprintRecord,
  StatusRecord,
  VersionRecord,
} from '../records';
import { APP_ACCOUNT_ID } from '../../kernel';
import { initialsAvatar } from './initials-avatar';

/** The things issues point at, as Jira writes them. */

const AVATAR_SIZES = ['48x48', '24x24', '16x16', '32x32'];

const projectAvatars = (): Record<string, string> =>
  Object.fromEntries(
    AVATAR_SIZES.map((size) => [size, selfOf(`universal_avatar/view/type/project/avatar/1?size=${size}`)]),
  );

const personAvatars = (displayName: string): Record<string, string> => {
  const picture = initialsAvatar(displayName);
  return Object.fromEntries(AVATAR_SIZES.map((size) => [size, picture]));
};

const projectScope = (projectId: string): unknown => ({ type: 'PROJECT', project: { id: projectId } });

export const categoryView = (key: CategoryKey): unknown => ({
  self: selfOf(`statuscategory/${CATEGORIES[key].id}`),
  id: CATEGORIES[key].id,
  key,
  colorName: CATEGORIES[key].colorName,
  name: CATEGORIES[key].name,
});

export const statusView = (status: StatusRecord): unknown => ({
  self: selfOf(`status/${status.id}`),
  description: '',
  iconUrl: selfOf('images/icons/statuses/generic.png'),
  name: status.name,
  id: status.id,
  statusCategory: categoryView(status.category),
  ...(status.projectId === undefined ? {} : { scope: projectScope(status.projectId) }),
});

export const issueTypeView = (type: IssueTypeRecord): unknown => ({
  self: selfOf(`issuetype/${type.id}`),
  id: type.id,
  description: '',
  iconUrl: selfOf('universal_avatar/view/type/issuetype/avatar/10318?size=medium'),
  name: type.name,
  untranslatedName: type.name,
  subtask: type.level === -1,
  avatarId: 10318,
  hierarchyLevel: type.level,
  ...(type.projectId === undefined ? {} : { scope: projectScope(type.projectId) }),
});

/** A project as part of an issue. */
export const projectRefView = (project: ProjectRecord): Record<string, unknown> => ({
  self: selfOf(`project/${project.id}`),
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: 'software',
  simplified: project.teamManaged,
  avatarUrls: projectAvatars(),
});

export const userView = (user: SiteUser): Record<string, unknown> => ({
  self: selfOf(`user?accountId=${user.accountId}`),
  accountId: user.accountId,
  accountType: user.accountId === APP_ACCOUNT_ID ? 'app' : 'atlassian',
  ...(user.email === '' ? {} : { emailAddress: user.email }),
  avatarUrls: personAvatars(user.displayName),
  displayName: user.displayName,
  active: user.active !== false,
  timeZone: 'Etc/UTC',
});

export const versionView = (version: VersionRecord): Record<string, unknown> => ({
  self: selfOf(`version/${version.id}`),
  id: version.id,
  description: version.description ?? '',
  name: version.name,
  archived: version.archived,
  released: version.released,
  ...(version.startDate === undefined ? {} : { startDate: version.startDate }),
  ...(version.releaseDate === undefined ? {} : { releaseDate: version.releaseDate }),
  projectId: Number(version.projectId),
});

/** A version as part of an issue: without its project. */
export function versionRefView(version: VersionRecord): unknown {
  const { projectId: _projectId, startDate: _startDate, ...ref } = versionView(version);
  return ref;
}

export const componentRefView = (component: ComponentRecord): Record<string, unknown> => ({
  self: selfOf(`component/${component.id}`),
  id: component.id,
  name: component.name,
  ...(component.description === undefined ? {} : { description: component.description }),
});

export const componentView = (component: ComponentRecord, project: ProjectRecord): unknown => ({
  ...componentRefView(component),
  assigneeType: 'PROJECT_DEFAULT',
  isAssigneeTypeValid: false,
  project: project.key,
  projectId: Number(project.id),
});

export const priorityView = (priority: NamedRecord): unknown => ({
  self: selfOf(`priority/${priority.id}`),
  iconUrl: selfOf('images/icons/priorities/medium.svg'),
  name: priority.name,
  id: priority.id,
});

export const resolutionView = (resolution: NamedRecord): unknown => ({
  self: selfOf(`resolution/${resolution.id}`),
  id: resolution.id,
  description: '',
  name: resolution.name,
});

export const linkTypeView = (type: LinkTypeRecord): unknown => ({
  id: type.id,
  name: type.name,
  inward: type.inward,
  outward: type.outward,
  self: selfOf(`issueLinkType/${type.id}`),
});

const sprintDates = (sprint: SprintRecord): Record<string, string> => ({
  ...(sprint.goal === undefined ? {} : { goal: sprint.goal }),
  ...(sprint.startDate === undefined ? {} : { startDate: sprint.startDate }),
  ...(sprint.endDate === undefined ? {} : { endDate: sprint.endDate }),
  ...(sprint.completeDate === undefined ? {} : { completeDate: sprint.completeDate }),
});

/** A sprint as a value of the Sprint field. */
export const sprintValueView = (sprint: SprintRecord): unknown => ({
  id: Number(sprint.id),
  name: sprint.name,
  state: sprint.state,
  boardId: Number(sprint.boardId),
  ...sprintDates(sprint),
});

export const sprintView = (sprint: SprintRecord): unknown => ({
  id: Number(sprint.id),
  self: agileSelfOf(`sprint/${sprint.id}`),
  state: sprint.state,
  name: sprint.name,
  ...sprintDates(sprint),
  originBoardId: Number(sprint.boardId),
});

export const boardView = (board: BoardRecord, project: ProjectRecord | undefined): unknown => ({
  id: Number(board.id),
  self: agileSelfOf(`board/${board.id}`),
  name: board.name,
  type: board.kind,
  ...(project === undefined
    ? {}
    : {
        location: {
          projectId: Number(project.id),
          displayName: `${project.name} (${project.key})`,
          projectName: project.name,
          projectKey: project.key,
          projectTypeKey: 'software',
          name: `${project.name} (${project.key})`,
        },
      }),
});
