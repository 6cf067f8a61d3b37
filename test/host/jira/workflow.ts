import type { IssueRecord, StatusRecord } from './records';
import type { JiraState, Transaction } from './state';

/** A way from one status to another. Its id stays the same wherever in the workflow it is offered. */
export interface Transition {
  readonly id: string;
  readonly to: StatusRecord;
}

/** From its status an issue reaches every other status of its workflow. */
export function transitionsOf(issue: IssueRecord, source: JiraState | Transaction): Transition[] {
  const project = source.get('project', issue.projectId);
  const workflow = project === undefined ? undefined : source.get('workflow', project.workflowId);
  return (workflow?.statusIds ?? []).flatMap((id, at) => {
    const to = source.get('status', id);
    return to === undefined || id === issue.statusId ? [] : [{ id: String((at + 1) * 10 + 1), to }];
  });
}
