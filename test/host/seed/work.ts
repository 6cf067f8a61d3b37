import type { Json } from '../kernel';
import type { IssueRecord } from '../jira/records';
import { account } from './company';
import type { Desk } from './desk';
import type { Draft, Step } from './drafts';
import type { Random } from './random';
import type { ProjectSetup } from './setup';
import { storySteps } from './story-steps';
import type { EpicPlan, InitiativePlan } from './work-plan';

const DAY_MS = 86_400_000;

/** Everything a project has worked on, and when. */
export function draftProject(desk: Desk): Draft[] {
  const { plan } = desk.setup;
  const initiatives = plan.initiatives.map((initiative) => draftInitiative(desk, initiative));
  return [
    ...initiatives,
    ...plan.epics.flatMap((epic) =>
      draftEpic(
        desk,
        epic,
        initiatives.find(({ ref }) => ref !== undefined && ref === epic.initiative),
      ),
    ),
    ...draftLoose(desk),
  ];
}

/** A document of one paragraph. */
export const paragraph = (text: string): Json => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

type Born = Draft['born'];

/** An issue as it was on the day it was made. */
export function born(desk: Desk, typeId: string, summary: string, daysAgo: number, more: Partial<Born> = {}): Born {
  const { setup, shared, calendar, random } = desk;
  const reporter = account(random.pick(setup.plan.reporters));
  return {
    typeId,
    statusId: setup.statuses.toDo,
    summary,
    description: null,
    resolutionId: null,
    created: calendar.workInstant(daysAgo),
    priorityId: shared.priorities[2] ?? shared.priorities[0],
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    affectedVersionIds: [],
    sprintIds: [],
    assignee: null,
    reporter,
    creator: reporter,
    due: null,
    originalEstimate: null,
    custom: {},
    ...more,
  };
}

function draftInitiative(desk: Desk, plan: InitiativePlan): Draft {
  const { setup, calendar } = desk;
  const lead = account(plan.lead);
  return {
    ref: plan.ref,
    setup,
    parent: undefined,
    born: born(desk, setup.types.initiative, plan.name, daysSince(desk, 'previous') + 14, {
      description: paragraph(plan.about),
      assignee: lead,
      reporter: lead,
      creator: lead,
    }),
    steps: [
      {
        atMs: calendar.workInstant(daysSince(desk, 'previous') + 10),
        author: lead,
        patch: { statusId: setup.statuses.inProgress },
      },
    ],
  };
}

/** Days since a half began. */
const daysSince = ({ calendar }: Desk, half: EpicPlan['began']): number =>
  (calendar.todayMs - Date.parse(`${calendar[half].start}T00:00:00Z`)) / DAY_MS;

function draftEpic(desk: Desk, plan: EpicPlan, initiative: Draft | undefined): Draft[] {
  const { setup, random, calendar } = desk;
  const began = daysSince(desk, plan.began) + random.between(2, 9);
  const ended = plan.began === 'current' ? 1.5 : daysSince(desk, 'current') + 4;
  const lines = inOrderOfWork(linesOf(plan.work), random);
  const share = Math.min(1, plan.pace * (plan.began === 'current' ? calendar.elapsed : 1));
  const finished = Math.round(share * lines.length);
  const lead = account(plan.lead);
  const componentIds = componentOf(setup, plan.component);
  const epic: Draft = {
    ref: plan.ref,
    setup,
    parent: initiative,
    born: born(desk, setup.types.epic, plan.name, began, {
      description: paragraph(plan.about),
      assignee: lead,
      reporter: lead,
      creator: lead,
      componentIds,
      ...(plan.began === 'current' ? { due: calendar.current.end } : { due: calendar.previous.end }),
    }),
    steps: epicSteps(desk, lead, began, ended, finished === lines.length),
  };
  const late = Math.round((plan.grew ?? 0) * lines.length);
  const stories = lines.flatMap((line, at) => {
    const addedLate = at >= lines.length - late;
    const createdAgo = addedLate ? random.between(ended + 4, began * 0.6) : random.between(began - 9, began - 0.5);
    const span = Math.max(1, began - 10 - ended);
    const doneAgo =
      at < finished ? Math.max(ended, began - 10 - ((at + random.next()) / Math.max(1, finished)) * span) : undefined;
    const underway = at === finished || (at === finished + 1 && random.chance(0.6));
    return draftStory(desk, line, {
      epic,
      componentIds,
      createdAgo,
      doneAgo,
      underway,
      detailed: plan.detailed === true,
    });
  });
  return [epic, ...stories];
}

function epicSteps(
  { setup, shared, calendar }: Desk,
  lead: string,
  began: number,
  ended: number,
  finished: boolean,
): Step[] {
  const started: Step = {
    atMs: calendar.workInstant(began - 8),
    author: lead,
    patch: { statusId: setup.statuses.inProgress },
  };
  if (!finished) return [started];
  const patch = { statusId: setup.statuses.done, resolutionId: shared.resolutions.done };
  return [started, { atMs: calendar.workInstant(Math.max(0.5, ended - 0.5)), author: lead, patch }];
}

