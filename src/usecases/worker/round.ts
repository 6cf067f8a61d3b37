import type { IssueWork, RecordedWork, WorkItem } from '../../ports/work-log';
import { WorkSourceBusy } from '../../ports/work-source';
import type { Deps } from '../deps';
import { applyChanges } from './apply-changes';
import { applyCycle } from './apply-cycle';
import { applySettings } from './apply-settings';
import { pastStep, rebuildPast } from './rebuild-past';
import { resumeImport } from './resume-import';
import { syncTogether } from './sync-together';

/** New work is not begun after this long in one round; the platform stops a round at 900 s. */
const ROUND_MS = 600_000;
/** Work on the past is looked up from after this long, in case something new has been recorded. */
const HISTORY_STEP_MS = 15_000;
/** Targets that are read as one. */
const TARGETS_AT_ONCE = 4_000;
/** First pause after a failed round; doubles up to the longest a queue takes. */
const FIRST_PAUSE_SECONDS = 5;
const MAX_PAUSE_SECONDS = 900;
/** Rounds in a row after which a failing piece of work waits for the schedule. */
const MAX_ATTEMPTS = 8;

const pauseAfter = (attempt: number): number => Math.min(MAX_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** attempt);
const idOf = ({ item, stamp }: RecordedWork): string => `${JSON.stringify(item)}@${stamp}`;
const isIssue = (item: WorkItem): item is IssueWork => item.kind === 'issue';
const isTarget = ({ item }: RecordedWork): boolean => item.kind === 'target';

/** `more` when it recorded more work, `left` when time was up before it was done. */
type Ended = 'done' | 'more' | 'left';

/** Kinds of work that are done one at a time, before the targets are read and after. */
type Early = Extract<WorkItem, { readonly kind: 'settings' | 'import' }>;
type Late = Extract<WorkItem, { readonly kind: 'cycle' }>;
const isEarly = (item: WorkItem): item is Early => item.kind === 'settings' || item.kind === 'import';
const isLate = (item: WorkItem): item is Late => item.kind === 'cycle';

/** Does one piece of work, or as much of it as there is time for. */
async function workOn(deps: Deps, item: Early | Late, untilMs: number): Promise<Ended> {
  switch (item.kind) {
    case 'settings':
      return (await applySettings(deps)) ? 'more' : 'done';
    case 'import': {
      const step = await resumeImport(deps, item.importId, untilMs);
      return step === 'applied' ? 'more' : step === 'left' ? 'left' : 'done';
    }
    case 'cycle':
      return applyCycle(deps, item.cycle, untilMs);
  }
}

export interface Outcome {
  readonly done: readonly RecordedWork[];
  readonly failed: readonly RecordedWork[];
  readonly recordedMore: boolean;
}
const NOTHING: Outcome = { done: [], failed: [], recordedMore: false };

/** A defect in one piece of work must not hold up the others; it is logged and tried again later. */
function logDefect(deps: Deps, kind: string, error: unknown): void {
  deps.log.error('work-failed', {
    kind,
    errorId: deps.random.id(),
    error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
  });
}

/** Does pieces of work one after the other. Undefined when time was up. */
async function workOnEach(
  deps: Deps,
  works: ReadonlyArray<RecordedWork & { readonly item: Early | Late }>,
  untilMs: number,
): Promise<Outcome & { readonly isLeft: boolean }> {
  const done: RecordedWork[] = [];
  const failed: RecordedWork[] = [];
  let recordedMore = false;
  for (const work of works) {
    const { item } = work;
    if (deps.clock.nowMs() > untilMs) return { done, failed, recordedMore: true, isLeft: true };
    try {
      const ended = await workOn(deps, item, untilMs);
      if (ended === 'left') return { done, failed, recordedMore: true, isLeft: true };
      recordedMore = ended === 'more' || recordedMore;
      await deps.work.clear([work]);
      done.push(work);
    } catch (error) {
      if (error instanceof WorkSourceBusy) throw error;
      logDefect(deps, item.kind, error);
      failed.push(work);
    }
  }
  return { done, failed, recordedMore, isLeft: false };
}

async function workOnIssues(deps: Deps, issues: readonly RecordedWork[]): Promise<Outcome> {
  if (issues.length === 0) return NOTHING;
  try {
    const recordedMore = await applyChanges(deps, issues.map(({ item }) => item).filter(isIssue));
    await deps.work.clear(issues);
    return { done: issues, failed: [], recordedMore };
  } catch (error) {
    if (error instanceof WorkSourceBusy) throw error;
    logDefect(deps, 'issues', error);
    return { done: [], failed: issues, recordedMore: false };
  }
}

