import type { Desk } from './desk';
import type { Step } from './drafts';

/** What is known of a story when its life is written. */
export interface StoryCourse {
  readonly owner: string;
  readonly reporter: string;
  readonly createdAgo: number;
  /** Undefined while it is open. */
  readonly doneAgo: number | undefined;
  readonly underway: boolean;
  readonly isBug: boolean;
  /** Sub-tasks: no sprint, version or review of their own. */
  readonly plain?: boolean;
}

/** The life of a story after its creation: planned, started, reviewed, closed, now and then reopened. */
export function storySteps(desk: Desk, course: StoryCourse): Step[] {
  if (course.doneAgo === undefined) return course.underway ? openSteps(desk, course) : plannedSteps(desk, course);
  return doneSteps(desk, course, course.doneAgo);
}

function doneSteps(desk: Desk, course: StoryCourse, doneAgo: number): Step[] {
  const { setup, calendar, random } = desk;
  const { owner } = course;
  const room = course.createdAgo - doneAgo;
  const startedAgo = doneAgo + Math.min(random.between(1.5, 9), room * 0.7);
  const reviewAgo = doneAgo + (startedAgo - doneAgo) * random.between(0.15, 0.4);
  const at = (daysAgo: number): number => calendar.workInstant(daysAgo);
  const resolutionId = resolutionOf(desk, course);
  const finished = { statusId: setup.statuses.done, resolutionId };
  const steps: Step[] = [
    { atMs: at(startedAgo), author: owner, patch: { statusId: setup.statuses.inProgress, assignee: owner } },
  ];
  if (course.plain !== true) {
    steps.push({ atMs: at(reviewAgo), author: owner, patch: { statusId: setup.statuses.inReview } });
    steps.push(...sprintSteps(desk, course, startedAgo, doneAgo), ...estimateSteps(desk, course, startedAgo));
  }
  const delivered = resolutionId === desk.shared.resolutions.done;
  const versions = delivered && course.plain !== true ? { fixVersionIds: versionAt(desk, at(doneAgo)) } : {};
  if (random.chance(0.04) && doneAgo > 6) {
    const reopenedAgo = doneAgo - 1.2;
    steps.push(
      { atMs: at(doneAgo), author: owner, patch: finished },
      {
        atMs: at(reopenedAgo),
        author: course.reporter,
        patch: { statusId: setup.statuses.inProgress, resolutionId: null },
      },
      { atMs: at(doneAgo - 3), author: owner, patch: { ...finished, ...versions } },
    );
    return steps;
  }
  return [...steps, { atMs: at(doneAgo), author: owner, patch: { ...finished, ...versions } }];
}

/** Started in the last days and not finished. */
function openSteps(desk: Desk, course: StoryCourse): Step[] {
  const { setup, calendar, random } = desk;
  const startedAgo = Math.min(random.between(2, 8), course.createdAgo * 0.6);
  const steps: Step[] = [
    {
      atMs: calendar.workInstant(startedAgo),
      author: course.owner,
      patch: { statusId: setup.statuses.inProgress, assignee: course.owner },
    },
    ...sprintSteps(desk, course, startedAgo, 0),
  ];
  if (random.chance(0.4)) {
    steps.push({
      atMs: calendar.workInstant(startedAgo * 0.4),
      author: course.owner,
      patch: { statusId: setup.statuses.inReview },
    });
  }
  return steps;
}

/** Not begun; some of it is planned for the next sprint and release. */
function plannedSteps(desk: Desk, course: StoryCourse): Step[] {
  const { setup, calendar, random } = desk;
  if (course.plain === true || setup.sprints.length === 0) return [];
  const plannedAgo = Math.min(random.between(1, 6), course.createdAgo * 0.5);
  const atMs = calendar.workInstant(plannedAgo);
  const steps: Step[] = [];
  const upcoming = setup.sprints.filter((sprint) => sprint.state !== 'closed');
  const sprint = upcoming[random.whole(0, upcoming.length - 1)];
  if (sprint !== undefined && random.chance(0.35)) {
    steps.push({ atMs, author: course.reporter, patch: { sprintIds: [sprint.id] } });
  }
  const release = setup.versions.filter((version) => !version.released)[random.whole(0, 1)];
  if (release !== undefined && random.chance(0.4)) {
    steps.push({ atMs: atMs + 60_000, author: course.reporter, patch: { fixVersionIds: [release.id] } });
  }
  return steps;
}

/** Added to the sprint it was started in, and carried over for as long as it took. */
function sprintSteps(
  { setup, calendar, random }: Desk,
  course: StoryCourse,
  startedAgo: number,
  doneAgo: number,
): Step[] {
  const from = calendar.workInstant(startedAgo);
  const until = doneAgo === 0 ? calendar.todayMs : calendar.workInstant(doneAgo);
  const overlapping = setup.sprints.filter(
    (sprint) =>
      sprint.state !== 'future' &&
      Date.parse(sprint.startDate ?? '') <= until &&
      Date.parse(sprint.endDate ?? '') >= from,
  );
  if (random.chance(0.08)) return [];
  return overlapping.map((sprint, at) => ({
    atMs: at === 0 ? from - 20 * 60_000 : Date.parse(sprint.startDate ?? ''),
    author: course.reporter,
    patch: { sprintIds: overlapping.slice(0, at + 1).map(({ id }) => id) },
  }));
}

/** Some work turns out bigger than was thought. */
function estimateSteps({ setup, calendar, random }: Desk, course: StoryCourse, startedAgo: number): Step[] {
  if (!random.chance(0.07)) return [];
  const patch = { custom: { [setup.pointsField]: random.pick([5, 8, 13]) } };
  return [{ atMs: calendar.workInstant(startedAgo * 0.98), author: course.owner, patch }];
}

function resolutionOf({ shared, random }: Desk, course: StoryCourse): string {
  const { resolutions } = shared;
  if (course.plain === true || !random.chance(course.isBug ? 0.14 : 0.03)) return resolutions.done;
  return random.pick(
    course.isBug ? [resolutions.duplicate, resolutions.cannotReproduce] : [resolutions.wontDo, resolutions.duplicate],
  );
}

/** The first release after the day. */
function versionAt({ setup }: Desk, atMs: number): string[] {
  const day = new Date(atMs).toISOString().slice(0, 10);
  const version = setup.versions.find(({ releaseDate }) => releaseDate !== undefined && releaseDate >= day);
  return version === undefined ? [] : [version.id];
}
