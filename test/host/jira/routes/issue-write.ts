import { z } from 'zod';
import type { ProductResponse } from '../../kernel';
import { selfOf } from '../addresses';
import { created, noContent, ok, Refusal, refusal, unauthenticated } from '../answers';
import { idInput, parseBody } from '../bodies';
import { beginChange } from '../changes/context';
import { createIssue } from '../changes/create-issue';
import { deleteIssue } from '../changes/delete-issue';
import { applyFieldSet, fieldSetSchema } from '../changes/field-set';
import { storeChange } from '../changes/store-issue';
import { transitionIssue } from '../changes/transition-issue';
import type { IssueRecord } from '../records';
import { selectFields } from '../render/field-selection';
import { issueView } from '../render/issue';
import { transitionsView } from '../render/transitions';
import type { Call, RouteTable } from '../router';
import { issueOf } from './issues';

/** Issues in one bulk creation. */
const MAX_BULK = 50;

const bulkBody = z.object({ issueUpdates: z.array(fieldSetSchema) });
const transitionBody = fieldSetSchema.extend({ transition: z.object({ id: idInput }) });

export const issueWriteRoutes: RouteTable = {
  'POST /rest/api/3/issue': create,
  'POST /rest/api/3/issue/bulk': createMany,
  'PUT /rest/api/3/issue/{issueIdOrKey}': edit,
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee': assign,
  'DELETE /rest/api/3/issue/{issueIdOrKey}': async (call) => {
    const issue = editable(call);
    const change = beginChange(call);
    deleteIssue(change, issue, call.query.get('deleteSubtasks') === 'true');
    await change.tx.commit();
    return noContent();
  },
  'GET /rest/api/3/issue/{issueIdOrKey}/transitions': (call) => {
    const issue = issueOf(call);
    const all = call.viewer.canEdit(issue) ? transitionsView(issue, call.state) : [];
    const wanted = call.query.get('transitionId');
    const named = (view: unknown): boolean =>
      typeof view === 'object' && view !== null && 'id' in view && view.id === wanted;
    return ok({ expand: 'transitions', transitions: wanted === null ? all : all.filter(named) });
  },
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions': async (call) => {
    const issue = editable(call);
    const body = parseBody(transitionBody, call.body);
    const change = beginChange(call);
    transitionIssue(change, issue, body.transition.id, body);
    await change.tx.commit();
    return noContent();
  },
};

/** The issue a path names, when the viewer may change it. */
export function editable(call: Call): IssueRecord {
  const issue = issueOf(call);
  if (!call.viewer.canEdit(issue)) throw refusal(403, 'You do not have permission to edit this issue.');
  return issue;
}

const createdView = (issue: IssueRecord): unknown => ({
  id: issue.id,
  key: issue.key,
  self: selfOf(`issue/${issue.id}`),
});

async function create(call: Call): Promise<ProductResponse> {
  if (!call.viewer.known) throw unauthenticated();
  const change = beginChange(call);
  const issue = createIssue(change, parseBody(fieldSetSchema, call.body));
  await change.tx.commit();
  return created(createdView(issue));
}

async function createMany(call: Call): Promise<ProductResponse> {
  if (!call.viewer.known) throw unauthenticated();
  const { issueUpdates } = parseBody(bulkBody, call.body);
  if (issueUpdates.length > MAX_BULK) throw refusal(400, `A maximum of ${MAX_BULK} issues can be created at once.`);
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  for (const [at, set] of issueUpdates.entries()) {
    const change = beginChange(call);
    try {
      const issue = createIssue(change, set);
      await change.tx.commit();
      issues.push(createdView(issue));
    } catch (error) {
      // One bad issue does not stop the others: it is named with its place in the list.
      if (!(error instanceof Refusal) || error.status !== 400) throw error;
      errors.push({ status: 400, elementErrors: error.body, failedElementNumber: at });
    }
  }
  return { status: issues.length === 0 && errors.length > 0 ? 400 : 201, body: { issues, errors } };
}

async function edit(call: Call): Promise<ProductResponse> {
  const issue = editable(call);
  const change = beginChange(call);
  const after = applyFieldSet(issue, parseBody(fieldSetSchema, call.body), change);
  storeChange(change, issue, after, 'issue_updated');
  await change.tx.commit();
  if (call.query.get('returnIssue') !== 'true') return noContent();
  const stored = call.state.get('issue', issue.id) ?? issue;
  return ok(issueView(stored, selectFields(call.state, [], '*all'), call.state, call.viewer));
}

async function assign(call: Call): Promise<ProductResponse> {
  const issue = editable(call);
  const { accountId } = parseBody(z.object({ accountId: z.string().nullable() }), call.body);
  const change = beginChange(call);
  const assignee = accountId === null ? null : { accountId };
  storeChange(change, issue, applyFieldSet(issue, { fields: { assignee } }, change), 'issue_assigned');
  await change.tx.commit();
  return noContent();
}
