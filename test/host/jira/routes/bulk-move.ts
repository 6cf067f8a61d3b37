import { z } from 'zod';
import type { ProductResponse } from '../../kernel';
import { Refusal, unauthenticated } from '../answers';
import { beginChange, type ChangeContext } from '../changes/context';
import { moveIssue, moveMistake, type MoveTarget } from '../changes/move-issue';
import { findUser } from '../people';
import type { IssueRecord, TaskRecord } from '../records';
import { userView } from '../render/entities';
import type { Call, RouteTable } from '../router';

/** Issues in one bulk operation. */
const MAX_ISSUES = 1_000;

const mapping = z.object({
  issueIdsOrKeys: z.array(z.union([z.string(), z.number()]).transform(String)).min(1),
  inferClassificationDefaults: z.boolean().default(true),
  inferFieldDefaults: z.boolean().default(true),
  inferStatusDefaults: z.boolean().default(true),
  inferSubtaskTypeDefault: z.boolean().default(true),
  targetStatus: z.array(z.object({ statuses: z.record(z.string(), z.array(z.string())).optional() })).nullish(),
});
const moveBody = z.object({
  sendBulkNotification: z.boolean().nullish(),
  targetToSourcesMapping: z.record(z.string(), mapping),
});

export const bulkMoveRoutes: RouteTable = {
  'POST /rest/api/3/bulk/issues/move': move,
  'GET /rest/api/3/bulk/queue/{taskId}': progress,
};

const bulkRefusal = (message: string): Refusal => new Refusal(400, { errors: [{ message }] });

async function move(call: Call): Promise<ProductResponse> {
  if (!call.viewer.known) throw unauthenticated();
  const parsed = moveBody.safeParse(call.body);
  if (!parsed.success) throw bulkRefusal('The request payload is not valid.');
  const change = beginChange(call);
  const plans = Object.entries(parsed.data.targetToSourcesMapping).map(([key, sources]) => ({
    target: targetOf(call, key, sources),
    asked: sources.issueIdsOrKeys,
    issues: sources.issueIdsOrKeys.flatMap((name) => visible(call, name)),
  }));
  const total = plans.reduce((sum, plan) => sum + plan.asked.length, 0);
  if (total > MAX_ISSUES) throw bulkRefusal(`A maximum of ${MAX_ISSUES} issues can be moved at once.`);
  if (plans.every((plan) => plan.issues.length === 0))
    throw bulkRefusal('Some of the issues in the issueIdsOrKeys are not valid');
  const done: string[] = [];
  const failed: Record<string, readonly string[]> = {};
  for (const { target, issues } of plans) {
    for (const issue of issues) {
      const mistake = moveMistake(change, issue, target);
      if (mistake !== undefined) failed[issue.id] = [mistake];
      else {
        moveIssue(change, issue, target);
        done.push(issue.id);
      }
    }
  }
  const taskId = storeTask(change, {
    done,
    failed,
    total,
    inaccessible: total - done.length - Object.keys(failed).length,
  });
  await change.tx.commit();
  return { status: 201, body: { taskId } };
}

function visible({ state, viewer }: Call, name: string): IssueRecord[] {
  const issue = state.issues.find(name);
  return issue !== undefined && viewer.canSee(issue) ? [issue] : [];
}

/** `<project id or key>,<issue type id>[,<parent id or key>]` */
function targetOf(call: Call, key: string, sources: z.output<typeof mapping>): MoveTarget {
  const { state, viewer } = call;
  const [projectName = '', typeId = '', parentName] = key.split(',').map((part) => part.trim());
  const project = [...state.all('project')].find(
    (candidate) => candidate.id === projectName || candidate.key === projectName.toUpperCase(),
  );
  if (project === undefined || project.state !== 'live' || !viewer.canBrowse(project)) {
    throw bulkRefusal(
      `The project '${projectName}' does not exist or you do not have permission to create issues in it.`,
    );
  }
  const type = project.typeIds.includes(typeId) ? state.get('issueType', typeId) : undefined;
  if (type === undefined) throw bulkRefusal(`The issue type '${typeId}' is not valid for project '${project.key}'.`);
  const parent = parentName === undefined ? undefined : visible(call, parentName)[0];
  if (parentName !== undefined && parent === undefined) throw bulkRefusal(`The parent '${parentName}' is not valid.`);
  return {
    project,
    type,
    parent,
    statuses: new Map(
      (sources.targetStatus ?? []).flatMap(({ statuses = {} }) =>
        Object.entries(statuses).flatMap(([to, from]) => from.map((id): [string, string] => [id, to])),
      ),
    ),
    inferStatuses: sources.inferStatusDefaults,
    inferSubtasks: sources.inferSubtaskTypeDefault,
  };
}

/** The move is done before the answer; the task is there to be asked about, as apps must. */
function storeTask(
  { tx, cause }: ChangeContext,
  outcome: Pick<TaskRecord, 'done' | 'failed' | 'total' | 'inaccessible'>,
): string {
  const id = tx.nextId('task');
  tx.put('task', id, { id, submittedBy: cause.accountId, created: cause.atMs, ...outcome });
  return id;
}

function progress({ state, viewer, param }: Call): ProductResponse {
  const task = state.get('task', param('taskId'));
  if (task === undefined || (task.submittedBy !== viewer.accountId && !viewer.isAdmin)) {
    throw bulkRefusal('The task associated with this taskId is not a bulk operation task');
  }
  const user = task.submittedBy === null ? undefined : findUser(state.store, task.submittedBy);
  return {
    status: 200,
    body: {
      taskId: task.id,
      status: 'COMPLETE',
      progressPercent: 100,
      ...(user === undefined ? {} : { submittedBy: userView(user) }),
      created: task.created,
      started: task.created,
      updated: task.created,
      totalIssueCount: task.total,
      processedAccessibleIssues: task.done.map(Number),
      failedAccessibleIssues: task.failed,
      invalidOrInaccessibleIssueCount: task.inaccessible,
    },
  };
}
