import type { IssueRecord, IssueTypeRecord, ProjectRecord } from '../records';
import type { ChangeContext } from './context';
import { storeChange } from './store-issue';

/** Where issues go: a project, the type they become there and, for sub-tasks, the parent they come under. */
export interface MoveTarget {
  readonly project: ProjectRecord;
  readonly type: IssueTypeRecord;
  readonly parent: IssueRecord | undefined;
  /** Source status id → target status id, for statuses the target's workflow lacks. */
  readonly statuses: ReadonlyMap<string, string>;
  readonly inferStatuses: boolean;
  readonly inferSubtasks: boolean;
}

/** Why an issue cannot be moved; undefined when it can. */
export function moveMistake(
  { state, viewer }: ChangeContext,
  issue: IssueRecord,
  target: MoveTarget,
): string | undefined {
  if (!viewer.canEdit(issue)) return 'You do not have permission to move this issue.';
  if (target.type.level === -1) {
    const { parent } = target;
    const parentLevel = parent === undefined ? undefined : state.get('issueType', parent.typeId)?.level;
    if (parent === undefined || parent.id === issue.id || parentLevel !== 0)
      return 'A sub-task can only be moved under a parent.';
    if (state.issues.children(issue.id).length > 0) return 'An issue with issues under it cannot become a sub-task.';
  }
  if (targetStatus({ state }, issue, target) === undefined)
    return 'The target workflow has no such status and none was mapped to it.';
  const subtasks = subtasksOf({ state }, issue);
  if (subtasks.length > 0 && target.inferSubtasks && subtaskType({ state }, target.project) === undefined) {
    return 'The target project has no sub-task type.';
  }
  return undefined;
}

/** Stages a move: a new key in the other project, the old one leading to the issue for ever. Sub-tasks come along. */
export function moveIssue(change: ChangeContext, issue: IssueRecord, target: MoveTarget): void {
  const subtasks = subtasksOf(change, issue);
  const moved = moveOne(
    change,
    issue,
    target,
    target.parent === undefined ? keptParent(change, issue, target) : ref(target.parent),
  );
  const type = subtaskType(change, target.project);
  if (!target.inferSubtasks || type === undefined || issue.projectId === target.project.id) return;
  for (const subtask of subtasks) moveOne(change, subtask, { ...target, type, inferStatuses: true }, ref(moved));
}

const ref = ({ id, key }: IssueRecord) => ({ id, key });

function moveOne(
  change: ChangeContext,
  issue: IssueRecord,
  target: MoveTarget,
  parent: IssueRecord['parent'],
): IssueRecord {
  const { tx } = change;
  const project = tx.get('project', target.project.id) ?? target.project;
  const leaves = issue.projectId !== project.id;
  const number = project.lastNumber + 1;
  const moved: IssueRecord = {
    ...issue,
    parent,
    typeId: target.type.id,
    statusId: targetStatus(change, issue, target) ?? issue.statusId,
    // Versions and components belong to the project that is left.
    ...(leaves
      ? {
          projectId: project.id,
          key: `${project.key}-${number}`,
          fixVersionIds: [],
          affectedVersionIds: [],
          componentIds: [],
        }
      : {}),
  };
  if (leaves) {
    tx.put('project', project.id, { ...project, lastNumber: number });
    tx.put('formerKey', issue.key, { id: issue.key, issueId: issue.id });
  }
  storeChange(change, issue, withResolution(change, issue, moved), 'issue_moved');
  return moved;
}

/** A move that reopens an issue takes its resolution away. */
function withResolution({ tx }: ChangeContext, before: IssueRecord, moved: IssueRecord): IssueRecord {
  const wasDone = tx.get('status', before.statusId)?.category === 'done';
  const isDone = tx.get('status', moved.statusId)?.category === 'done';
  return wasDone && !isDone ? { ...moved, resolutionId: null } : moved;
}

type Reads = Pick<ChangeContext, 'state'>;

function targetStatus({ state }: Reads, issue: IssueRecord, target: MoveTarget): string | undefined {
  const workflow = state.get('workflow', target.project.workflowId);
  if (workflow === undefined) return undefined;
  if (workflow.statusIds.includes(issue.statusId)) return issue.statusId;
  const mapped = target.statuses.get(issue.statusId);
  if (mapped !== undefined && workflow.statusIds.includes(mapped)) return mapped;
  return target.inferStatuses ? workflow.initialStatusId : undefined;
}

const subtasksOf = ({ state }: Reads, issue: IssueRecord): IssueRecord[] =>
  state.issues.children(issue.id).filter((child) => state.get('issueType', child.typeId)?.level === -1);

const subtaskType = ({ state }: Reads, project: ProjectRecord): IssueTypeRecord | undefined =>
  project.typeIds.flatMap((id) => state.get('issueType', id) ?? []).find((type) => type.level === -1);

/** A parent one level up stays; team-managed projects only know parents of their own. */
function keptParent({ state }: Reads, issue: IssueRecord, target: MoveTarget): IssueRecord['parent'] {
  const parent = issue.parent === null ? undefined : state.get('issue', issue.parent.id);
  if (parent === undefined) return issue.parent;
  const level = state.get('issueType', parent.typeId)?.level;
  const parentProject = state.get('project', parent.projectId);
  const crossing =
    parent.projectId !== target.project.id && (target.project.teamManaged || parentProject?.teamManaged === true);
  return level === target.type.level + 1 && !crossing ? issue.parent : null;
}
