import { mayBePlaced, mayConcern, type IssueEvent } from '../../domain/event-relevance';
import type { IssueId } from '../../domain/ids';
import type { IssueNews } from '../../ports/work-log';
import type { Deps } from '../deps';

/**
 * Seconds from the first event of a slot to its round. Five slots a minute keep far below the 500 queue events a minute
 * of an installation, whatever the storm.
 */
const SLOT_SECONDS = 15;

type EventDeps = Pick<Deps, 'clock' | 'random' | 'rolls' | 'work' | 'wake'>;

/** Sees to it that a round comes after now. The message is pushed before it is noted: at worst it is pushed twice. */
async function wakeOnce(deps: EventDeps): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const wakeAtMs = await deps.work.wakeAtMs();
  if (wakeAtMs !== undefined && wakeAtMs > nowMs) return;
  await deps.wake.after(SLOT_SECONDS);
  await deps.work.setWakeAtMs(nowMs + SLOT_SECONDS * 1_000);
}

/** Records an issue that some scope may care about. An event no scope could care about costs one read. */
export async function recordIssueEvent(deps: EventDeps, event: IssueEvent): Promise<void> {
  if (!mayConcern(event, await deps.rolls.interest())) return;
  const news = event.kind === 'deleted' ? 'deleted' : mayBePlaced(event) ? 'placed' : 'changed';
  await recordIssues(deps, [event.issueId], news);
}

export async function recordIssues(deps: EventDeps, ids: readonly IssueId[], news: IssueNews): Promise<void> {
  if (ids.length === 0) return;
  await deps.work.record(
    ids.map((issueId) => ({ kind: 'issue', issueId, news })),
    deps.random.id(),
  );
  await wakeOnce(deps);
}
