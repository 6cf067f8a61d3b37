import { instantOf } from '../../domain/day';
import type { Instant, TargetKey } from '../../domain/ids';
import type { WorkItem } from '../../ports/work-log';
import type { Waiting } from '../../rollup/waiting';
import { waitingWork } from '../admin/waiting-work';
import type { Deps } from '../deps';
import { isForAll, issuesIn, targetsOfIssues } from './touched-targets';

/** Targets that are named; with more of them any number may be behind. */
const MOST_TARGETS = 100;
/** A worker that waits looks again within fifteen minutes; what it said before is believed a little longer. */
const BELIEVED_MS = 25 * 60_000;

/** What an import changes says itself that it is new; the others' numbers do not wait for it. */
const isForEvery = (item: WorkItem): boolean => isForAll(item) && item.kind !== 'import';

/** Whether somebody's number may wait for it. */
const isWaitedFor = (item: WorkItem): boolean => item.kind === 'issue' || item.kind === 'target' || isForEvery(item);

/**
 * The word where storage itself is the reason and cannot even be asked what waits: any number may. A plain write often goes
 * through where lists or transactions do not; where it does not either, the looks that do not come tell, see `unlookedSince`.
 */
export async function noteAnyWaiting(deps: Pick<Deps, 'clock' | 'log' | 'waits'>): Promise<void> {
  try {
    const before = await deps.waits.find();
    const nowMs = deps.clock.nowMs();
    // Said a moment ago: a storm of events that cannot be recorded does not say it a thousand times.
    if (before !== undefined && before.any !== null && before.untilMs > nowMs + BELIEVED_MS / 2) return;
    const targets = before?.targets ?? new Map<TargetKey, Instant>();
    await deps.waits.keep({ targets, any: before?.any ?? instantOf(nowMs), untilMs: nowMs + BELIEVED_MS });
  } catch (error) {
    deps.log.error('waiting-not-noted', { error: error instanceof Error ? error.name : 'unknown' });
  }
}

type NoteDeps = Pick<Deps, 'clock' | 'log' | 'random' | 'rolls' | 'waits' | 'work'>;

async function waitingIn(deps: NoteDeps, items: readonly WorkItem[], before: Waiting | undefined): Promise<Waiting> {
  const now = instantOf(deps.clock.nowMs());
  const read = items.flatMap((item) => (item.kind === 'target' ? [item.target] : []));
  const touched = items.some(isForEvery) ? undefined : await targetsOfIssues(deps, issuesIn(items));
  const keys = [...new Set([...read, ...(touched ?? [])])];
  if (touched === undefined || keys.length > MOST_TARGETS) return { targets: new Map(), any: before?.any ?? now };
  const since = (key: TargetKey): Instant => before?.targets.get(key) ?? before?.any ?? now;
  return { targets: new Map(keys.map((key) => [key, since(key)])), any: null };
}

/**
 * Says for whose numbers work waits that could not be done in this round, so that every page can say it. True when there
 * is any. Nothing hangs on it but that word: where it cannot be told for whose, any number may wait.
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
    deps.log.error('waiting-unknown', { error: error instanceof Error ? error.name : 'unknown' });
    await noteAnyWaiting(deps);
    return true;
  }
}

/** Whether everything that `waiting` names has been named before. */
const isSaid = (waiting: Waiting, before: Waiting): boolean =>
  before.any !== null ||
  (waiting.any === null && [...waiting.targets.keys()].every((target) => before.targets.has(target)));

/**
 * The same word where nobody could wake a worker. It names everything that waits, for a list of storage may not show yet
 * what was recorded just now; and it is recorded itself, so that the next round takes it back. Told again and again, as by
 * a storm of events, it looks no further than at what was recorded once that has been named.
 */
export async function noteUnwoken(deps: NoteDeps, recorded: readonly WorkItem[]): Promise<void> {
  try {
    const before = await deps.waits.find();
    const isNews = recorded.some(isWaitedFor);
    if (isNews && before !== undefined && isSaid(await waitingIn(deps, recorded, before), before)) return;
    const left = (await waitingWork(deps)).map(({ item }) => item);
    const waiting = await waitingIn(deps, [...recorded, ...left], before);
    if (waiting.any === null && waiting.targets.size === 0) return;
    await deps.waits.keep({ ...waiting, untilMs: deps.clock.nowMs() + BELIEVED_MS });
    await deps.work.record([{ kind: 'check', check: 'waiting' }], deps.random.id());
  } catch (error) {
    deps.log.error('waiting-unknown', { error: error instanceof Error ? error.name : 'unknown' });
    await noteAnyWaiting(deps);
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
  if (!left.some(({ item }) => isWaitedFor(item))) await deps.waits.drop();
}
