import { isReparented, mayBePlaced, mayConcern, type IssueEvent } from '../../domain/event-relevance';
import type { EventGate } from '../../ports/event-gate';
import type { IssueNews, WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';
import { noteUnwoken } from '../worker/note-waiting';
import { wakeFor, type WakeDeps } from './wake-for';

/**
 * Seconds from the first event of a slot to its round. Four slots a minute keep far below the 500 queue events a minute of
 * an installation, whatever the storm.
 */
const SLOT_SECONDS = 17;
/** A list of storage may not show yet what was recorded so shortly before the round reads it. */
const LIST_LAG_MS = 2_000;

function newsOf(event: IssueEvent): IssueNews {
  if (event.kind !== 'updated') return event.kind;
  if (isReparented(event)) return 'reparented';
  return mayBePlaced(event) ? 'placed' : 'changed';
}

type EventDeps = WakeDeps & Pick<Deps, 'gate'>;

/**
 * Seconds for which nobody tries again to wake a worker who could not be woken. The event that tried is delivered again
 * after as many; the others of a storm, each of which would try, are recorded and say that their numbers wait.
 */
const REFUSED_SECONDS = 30;

/** Sees to it that a round comes which finds what is recorded now. The message is pushed before it is noted: at worst it is pushed twice. */
async function wakeOnce(
  deps: EventDeps,
  recorded: readonly WorkItem[],
  { wakeAtMs, isRefused }: Pick<Awaited<ReturnType<EventGate['look']>>, 'wakeAtMs' | 'isRefused'>,
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  if (wakeAtMs !== undefined && wakeAtMs > nowMs + LIST_LAG_MS) {
    if (isRefused) await noteUnwoken(deps, recorded);
    return;
  }
  try {
    await wakeFor(deps, recorded, SLOT_SECONDS);
  } catch (error) {
    await deps.work.setWakeAtMs(nowMs + REFUSED_SECONDS * 1_000, true);
    throw error;
  }
  await deps.work.setWakeAtMs(nowMs + SLOT_SECONDS * 1_000);
}

/**
 * Records an issue that some scope may care about. Any event costs one read. `isAgain` where it could not be recorded
 * before, and all numbers were said to wait; the round takes that back.
 */
export async function recordIssueEvent(deps: EventDeps, event: IssueEvent, isAgain = false): Promise<void> {
  const { interest, ...wake } = await deps.gate.look();
  const items: readonly WorkItem[] = [
    ...(mayConcern(event, interest) ? [{ kind: 'issue', issueId: event.issueId, news: newsOf(event) } as const] : []),
    ...(isAgain ? [{ kind: 'check', check: 'waiting' } as const] : []),
  ];
  if (items.length === 0) return;
  await deps.work.record(items, deps.random.id());
  await wakeOnce(deps, items, wake);
}
