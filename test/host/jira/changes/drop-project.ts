import { projectEvent } from '../events';
import type { Kind, ProjectRecord } from '../records';
import type { ChangeContext } from './context';

/** Stages the final end of a project with all its work. Jira tells of the project alone, not of its issues. */
export function dropProject({ state, tx, cause }: ChangeContext, project: ProjectRecord): void {
  for (const issue of state.issues.ofProject(project.id)) {
    for (const child of state.issues.children(issue.id)) {
      if (child.projectId !== project.id) tx.put('issue', child.id, { ...child, parent: null });
    }
    for (const history of state.issues.histories(issue.id)) tx.remove('history', history.id);
    for (const link of state.issues.links(issue.id)) tx.remove('link', link.id);
    for (const key of state.issues.properties(issue.id).keys()) tx.remove('property', `${issue.id} ${key}`);
    tx.remove('issue', issue.id);
    tx.put('deletedIssue', issue.id, { id: issue.id });
  }
  const owned: readonly Kind[] = ['version', 'component', 'board'];
  for (const kind of owned) {
    for (const record of state.all(kind)) {
      if ('projectId' in record && record.projectId === project.id && 'id' in record) tx.remove(kind, record.id);
    }
  }
  tx.remove('project', project.id);
  tx.tell(projectEvent('deleted', project, cause));
}
