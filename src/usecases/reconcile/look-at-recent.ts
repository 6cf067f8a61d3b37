import type { GoneIssue } from '../../ports/reconcile-store';
import type { UpdatedIssue } from '../../ports/work-source';
import type { Deps } from '../deps';
import { lookAgainAt } from './look-again';
import { putRight } from './put-right';

const MINUTE_MS = 60_000;
/**
 * Events may take three minutes; until then a change is not yet missed. A search or a match that did not know it yet is put
 * right then too: four minutes, five to the next look and the look itself, so ten after the change.
 */
const EVENTS_TAKE_MINUTES = 4;
/** Two looks overlap by so much, because Jira's index may lag and counts in whole minutes. */
const OVERLAP_MINUTES = 6;
/** How far the first look goes back from when anybody began to care: work is read before that is noted. */
const FIRST_LOOK_MINUTES = 75;
/** Issues that are put right at once; after a long silence the rest is recorded as if events had told. */
const AT_ONCE = 500;

const idOf = ({ id, updatedMs }: UpdatedIssue): string => `${id}@${updatedMs}`;

/** Looks at what has changed of late, in case an event was lost or had come before anybody cared. */
export async function lookAtRecent(deps: Deps): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const untilMs = nowMs - EVENTS_TAKE_MINUTES * MINUTE_MS;
  const interest = await deps.rolls.interest();
  if (interest.projects.size === 0 && !interest.anywhere) return;
  const state = await deps.checks.recent();
  const begunMs = interest.sinceMs ?? nowMs;
  const fromMs = Math.min(untilMs, state.untilMs ?? begunMs - FIRST_LOOK_MINUTES * MINUTE_MS);
  const since = Math.ceil((nowMs - fromMs) / MINUTE_MS) + OVERLAP_MINUTES;
  const projects = interest.anywhere ? null : [...interest.projects];
  const found = await deps.source.updatedBetween(projects, since, EVENTS_TAKE_MINUTES);
  const seen = new Set(state.seen.map(idOf));
  const fresh = found.filter((issue) => !seen.has(idOf(issue))).map(({ id }) => id);
  await lookAgainAt(deps, await putRight(deps, fresh.slice(0, AT_ONCE), 'recent'));
  const isDue = ({ atMs }: GoneIssue): boolean => atMs <= untilMs;
  const due = state.gone.filter(isDue).slice(0, AT_ONCE);
  await putRight(
    deps,
    due.map(({ id }) => id),
    'recent',
    'deleted',
  );
  const rest = fresh.slice(AT_ONCE);
  await deps.work.record(
    rest.map((issueId) => ({ kind: 'issue', issueId, news: 'placed' })),
    deps.random.id(),
  );
  // What was found to be there again has been let go of again, and is made sure of once more.
  const { gone } = due.length === 0 ? state : await deps.checks.recent();
  const left = gone.filter((one) => !due.some(({ id, atMs }) => id === one.id && atMs === one.atMs));
  await deps.checks.saveRecent({ untilMs, seen: found, gone: left }, nowMs);
}
