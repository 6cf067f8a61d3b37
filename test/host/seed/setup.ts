import type { Random } from './random';
import { FLOAT_TYPE, STORY_POINT_ESTIMATE_FIELD, STORY_POINTS_FIELD } from '../jira/base-site';
import type { SprintRecord, VersionRecord } from '../jira/records';
import type { Transaction } from '../jira/state';
import type { Calendar } from './calendar';
import { account } from './company';
import type { ProjectPlan } from './work-plan';

const DAY_MS = 86_400_000;

/** The ids of everything a project's issues are made with. */
export interface ProjectSetup {
  readonly plan: ProjectPlan;
  readonly id: string;
  readonly types: {
    readonly initiative: string;
    readonly epic: string;
    readonly story: string;
    readonly task: string;
    readonly bug: string;
    readonly subtask: string;
  };
  readonly statuses: {
    readonly toDo: string;
    readonly inProgress: string;
    readonly inReview: string;
    readonly done: string;
  };
  readonly components: ReadonlyMap<string, string>;
  /** By release date. */
  readonly versions: readonly VersionRecord[];
  /** By start; none for projects that do not work in sprints. */
  readonly sprints: readonly SprintRecord[];
  readonly pointsField: string;
}

/** What all projects of the demo company share. */
export interface SharedSetup {
  readonly priorities: readonly [string, ...string[]];
  readonly resolutions: {
    readonly done: string;
    readonly wontDo: string;
    readonly duplicate: string;
    readonly cannotReproduce: string;
  };
  readonly types: ProjectSetup['types'];
  readonly statuses: ProjectSetup['statuses'];
  readonly workflowId: string;
}

/** Stages priorities, resolutions, and the issue types and workflow of company-managed projects. */
export function stageShared(tx: Transaction): SharedSetup {
  const named = (kind: 'priority' | 'resolution', name: string): string => {
    const id = tx.nextId(kind);
    tx.put(kind, id, { id, name });
    return id;
  };
  const types = stageTypes(tx, undefined);
  const statuses = stageStatuses(tx, undefined);
  const workflowId = tx.nextId('workflow');
  tx.put('workflow', workflowId, {
    id: workflowId,
    name: 'Fernhill delivery workflow',
    initialStatusId: statuses.toDo,
    statusIds: [statuses.toDo, statuses.inProgress, statuses.inReview, statuses.done],
  });
  tx.put('field', 'customfield_10050', {
    id: 'customfield_10050',
    name: 'Story points confidence',
    type: 'number',
    custom: FLOAT_TYPE,
  });
  return {
    priorities: [
      named('priority', 'Highest'),
      ...['High', 'Medium', 'Low', 'Lowest'].map((name) => named('priority', name)),
    ],
    resolutions: {
      done: '10000',
      wontDo: named('resolution', "Won't Do"),
      duplicate: named('resolution', 'Duplicate'),
      cannotReproduce: named('resolution', 'Cannot Reproduce'),
    },
    types,
    statuses,
    workflowId,
  };
}

function stageTypes(tx: Transaction, projectId: string | undefined): ProjectSetup['types'] {
  const type = (name: string, level: number): string => {
    const id = tx.nextId('issueType');
    tx.put('issueType', id, { id, name, level, ...(projectId === undefined ? {} : { projectId }) });
    return id;
  };
  const initiative = projectId === undefined ? type('Initiative', 2) : '';
  const subtask = projectId === undefined ? 'Sub-task' : 'Subtask';
  return {
    initiative,
    epic: type('Epic', 1),
    story: type('Story', 0),
    task: type('Task', 0),
    bug: type('Bug', 0),
    subtask: type(subtask, -1),
  };
}

function stageStatuses(tx: Transaction, projectId: string | undefined): ProjectSetup['statuses'] {
  const status = (name: string, category: 'new' | 'indeterminate' | 'done'): string => {
    const id = tx.nextId('status');
    tx.put('status', id, { id, name, category, ...(projectId === undefined ? {} : { projectId }) });
    return id;
  };
  const toDo = status('To Do', 'new');
  const inProgress = status('In Progress', 'indeterminate');
  const inReview = projectId === undefined ? status('In Review', 'indeterminate') : inProgress;
  return { toDo, inProgress, inReview, done: status('Done', 'done') };
}

