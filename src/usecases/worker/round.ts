import type { BusyWith } from '../../domain/busy-with';
import type { RecordedWork, WorkItem } from '../../ports/work-log';
import type { WorkSourceBusy } from '../../ports/work-source';
import type { Deps } from '../deps';
import { renewFront } from '../views/front';
import { createGovernor, SHARE_OF_JOBS, type Governor } from './governor';
import { keepFailure, keepRemembered } from './keep-failure';
import { withKeptEngine } from './kept-engine';
import { forgetWaiting, noteWaiting } from './note-waiting';
import { createPastPace, REST_SECONDS, type PastPace } from './past-pace';
import { keptStops } from './stopped-pasts';
import { movesNumbers } from './touched-targets';
import { workOnPage } from './work-on-page';

/** New work is not begun after this long in one round; the platform stops a round at 900 s. */
const ROUND_MS = 600_000;
/** First pause after a failed round; doubles up to the longest a queue takes. */
const FIRST_PAUSE_SECONDS = 5;
const MAX_PAUSE_SECONDS = 900;
/** Rounds in a row after which a failing piece of work waits for the schedule. */
const MAX_ATTEMPTS = 8;
/** A round that is woken for about the same moment need not be woken again. */
const SAME_MOMENT_MS = 5_000;

const idOf = ({ item, stamp }: RecordedWork): string => `${JSON.stringify(item)}@${stamp}`;

/** Backs off by chance, so that sites which were refused together do not come back together. */
function pauseAfter(deps: Deps, attempt: number): number {
  const pause = Math.min(MAX_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** attempt);
  return Math.min(MAX_PAUSE_SECONDS, pause * (0.7 + 0.6 * deps.random.share()));
}

/** Kinds of which many are worked on as one, and how many; pages are sorted by kind. */
const AT_ONCE: Readonly<Partial<Record<WorkItem['kind'], number>>> = { target: 4_000, issue: 1_000 };

/** The page with the rest of what is worked on together with it. */
async function withAllAlike(deps: Deps, page: readonly RecordedWork[], next: string | undefined) {
  const works = [...page];
  const kind = page[page.length - 1]?.item.kind;
  const most = kind === undefined ? undefined : AT_ONCE[kind];
  let cursor = next;
  while (cursor !== undefined && most !== undefined && works.length < most) {
    const more = await deps.work.list(cursor);
    const alike = more.items.filter(({ item }) => item.kind === kind);
    works.push(...alike);
    cursor = alike.length < more.items.length ? undefined : more.cursor;
  }
  return works;
}

/** How a round ended. */
interface Ended {
  readonly isTimeUp: boolean;
  readonly hasFailed: boolean;
  /** Whether a whole file has come. */
  readonly hasImported: boolean;
  /** Whether somebody who could not wake a round has said whose numbers wait. */
  readonly wasUnwoken: boolean;
  readonly busy: WorkSourceBusy | undefined;
  /** Whether work on the past goes on after a rest. */
  readonly isResting: boolean;
  isDone(work: RecordedWork): boolean;
}

/** Works until nothing is left but what has failed or waits for Jira, or time is up. */
async function workAll(deps: Deps, jobs: Deps, untilMs: number, pace: PastPace): Promise<Ended> {
  const putOff = new Set<string>();
  const done = new Set<string>();
  const notDone = new Map<string, WorkItem>();
  const isDone = (work: RecordedWork): boolean => done.has(idOf(work));
  let hasFailed = false;
  let hasImported = false;
  let wasUnwoken = false;
  let busy: WorkSourceBusy | undefined;
  let isResting = false;
  let cursor: string | undefined;
  for (;;) {
    const page = await deps.work.list(cursor);
    const items = await withAllAlike(deps, page.items, page.cursor);
    const fresh = items.filter((work) => !putOff.has(idOf(work)));
    if (fresh.length === 0) {
      // Nothing but what has been put off: the others are behind it.
      if (page.cursor === undefined) break;
      cursor = page.cursor;
      continue;
    }
    cursor = undefined;
    wasUnwoken ||= fresh.some(({ item }) => item.kind === 'check' && item.check === 'waiting');
    const outcome = await workOnPage(deps, jobs, fresh, untilMs, [...notDone.values()], pace);
    for (const work of outcome.done) done.add(idOf(work));
    for (const work of fresh) if (!isDone(work) && movesNumbers(work.item)) notDone.set(idOf(work), work.item);
    for (const work of outcome.done) notDone.delete(idOf(work));
    // What is done is not done again either: lists may lag, and show for a while what has been cleared.
    for (const work of [...outcome.failed, ...outcome.done]) putOff.add(idOf(work));
    hasFailed ||= outcome.failed.length > 0;
    hasImported ||= outcome.done.some(({ item }) => item.kind === 'import');
    if (outcome.busy !== undefined) {
      if (busy === undefined || outcome.busy.retryAfterSeconds < busy.retryAfterSeconds) busy = outcome.busy;
      // Work that asks nothing of Jira goes on; a Jira that answers badly is left alone at once.
      if (outcome.busy.reason === 'jira' || outcome.busy.reason === 'storage') break;
      for (const work of fresh) if (!outcome.done.includes(work)) putOff.add(idOf(work));
    }
    if (outcome.isResting === true) {
      isResting = true;
      for (const work of fresh) if (!isDone(work)) putOff.add(idOf(work));
    }
    const ended = { hasFailed, hasImported, wasUnwoken, busy, isResting, isDone };
    if (deps.clock.nowMs() > untilMs) return { ...ended, isTimeUp: true };
    if (page.cursor === undefined && !outcome.recordedMore && outcome.busy === undefined) break;
  }
  return { isTimeUp: false, hasFailed, hasImported, wasUnwoken, busy, isResting, isDone };
}

