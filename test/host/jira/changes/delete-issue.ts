import { refusal } from '../answers';
import { issueDeleted } from '../events';
import type { IssueRecord } from '../records';
import type { ChangeContext } from './context';

/**
 * Stages the end of an issue. Its sub-tasks go with it, when the caller says so; work below an epic stays and loses its
 * parent, which Jira tells no one about.
 */
export function deleteIssue(change: ChangeContext, issue: IssueRecord, withSubtasks: boolean): void {
  const { state } = change;
  const children = state.issues.children(issue.id);
  const subtasks = children.filter((child) => state.get('issueType', child.typeId)?.level === -1);
  if (subtasks.length > 0 && !withSubtasks) {
    throw refusal(
      400,
      `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const subtask of subtasks) removeOne(change, subtask);
  for (const child of children)
    if (!subtasks.includes(child)) change.tx.put('issue', child.id, { ...child, parent: null });
  removeOne(change, issue);
}

function removeOne({ state, tx, cause }: ChangeContext, issue: IssueRecord): void {
  tx.tell(issueDeleted(issue, tx, cause));
  tx.remove('issue', issue.id);
  tx.put('deletedIssue', issue.id, { id: issue.id });
  for (const history of state.issues.histories(issue.id)) tx.remove('history', history.id);
  for (const link of state.issues.links(issue.id)) tx.remove('link', link.id);
  for (const key of state.issues.properties(issue.id).keys()) tx.remove('property', `${issue.id} ${key}`);
}
