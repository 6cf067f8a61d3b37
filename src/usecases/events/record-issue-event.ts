import { mayBePlaced, mayConcern, type IssueEvent } from '../../domain/event-relevance';
import type { IssueWork } from '../../ports/work-log';
import type { Deps } from '../deps';
import { wakeFor, type WakeDeps } from './wake-for';

/**
 * Seconds from the first event of a slot to its round. Four slots a minute keep far below the 500 queue events a minute of
 * an installation, whatever the storm.
 */
const SLOT_SECONDS = 17;
/** A list of storage may not show yet what was recorded so shortly before the round reads it. */
const LIST_LAG_MS = 2_000;

type EventDeps = WakeDeps & Pick<Deps, 'gate'>;

/** Sees to it that a round comes which finds what is recorded now. The message is pushed before it is noted: at worst it is pushed twice. */
async function wakeOnce(deps: EventDeps, recorded: IssueWork, wakeAtMs: number | undefined): Promise<void> {
  const nowMs = deps.clock.nowMs();
  if (wakeAtMs !== undefined && wakeAtMs > nowMs + LIST_LAG_MS) return;
  await wakeFor(deps, [recorded], SLOT_SECONDS);
  await deps.work.setWakeAtMs(nowMs + SLOT_SECONDS * 1_000);
}

/** Records an issue that some scope may care about. Any event costs one read. */
export async function recordIssueEvent(deps: EventDeps, event: IssueEvent): Promise<void> {
  const { interest, wakeAtMs } = await deps.gate.look();
  if (!mayConcern(event, interest)) return;
  const news = event.kind === 'deleted' ? 'deleted' : mayBePlaced(event) ? 'placed' : 'changed';
  const item: IssueWork = { kind: 'issue', issueId: event.issueId, news };
  await deps.work.record([item], deps.random.id());
  await wakeOnce(deps, item, wakeAtMs);
}