/** A round that is to come: when, and after how many failed ones. */
interface Next {
  readonly afterSeconds: number;
  readonly attempt: number;
}

/** The next round for when Jira may be asked again, unless one comes then anyway; and what is waited for. */
function roundForJira(
  deps: Deps,
  governor: Governor,
  busy: WorkSourceBusy,
  attempt: number,
): { readonly for: BusyWith; readonly wakeAtMs: number; readonly next?: Next } {
  const nowMs = deps.clock.nowMs();
  const isRefused = busy.reason === 'jira';
  const seconds = Math.max(busy.retryAfterSeconds, isRefused ? pauseAfter(deps, attempt) : 0);
  const pause = Math.min(MAX_PAUSE_SECONDS, Math.ceil(seconds));
  const { wakeAtMs } = governor.spending();
  deps.log.info('jira-busy', { reason: busy.reason, retryAfterSeconds: busy.retryAfterSeconds, attempt });
  if (wakeAtMs !== null && wakeAtMs > nowMs && wakeAtMs <= nowMs + pause * 1_000 + SAME_MOMENT_MS)
    return { for: busy.reason, wakeAtMs };
  const next: Next = { afterSeconds: pause, attempt: isRefused ? Math.min(MAX_ATTEMPTS, attempt + 1) : attempt };
  return { for: busy.reason, wakeAtMs: nowMs + pause * 1_000, next };
}

/**
 * One round of the worker: everything that is recorded, until nothing is left, time is up or Jira asks to wait. `isAgain`
 * where one before could not be ended, and has said that any number may wait.
 */
export async function workRound(deps: Deps, attempt: number, isAgain = false): Promise<void> {
  const untilMs = deps.clock.nowMs() + ROUND_MS;
  const kept = withKeptEngine(deps.rolls);
  const { spending } = await kept.rolls.engine();
  const governor = createGovernor(spending, () => kept.settings().pointsPerHour, deps.clock);
  const pastStops = keptStops(deps);
  const governed: Deps = { ...deps, rolls: kept.rolls, pastStops, source: deps.sourceBehind(governor.gate(1)) };
  const pace = createPastPace();
  const pasts = deps.pasts.kept(pace.noteBytes);
  const jobs: Deps = { ...governed, pasts, source: deps.sourceBehind(governor.gate(SHARE_OF_JOBS)) };

  const ended = await workAll(governed, jobs, untilMs, pace);
  const { isTimeUp, hasFailed, hasImported, wasUnwoken, busy, isResting, isDone } = ended;
  // Whoever opens the page next is not to wait for all that has just come.
  if (hasImported) await renewFront(deps);
  if (busy !== undefined && busy.reason !== 'budget') await keepFailure(deps, 'work', `${busy.reason}-busy`);
  if (busy?.reason !== 'storage') await keepRemembered(deps);
  const isHeldUp = busy !== undefined || hasFailed;
  const wasNoted = spending.isNoted === true || wasUnwoken || isAgain;
  let isNoted = wasNoted;
  // A round whose time is up goes on at once.
  if (!isTimeUp)
    isNoted = isHeldUp ? await noteWaiting(governed, isDone, wasNoted) : await forgetWaiting(governed, wasNoted);
  const waited = busy === undefined || isTimeUp ? undefined : roundForJira(deps, governor, busy, attempt);
  const save = async (wakeAtMs: number | null): Promise<void> => {
    const { waitsFor: before, ...spent } = governor.spending();
    const waitsFor = wakeAtMs === null ? undefined : (waited?.for ?? before);
    const now = { ...spent, ...(waitsFor === undefined ? {} : { waitsFor }), wakeAtMs, isNoted };
    const isSame = now.points === spending.points && now.quotaUntilMs === spending.quotaUntilMs;
    if (
      !isSame ||
      waitsFor !== spending.waitsFor ||
      wakeAtMs !== spending.wakeAtMs ||
      isNoted !== (spending.isNoted === true)
    )
      await kept.saveSpending(now);
  };
  try {
    if (isTimeUp) await deps.wake.after(isResting ? REST_SECONDS : 0);
    else if (waited?.next !== undefined) await deps.wake.after(waited.next.afterSeconds, waited.next.attempt);
    else if (busy === undefined && hasFailed && attempt < MAX_ATTEMPTS)
      await deps.wake.after(Math.ceil(pauseAfter(deps, attempt)), attempt + 1);
    else if (busy === undefined && isResting) await deps.wake.after(REST_SECONDS);
  } catch (error) {
    // What was spent must be known to the next round all the same, and that nobody has been woken.
    await save(null);
    throw error;
  }
  await save(waited?.wakeAtMs ?? governor.spending().wakeAtMs);
}