/** Stages one project with its components, versions, board and sprints. */
export function stageProject(
  tx: Transaction,
  plan: ProjectPlan,
  shared: SharedSetup,
  calendar: Calendar,
  random: Random,
): ProjectSetup {
  const id = tx.nextId('project');
  const types = plan.teamManaged ? stageTypes(tx, id) : shared.types;
  const statuses = plan.teamManaged ? stageStatuses(tx, id) : shared.statuses;
  const workflowId = plan.teamManaged ? tx.nextId('workflow') : shared.workflowId;
  if (plan.teamManaged) {
    const statusIds = [statuses.toDo, statuses.inProgress, statuses.done];
    tx.put('workflow', workflowId, {
      id: workflowId,
      name: `${plan.name} workflow`,
      initialStatusId: statuses.toDo,
      statusIds,
    });
  }
  tx.put('project', id, {
    id,
    key: plan.key,
    name: plan.name,
    teamManaged: plan.teamManaged,
    lead: account(plan.lead),
    workflowId,
    typeIds: Object.values(types).filter((typeId) => typeId !== ''),
    state: 'live',
    lastNumber: 0,
  });
  const pointsField = plan.teamManaged ? STORY_POINT_ESTIMATE_FIELD : STORY_POINTS_FIELD;
  const boardId = tx.nextId('board');
  const kind = plan.teamManaged ? 'simple' : 'scrum';
  tx.put('board', boardId, {
    id: boardId,
    name: `${plan.name} board`,
    kind,
    projectId: id,
    estimationFieldId: pointsField,
  });
  const components = plan.components.map((name): [string, string] => {
    const componentId = tx.nextId('component');
    tx.put('component', componentId, { id: componentId, projectId: id, name });
    return [name, componentId];
  });
  return {
    plan,
    id,
    types,
    statuses,
    components: new Map(components),
    versions: plan.series === '' ? [] : stageVersions(tx, plan, id, calendar),
    sprints: plan.teamManaged ? [] : stageSprints(tx, plan, boardId, calendar, random),
    pointsField,
  };
}

/** A release a month: six behind us, two ahead, and one far away that nothing is planned for yet. */
const RELEASES = [165, 135, 105, 75, 45, 15, -15, -45, -120];

const stageVersions = (tx: Transaction, plan: ProjectPlan, projectId: string, calendar: Calendar): VersionRecord[] =>
  RELEASES.map((daysAgo, at) => {
    const version: VersionRecord = {
      id: tx.nextId('version'),
      projectId,
      name: at === RELEASES.length - 1 ? nextSeries(plan.series) : `${plan.series}.${at + 1}`,
      archived: false,
      released: daysAgo > 0,
      releaseDate: calendar.dayAgo(daysAgo),
    };
    tx.put('version', version.id, version);
    return version;
  });

/** `Platform 5` is followed by `Platform 6.0`. */
const nextSeries = (series: string): string => series.replace(/\d+$/, (digits) => `${Number(digits) + 1}.0`);

const SPRINT_MS = 14 * DAY_MS;
const SPRINTS_BEHIND = 13;
const GOALS = [
  'Finish what is in review',
  'Ready for the pilot customers',
  'Fewer open bugs than we began with',
  'Release candidate by Thursday',
] as const;

/** Two-week sprints from Monday: half a year behind, one running, one planned. */
function stageSprints(
  tx: Transaction,
  plan: ProjectPlan,
  boardId: string,
  calendar: Calendar,
  random: Random,
): SprintRecord[] {
  const firstMonday = 4 * DAY_MS;
  const running = Math.floor((calendar.todayMs - firstMonday) / SPRINT_MS);
  const firstNumber = random.whole(24, 40);
  return Array.from({ length: SPRINTS_BEHIND + 2 }, (_, at): SprintRecord => {
    const start = firstMonday + (running - SPRINTS_BEHIND + at) * SPRINT_MS;
    const end = start + SPRINT_MS - DAY_MS;
    const state = at < SPRINTS_BEHIND ? 'closed' : at === SPRINTS_BEHIND ? 'active' : 'future';
    const sprint: SprintRecord = {
      id: tx.nextId('sprint'),
      boardId,
      name: `${plan.key} Sprint ${firstNumber + at}`,
      state,
      ...(state === 'future' ? {} : { goal: random.pick(GOALS) }),
      startDate: new Date(start + 9 * 3_600_000).toISOString(),
      endDate: new Date(end + 9 * 3_600_000).toISOString(),
      ...(state === 'closed' ? { completeDate: new Date(end + 10 * 3_600_000).toISOString() } : {}),
    };
    tx.put('sprint', sprint.id, sprint);
    return sprint;
  });
}