interface Line {
  readonly kind: 'story' | 'task' | 'bug';
  readonly summary: string;
}

function linesOf(work: string): Line[] {
  return work.split('\n').map((line) => {
    if (line.startsWith('- ')) return { kind: 'task', summary: line.slice(2) };
    return line.startsWith('! ') ? { kind: 'bug', summary: line.slice(2) } : { kind: 'story', summary: line };
  });
}

/** Roughly as planned; bugs are seen to before they would be their turn. */
function inOrderOfWork(lines: readonly Line[], random: Random): Line[] {
  const turns = lines.map((line, at) => ({
    line,
    turn: at + random.between(0, 2) - (line.kind === 'bug' ? random.between(2, 7) : 0),
  }));
  return turns.sort((a, b) => a.turn - b.turn).map(({ line }) => line);
}

const componentOf = (setup: ProjectSetup, name: string): string[] => {
  const id = setup.components.get(name);
  return id === undefined ? [] : [id];
};

/** How one piece of work has gone. */
interface Course {
  readonly epic: Draft | undefined;
  readonly componentIds: readonly string[];
  readonly createdAgo: number;
  readonly doneAgo: number | undefined;
  readonly underway: boolean;
  readonly detailed: boolean;
}

const POINTS = [1, 2, 2, 3, 3, 3, 5, 5, 8] as const;
const SUBTASKS = [
  'Build the API',
  'Build the interface',
  'Test with real data',
  'Document it for customers',
  'Brief support',
  'Review with security',
] as const;

function draftStory(desk: Desk, line: Line, course: Course): Draft[] {
  const { setup, random } = desk;
  const owner = account(random.pick(setup.plan.team));
  const points = random.chance(0.92) ? random.pick(POINTS) : undefined;
  // Nothing is finished before it was known of.
  const createdAgo = Math.max(course.createdAgo, (course.doneAgo ?? 0) + random.between(2, 5));
  const bornStory = born(desk, setup.types[line.kind], line.summary, createdAgo, {
    componentIds: course.componentIds,
    labels: labelsOf(line, random),
    priorityId: priorityOf(desk, line),
    custom: points === undefined ? {} : { [setup.pointsField]: points },
  });
  const steps = storySteps(desk, {
    owner,
    createdAgo,
    doneAgo: course.doneAgo,
    underway: course.underway,
    isBug: line.kind === 'bug',
    reporter: bornStory.creator ?? owner,
  });
  const story: Draft = { setup, parent: course.epic, born: bornStory, steps };
  const split = course.detailed && line.kind === 'story' && random.chance(0.6);
  return split ? [story, ...draftSubtasks(desk, story, createdAgo, course, owner)] : [story];
}

function draftSubtasks(desk: Desk, story: Draft, createdAgo: number, course: Course, owner: string): Draft[] {
  const { setup, random } = desk;
  const first = random.whole(0, 3);
  return SUBTASKS.slice(first, first + random.whole(2, 3)).map((summary, at): Draft => {
    const doneAgo =
      course.doneAgo === undefined
        ? course.underway && at === 0
          ? random.between(0.6, 1.4)
          : undefined
        : course.doneAgo + 0.1;
    const ago = Math.max((doneAgo ?? 0) + 0.6, createdAgo - 0.4);
    return {
      setup,
      parent: story,
      born: born(desk, setup.types.subtask, summary, Math.min(ago, createdAgo), { reporter: owner, creator: owner }),
      steps: storySteps(desk, {
        owner,
        createdAgo: ago,
        doneAgo,
        underway: false,
        isBug: false,
        reporter: owner,
        plain: true,
      }),
    };
  });
}

function labelsOf(line: Line, random: Random): string[] {
  if (line.kind === 'bug') return random.chance(0.6) ? ['customer-reported'] : [];
  return random.chance(0.14) ? ['enterprise-deal'] : [];
}

function priorityOf({ shared, random }: Desk, line: Line): IssueRecord['priorityId'] {
  const at = line.kind === 'bug' ? random.whole(0, 3) : random.chance(0.7) ? 2 : random.whole(1, 3);
  return shared.priorities[at] ?? shared.priorities[0];
}

/** Work that belongs to no epic comes in all the time. */
function draftLoose(desk: Desk): Draft[] {
  const { setup, random } = desk;
  return linesOf(setup.plan.loose).flatMap((line) => {
    const createdAgo = random.between(6, 172);
    const doneAgo = createdAgo > 20 && random.chance(0.62) ? createdAgo * random.between(0.35, 0.8) : undefined;
    const componentIds = componentOf(setup, random.pick(['', ...setup.plan.components]));
    return draftStory(desk, line, {
      epic: undefined,
      componentIds,
      createdAgo,
      doneAgo,
      underway: random.chance(0.3),
      detailed: false,
    });
  });
}
