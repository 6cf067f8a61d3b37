import { z } from 'zod';
import type { ProductResponse } from '../../kernel';
import { agileSelfOf } from '../addresses';
import { created, noContent, ok, refusal } from '../answers';
import { idInput, numberParam, parseBody } from '../bodies';
import { beginChange } from '../changes/context';
import { storeChange } from '../changes/store-issue';
import { sprintEvent, type SprintEventKind } from '../events';
import type { BoardRecord, SprintRecord } from '../records';
import { boardView, sprintView } from '../render/entities';
import type { Call, RouteTable } from '../router';

const BOARD = '/rest/agile/1.0/board/{boardId}';
const SPRINT = '/rest/agile/1.0/sprint/{sprintId}';

const sprintBody = z.object({
  name: z.string().min(1).max(255).optional(),
  goal: z.string().optional(),
  state: z.enum(['future', 'active', 'closed']).optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  completeDate: z.string().optional(),
  originBoardId: idInput.optional(),
});

export const agileRoutes: RouteTable = {
  'GET /rest/agile/1.0/board': boards,
  [`GET ${BOARD}`]: (call) => {
    const board = boardOf(call);
    return ok(boardView(board, call.state.get('project', board.projectId)));
  },
  [`GET ${BOARD}/configuration`]: configuration,
  [`GET ${BOARD}/sprint`]: (call) => {
    const board = boardOf(call);
    const wanted = call.query.get('state')?.split(',');
    const sprints = [...call.state.all('sprint')]
      .filter((sprint) => sprint.boardId === board.id && (wanted === undefined || wanted.includes(sprint.state)))
      .sort((a, b) => Number(a.id) - Number(b.id));
    return ok(page(call, sprints.map(sprintView)));
  },
  [`GET ${SPRINT}`]: (call) => ok(sprintView(sprintOf(call))),
  'POST /rest/agile/1.0/sprint': createSprint,
  [`PUT ${SPRINT}`]: updateSprint,
  [`POST ${SPRINT}`]: updateSprint,
  [`POST ${SPRINT}/issue`]: moveIntoSprint,
};

function page(call: Call, all: readonly unknown[]): unknown {
  const startAt = numberParam(call.query, 'startAt', 0);
  const maxResults = Math.min(numberParam(call.query, 'maxResults', 50), 50);
  const values = all.slice(startAt, startAt + maxResults);
  return { maxResults, startAt, total: all.length, isLast: startAt + values.length >= all.length, values };
}

const seesBoard = ({ state, viewer }: Call, board: BoardRecord): boolean => {
  const project = state.get('project', board.projectId);
  return project !== undefined && viewer.canBrowse(project);
};

function boardNamed(call: Call, id: string): BoardRecord {
  const board = call.state.get('board', id);
  if (board === undefined || !seesBoard(call, board)) {
    throw refusal(
      404,
      'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
    );
  }
  return board;
}

const boardOf = (call: Call): BoardRecord => boardNamed(call, call.param('boardId'));

function sprintOf(call: Call): SprintRecord {
  const sprint = call.state.get('sprint', call.param('sprintId'));
  const board = sprint === undefined ? undefined : call.state.get('board', sprint.boardId);
  if (sprint === undefined || board === undefined || !seesBoard(call, board))
    throw refusal(404, 'Sprint does not exist');
  return sprint;
}

function boards(call: Call): ProductResponse {
  const { state, query } = call;
  const named = query.get('projectKeyOrId');
  const project = [...state.all('project')].find(({ id, key }) => id === named || key === named);
  const found = [...state.all('board')]
    .filter((board) => seesBoard(call, board) && (named === null || board.projectId === project?.id))
    .sort((a, b) => Number(a.id) - Number(b.id));
  return ok(
    page(
      call,
      found.map((board) => boardView(board, state.get('project', board.projectId))),
    ),
  );
}

function configuration(call: Call): ProductResponse {
  const { state } = call;
  const board = boardOf(call);
  const project = state.get('project', board.projectId);
  const workflow = project === undefined ? undefined : state.get('workflow', project.workflowId);
  const field = board.estimationFieldId === null ? undefined : state.get('field', board.estimationFieldId);
  return ok({
    id: Number(board.id),
    name: board.name,
    type: board.kind,
    self: agileSelfOf(`board/${board.id}/configuration`),
    ...(project === undefined
      ? {}
      : { location: { type: 'project', key: project.key, id: project.id, name: project.name } }),
    columnConfig: {
      columns: (workflow?.statusIds ?? []).map((id) => ({
        name: state.get('status', id)?.name ?? id,
        statuses: [{ id }],
      })),
      constraintType: 'none',
    },
    ...(field === undefined
      ? {}
      : { estimation: { type: 'field', field: { fieldId: field.id, displayName: field.name } } }),
    ranking: { rankCustomFieldId: 10_019 },
  });
}

function requireManager({ viewer }: Call): void {
  if (!viewer.known) throw refusal(403, 'You do not have permission to manage sprints.');
}

async function createSprint(call: Call): Promise<ProductResponse> {
  requireManager(call);
  const { originBoardId, ...input } = parseBody(sprintBody, call.body);
  const board = boardNamed(call, originBoardId ?? '');
  if (input.name === undefined) throw refusal(400, 'A sprint needs a name.');
  const { tx, cause } = beginChange(call);
  const sprint: SprintRecord = {
    ...given(input),
    id: tx.nextId('sprint'),
    boardId: board.id,
    name: input.name,
    state: 'future',
  };
  tx.put('sprint', sprint.id, sprint);
  tx.tell(sprintEvent('created', sprint, cause));
  await tx.commit();
  return created(sprintView(sprint));
}

const given = <T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // Leaves out what the request left out.
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

async function updateSprint(call: Call): Promise<ProductResponse> {
  requireManager(call);
  const before = sprintOf(call);
  const { originBoardId: _board, ...input } = parseBody(sprintBody, call.body);
  if (before.state === 'closed' && input.state !== undefined && input.state !== 'closed')
    throw refusal(400, 'A closed sprint cannot be reopened.');
  const { tx, cause } = beginChange(call);
  const closing = input.state === 'closed' && before.state !== 'closed';
  const sprint: SprintRecord = {
    ...before,
    ...given(input),
    ...(closing ? { completeDate: new Date(cause.atMs).toISOString() } : {}),
  };
  tx.put('sprint', sprint.id, sprint);
  tx.tell(sprintEvent(kindOf(before, sprint), sprint, cause));
  await tx.commit();
  return ok(sprintView(sprint));
}

function kindOf(before: SprintRecord, after: SprintRecord): SprintEventKind {
  if (before.state === after.state) return 'updated';
  return after.state === 'active' ? 'started' : 'closed';
}

async function moveIntoSprint(call: Call): Promise<ProductResponse> {
  const sprint = sprintOf(call);
  if (sprint.state === 'closed') throw refusal(400, 'Issues cannot be moved to a closed sprint.');
  const { issues } = parseBody(z.object({ issues: z.array(idInput).min(1).max(50) }), call.body);
  const change = beginChange(call);
  for (const name of issues) {
    const issue = call.state.issues.find(name);
    if (issue === undefined || !call.viewer.canEdit(issue))
      throw refusal(400, `The issue '${name}' does not exist or cannot be edited.`);
    const closed = issue.sprintIds.filter((id) => call.state.get('sprint', id)?.state === 'closed');
    storeChange(change, issue, { ...issue, sprintIds: [...closed, sprint.id] }, 'issue_updated');
  }
  await change.tx.commit();
  return noContent();
}
