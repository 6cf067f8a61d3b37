import { instantOf } from '../../domain/day';
import type { Instant, TargetKey } from '../../domain/ids';
import type { WorkItem } from '../../ports/work-log';
import type { Waiting } from '../../rollup/waiting';
import { waitingWork } from '../admin/waiting-work';
import type { Deps } from '../deps';
import { issuesIn, targetsOfIssues } from './touched-targets';

/** Targets that are named; with more of them any number may be behind. */
const MOST_TARGETS = 100;
/** A worker that waits looks again within fifteen minutes; what it said before is believed a little longer. */
const BELIEVED_MS = 25 * 60_000;

async function waitingIn(deps: Deps, items: readonly WorkItem[], before: Waiting | undefined): Promise<Waiting> {
  const now = instantOf(deps.clock.nowMs());
  const read = items.flatMap((item) => (item.kind === 'target' ? [item.target] : []));
  const touched = await targetsOfIssues(deps, issuesIn(items));
  const keys = [...new Set([...read, ...(touched ?? [])])];
  if (touched === undefined || keys.length > MOST_TARGETS) return { targets: new Map(), any: before?.any ?? now };
  const since = (key: TargetKey): Instant => before?.targets.get(key) ?? before?.any ?? now;
  return { targets: new Map(keys.map((key) => [key, since(key)])), any: null };
}

/**
 * Says for whose numbers work waits that could not be done in this round, so that every page can say it. True when there
 * is any. Nothing hangs on it but that word: when it cannot be written, the log has it.
 */
export async function noteWaiting(
  deps: Deps,
  isDone: (work: { readonly item: WorkItem; readonly stamp: string }) => boolean,
  wasWaiting: boolean,
): Promise<boolean> {
  try {
    const left = (await waitingWork(deps)).filter((work) => !isDone(work)).map(({ item }) => item);
    const before = wasWaiting ? await deps.waits.find() : undefined;
    const waiting = await waitingIn(deps, left, before);
    if (waiting.any === null && waiting.targets.size === 0) return await forgetWaiting(deps, wasWaiting);
    await deps.waits.keep({ ...waiting, untilMs: deps.clock.nowMs() + BELIEVED_MS });
    return true;
  } catch (error) {
    deps.log.error('waiting-not-noted', { error: error instanceof Error ? error.name : 'unknown' });
    return wasWaiting;
  }
}

/** Nothing waits any more. */
export async function forgetWaiting(deps: Pick<Deps, 'waits'>, wasWaiting: boolean): Promise<false> {
  if (wasWaiting) await deps.waits.drop();
  return false;
}

/** What a worker has said that was cut off before it could take it back is not believed for ever: once nothing waits it goes. */
export async function dropOldWaiting(deps: Pick<Deps, 'waits' | 'work' | 'clock'>): Promise<void> {
  const kept = await deps.waits.find();
  if (kept === undefined || kept.untilMs >= deps.clock.nowMs()) return;
  const left = await waitingWork(deps);
  if (!left.some(({ item }) => item.kind === 'issue' || item.kind === 'target')) await deps.waits.drop();
}
