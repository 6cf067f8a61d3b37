import type { ProductActor } from '../kernel';
import { jiraInstant } from './instants';
import { findUser } from './people';
import type { CategoryKey, IssueRecord, ProjectRecord } from './records';
import type { JiraState } from './state';
import { viewerOf, type Viewer } from './viewer';
import { transitionsOf } from './workflow';

/** What the plain pages around the app show, as one person may see it. */
export interface SiteReads {
  projects(actor: ProductActor): readonly ProjectSummary[];
  /** Newest first; undefined when there is no such project for this person. */
  issues(actor: ProductActor, projectKey: string): readonly IssueSummary[] | undefined;
  /** By key, former key or id; undefined when there is no such issue for this person. */
  issue(actor: ProductActor, keyOrId: string): IssueDetail | undefined;
}

export interface ProjectSummary {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'software';
  readonly teamManaged: boolean;
  readonly archived: boolean;
  readonly issues: number;
}

export interface IssueSummary {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly type: string;
  readonly typeId: string;
  readonly level: number;
  readonly status: string;
  readonly category: CategoryKey;
  readonly assignee: string | null;
}

export interface IssueDetail extends IssueSummary {
  readonly project: ProjectSummary;
  readonly parent: { readonly key: string; readonly summary: string | null } | null;
  readonly children: readonly IssueSummary[];
  readonly priority: string | null;
  readonly resolution: string | null;
  readonly reporter: string | null;
  readonly labels: readonly string[];
  readonly fixVersions: readonly string[];
  readonly components: readonly string[];
  readonly sprints: readonly string[];
  readonly created: string;
  readonly updated: string;
  readonly fields: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly transitions: ReadonlyArray<{ readonly id: string; readonly name: string; readonly category: CategoryKey }>;
  /** Newest first. */
  readonly history: ReadonlyArray<{
    readonly at: string;
    readonly who: string;
    readonly field: string;
    readonly from: string;
    readonly to: string;
  }>;
}

/** Reads for the pages. */
export function createSiteReads(state: JiraState): SiteReads {
  return {
    projects(actor) {
      const viewer = viewerOf(state, actor);
      return [...state.all('project')]
        .filter((project) => viewer.canBrowse(project))
        .map((project) => projectSummary(project, state, viewer));
    },
    issues(actor, projectKey) {
      const viewer = viewerOf(state, actor);
      const project = [...state.all('project')].find(({ key }) => key === projectKey.toUpperCase());
      if (project === undefined || !viewer.canBrowse(project)) return undefined;
      return [...state.issues.ofProject(project.id)]
        .filter((issue) => viewer.canSee(issue))
        .sort((a, b) => b.created - a.created || Number(b.id) - Number(a.id))
        .map((issue) => issueSummary(issue, state));
    },
    issue(actor, keyOrId) {
      const viewer = viewerOf(state, actor);
      const issue = state.issues.find(keyOrId);
      return issue === undefined || !viewer.canSee(issue) ? undefined : issueDetail(issue, state, viewer);
    },
  };
}

function projectSummary(project: ProjectRecord, state: JiraState, viewer: Viewer): ProjectSummary {
  let issues = 0;
  for (const issue of state.issues.ofProject(project.id)) if (viewer.canSee(issue)) issues += 1;
  const { id, key, name, teamManaged } = project;
  return { id, key, name, type: 'software', teamManaged, archived: project.state === 'archived', issues };
}

const nameOfUser = (state: JiraState, accountId: string | null): string | null =>
  accountId === null ? null : (findUser(state.store, accountId)?.displayName ?? null);

function issueSummary(issue: IssueRecord, state: JiraState): IssueSummary {
  const type = state.get('issueType', issue.typeId);
  const status = state.get('status', issue.statusId);
  return {
    id: issue.id,
    key: issue.key,
    summary: issue.summary,
    type: type?.name ?? '',
    typeId: issue.typeId,
    level: type?.level ?? 0,
    status: status?.name ?? '',
    category: status?.category ?? 'undefined',
    assignee: nameOfUser(state, issue.assignee),
  };
}

function issueDetail(issue: IssueRecord, state: JiraState, viewer: Viewer): IssueDetail {
  const project = state.get('project', issue.projectId);
  if (project === undefined) throw new Error(`issue ${issue.key} has no project`);
  const parent = issue.parent === null ? undefined : state.get('issue', issue.parent.id);
  const names = (kind: 'version' | 'component' | 'sprint', ids: readonly string[]): string[] =>
    ids.flatMap((id) => state.get(kind, id)?.name ?? []);
  return {
    ...issueSummary(issue, state),
    project: projectSummary(project, state, viewer),
    parent:
      issue.parent === null
        ? null
        : parent !== undefined && viewer.canSee(parent)
          ? { key: parent.key, summary: parent.summary }
          : { key: issue.parent.key, summary: null },
    children: state.issues
      .children(issue.id)
      .filter((child) => viewer.canSee(child))
      .map((child) => issueSummary(child, state)),
    priority: issue.priorityId === null ? null : (state.get('priority', issue.priorityId)?.name ?? null),
    resolution: issue.resolutionId === null ? null : (state.get('resolution', issue.resolutionId)?.name ?? null),
    reporter: nameOfUser(state, issue.reporter),
    labels: issue.labels,
    fixVersions: names('version', issue.fixVersionIds),
    components: names('component', issue.componentIds),
    sprints: names('sprint', issue.sprintIds),
    created: jiraInstant(issue.created),
    updated: jiraInstant(issue.updated),
    fields: Object.entries(issue.custom).map(([id, value]) => ({
      name: state.get('field', id)?.name ?? id,
      value: typeof value === 'object' ? JSON.stringify(value) : String(value),
    })),
    transitions: viewer.canEdit(issue)
      ? transitionsOf(issue, state).map(({ id, to }) => ({ id, name: to.name, category: to.category }))
      : [],
    history: [...state.issues.histories(issue.id)].reverse().flatMap((entry) =>
      entry.items.map((item) => ({
        at: jiraInstant(entry.created),
        who: nameOfUser(state, entry.author) ?? '',
        field: item.field,
        from: item.fromString ?? item.from ?? '',
        to: item.toString ?? item.to ?? '',
      })),
    ),
  };
}
