import { fieldRefusal } from '../answers';
import { issueCreated } from '../events';
import type { IssueRecord, IssueTypeRecord, ProjectRecord } from '../records';
import type { ChangeContext } from './context';
import { applyFieldSet, type FieldSet } from './field-set';

/** Stages a new issue; 400 naming every field that is wrong. */
export function createIssue(change: ChangeContext, set: FieldSet): IssueRecord {
  const { tx, cause } = change;
  const project = projectOf(change, set);
  const type = typeOf(change, set, project);
  if (type.level === -1 && set.fields?.['parent'] === undefined) {
    throw fieldRefusal({ parent: 'Issue type is a sub-task but parent issue key or id not specified.' });
  }
  const workflow = tx.get('workflow', project.workflowId);
  const number = project.lastNumber + 1;
  const blank: IssueRecord = {
    id: '',
    key: `${project.key}-${number}`,
    projectId: project.id,
    typeId: type.id,
    statusId: workflow?.initialStatusId ?? '',
    summary: '',
    description: null,
    parent: null,
    resolutionId: null,
    resolved: null,
    created: cause.atMs,
    updated: cause.atMs,
    statusCategoryChanged: cause.atMs,
    priorityId: defaultPriority(change),
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    affectedVersionIds: [],
    sprintIds: [],
    assignee: null,
    reporter: cause.accountId,
    creator: cause.accountId,
    due: null,
    originalEstimate: null,
    custom: {},
  };
  const filled = applyFieldSet(blank, { ...set, fields: { summary: '', ...set.fields } }, change, [
    'project',
    'issuetype',
  ]);
  const issue = { ...filled, id: tx.nextId('issue') };
  tx.put('project', project.id, { ...project, lastNumber: number });
  tx.put('issue', issue.id, issue);
  tx.tell(issueCreated(issue, tx, cause));
  return issue;
}

function projectOf({ tx, state, viewer }: ChangeContext, set: FieldSet): ProjectRecord {
  const given = set.fields?.['project'] ?? null;
  const named = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  for (const project of state.all('project')) {
    const same = named.some(
      ([name, value]) => (name === 'id' && String(value) === project.id) || (name === 'key' && value === project.key),
    );
    if (same && project.state === 'live' && viewer.canBrowse(project)) return tx.get('project', project.id) ?? project;
  }
  throw fieldRefusal({ project: 'Specify a valid project ID or key' });
}

function typeOf({ state }: ChangeContext, set: FieldSet, project: ProjectRecord): IssueTypeRecord {
  const given = set.fields?.['issuetype'] ?? null;
  const named = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  for (const id of project.typeIds) {
    const type = state.get('issueType', id);
    if (type === undefined) continue;
    if (
      named.some(([name, value]) => (name === 'id' && String(value) === id) || (name === 'name' && value === type.name))
    )
      return type;
  }
  throw fieldRefusal({ issuetype: 'Specify a valid issue type' });
}

/** The middle one, which is *Medium* on sites left as they came. */
function defaultPriority({ state }: ChangeContext): string | null {
  const priorities = [...state.all('priority')].sort((a, b) => Number(a.id) - Number(b.id));
  return (
    priorities.find((priority) => priority.name === 'Medium')?.id ??
    priorities[Math.floor(priorities.length / 2)]?.id ??
    null
  );
}
