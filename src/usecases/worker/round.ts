import type { IssueWork, RecordedWork, WorkItem } from '../../ports/work-log';
import { WorkSourceBusy } from '../../ports/work-source';
import type { Deps } from '../deps';
import { applyChanges } from './apply-changes';
import { applyCycle } from './apply-cycle';
import { applyProjects } from './apply-projects';
import { applySettings } from './apply-settings';
import { pastStep, rebuildPast } from './rebuild-past';
import { resumeImport } from './resume-import';
import { syncTarget } from './sync-target';

/** New work is not begun after this long in one round; the platform stops a round at 900 s. */
const ROUND_MS = 600_000;
/** Work on the past is looked up from after this long, in case something new has been recorded. */
const HISTORY_STEP_MS = 15_000;
/** First pause after a failed round; doubles up to the longest a queue takes. */
const FIRST_PAUSE_SECONDS = 5;
const MAX_PAUSE_SECONDS = 900;
/** Rounds in a row after which a failing piece of work waits for the schedule. */
const MAX_ATTEMPTS = 8;

const pauseAfter = (attempt: number): number => Math.min(MAX_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** attempt);
const idOf = ({ item, stamp }: RecordedWork): string => `${JSON.stringify(item)}@${stamp}`;
type HistoryWork = Extract<WorkItem, { readonly kind: 'history' }>;
const isIssue = (item: WorkItem): item is IssueWork => item.kind === 'issue';

/** `more` when it recorded more work, `left` when time was up before it was done. */
type Ended = 'done' | 'more' | 'left';

/** Does one piece of work, or as much of it as there is time for. */
async function workOn(deps: Deps, item: Exclude<WorkItem, IssueWork | HistoryWork>, untilMs: number): Promise<Ended> {
  switch (item.kind) {
    case 'settings':
      return (await applySettings(deps)) ? 'more' : 'done';
    case 'projects':
      return (await applyProjects(deps)) ? 'more' : 'done';
    case 'import': {
      const step = await resumeImport(deps, item.importId, untilMs);
      return step === 'applied' ? 'more' : step === 'left' ? 'left' : 'done';
    }
    case 'cycle':
      return applyCycle(deps, item.cycle, untilMs);
    case 'target':
      return (await syncTarget(deps, item.target)) ? 'more' : 'done';
  }
}

interface Outcome {
  readonly done: readonly RecordedWork[];
  readonly failed: readonly RecordedWork[];
  readonly recordedMore: boolean;
}

/** A defect in one piece of work must not hold up the others; it is logged and tried again later. */
function logDefect(deps: Deps, kind: string, error: unknown): void {
  deps.log.error('work-failed', {
    kind,
    errorId: deps.random.id(),
    error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
  });
}

async function workOnPage(deps: Deps, page: readonly RecordedWork[], untilMs: number): Promise<Outcome> {
  const done: RecordedWork[] = [];
  const failed: RecordedWork[] = [];
  let recordedMore = false;
  for (const work of page) {
    const { item } = work;
    if (isIssue(item) || item.kind === 'history') continue;
    if (deps.clock.nowMs() > untilMs) return { done, failed, recordedMore: true };
    try {
      const ended = await workOn(deps, item, untilMs);
      if (ended === 'left') return { done, failed, recordedMore: true };
      recordedMore = ended === 'more' || recordedMore;
      await deps.work.clear([work]);
      done.push(work);
    } catch (error) {
      if (error instanceof WorkSourceBusy) throw error;
      logDefect(deps, item.kind, error);
      failed.push(work);
    }
  }
  const issues = page.filter((work) => isIssue(work.item));
  if (issues.length > 0) {
    try {
      recordedMore = (await applyChanges(deps, issues.map(({ item }) => item).filter(isIssue))) || recordedMore;
      await deps.work.clear(issues);
      done.push(...issues);
    } catch (error) {
      if (error instanceof WorkSourceBusy) throw error;
      logDefect(deps, 'issues', error);
      failed.push(...issues);
    }
  }
  if (page.every(({ item }) => item.kind === 'history')) return workOnHistory(deps, page);
  return { done, failed, recordedMore };
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

/** One round of the worker: everything that is recorded, until nothing is left, time is up or Jira asks to wait. */
export async function workRound(deps: Deps, attempt: number): Promise<void> {
  const untilMs = deps.clock.nowMs() + ROUND_MS;
  const failed = new Set<string>();
  try {
    let cursor: string | undefined;
    for (;;) {
      const page = await deps.work.list(cursor);
      const fresh = page.items.filter((work) => !failed.has(idOf(work)));
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