const together = (outcomes: readonly Outcome[]): Outcome => ({
  done: outcomes.flatMap(({ done }) => done),
  failed: outcomes.flatMap(({ failed }) => failed),
  recordedMore: outcomes.some(({ recordedMore }) => recordedMore),
});

/** Works with items of one kind. */
const ofKind = <I extends WorkItem>(works: readonly RecordedWork[], is: (item: WorkItem) => item is I) =>
  works.flatMap(({ item, stamp }) => (is(item) ? [{ item, stamp }] : []));

async function workOnPage(deps: Deps, page: readonly RecordedWork[], untilMs: number): Promise<Outcome> {
  if (page.every(({ item }) => item.kind === 'history')) return workOnHistory(deps, page);
  const early = await workOnEach(deps, ofKind(page, isEarly), untilMs);
  if (early.isLeft) return early;
  const targets = await syncTogether(deps, page.filter(isTarget), untilMs, (error) => logDefect(deps, 'target', error));
  const late = await workOnEach(deps, ofKind(page, isLate), untilMs);
  if (late.isLeft) return together([early, targets, late]);
  const issues = await workOnIssues(
    deps,
    page.filter(({ item }) => isIssue(item)),
  );
  return together([early, targets, late, issues]);
}

/** What lies in the past waits until nothing else does, and gives way again after each step. */
async function workOnHistory(deps: Deps, page: readonly RecordedWork[]): Promise<Outcome> {
  const done: RecordedWork[] = [];
  const untilMs = deps.clock.nowMs() + HISTORY_STEP_MS;
  const step = pastStep(deps, untilMs);
  for (const work of page) {
    const { item } = work;
    if (item.kind !== 'history' || deps.clock.nowMs() > untilMs) continue;
    try {
      if (!(await rebuildPast(deps, item.target, step))) continue;
      await deps.work.clear([work]);
      done.push(work);
    } catch (error) {
      if (error instanceof WorkSourceBusy) throw error;
      logDefect(deps, item.kind, error);
      return { done, failed: [work], recordedMore: true };
    }
  }
  return { done, failed: [], recordedMore: true };
}

/** The rest of the waiting targets, so that they are read as one; pages are sorted by kind. */
async function withAllTargets(deps: Deps, page: readonly RecordedWork[], next: string | undefined) {
  const works = [...page];
  let cursor = next;
  while (cursor !== undefined && works.length < TARGETS_AT_ONCE && works.some(isTarget)) {
    const more = await deps.work.list(cursor);
    const targets = more.items.filter(isTarget);
    if (targets.length === 0) break;
    works.push(...targets);
    cursor = more.cursor;
  }
  return works;
}

/** One round of the worker: everything that is recorded, until nothing is left, time is up or Jira asks to wait. */
export async function workRound(deps: Deps, attempt: number): Promise<void> {
  const untilMs = deps.clock.nowMs() + ROUND_MS;
  const failed = new Set<string>();
  try {
    let cursor: string | undefined;
    for (;;) {
      const page = await deps.work.list(cursor);
      const items = await withAllTargets(deps, page.items, page.cursor);
      const fresh = items.filter((work) => !failed.has(idOf(work)));
      if (fresh.length === 0) {
        // Nothing but what has failed: the others are behind it.
        if (page.cursor === undefined) break;
        cursor = page.cursor;
        continue;
      }
      cursor = undefined;
      const outcome = await workOnPage(deps, fresh, untilMs);
      for (const work of outcome.failed) failed.add(idOf(work));
      if (deps.clock.nowMs() > untilMs) {
        await deps.wake.after(0);
        return;
      }
      if (page.cursor === undefined && !outcome.recordedMore) break;
    }
  } catch (error) {
    if (!(error instanceof WorkSourceBusy)) throw error;
    deps.log.info('jira-busy', { retryAfterSeconds: error.retryAfterSeconds, attempt });
    await deps.wake.after(Math.max(error.retryAfterSeconds, pauseAfter(attempt)), Math.min(MAX_ATTEMPTS, attempt + 1));
    return;
  }
  if (failed.size > 0 && attempt < MAX_ATTEMPTS) await deps.wake.after(pauseAfter(attempt), attempt + 1);
}
