import type { IssueWork, RecordedWork, WorkItem } from '../../ports/work-log';
import type { OwnWork } from '../../domain/own-failure';
import { same } from '../../domain/strategy-file/same';
import { WorkSourceBusy } from '../../ports/work-source';
import type { Deps } from '../deps';
import { doCheck } from '../reconcile/do-check';
import { notingDrift } from '../reconcile/drift';
import { lookAgainAt } from '../reconcile/look-again';
import { lookAtProjects } from '../reconcile/look-at-projects';
import { applyChanges } from './apply-changes';
import { applyCycle } from './apply-cycle';
import { applySettings, foldAgain } from './apply-settings';
import { keepFailure } from './keep-failure';
import type { PastPace } from './past-pace';
import { pastStep, readTogether } from './read-pasts';
import { rebuildPast } from './rebuild-past';
import { resumeImport } from './resume-import';
import { syncTogether } from './sync-together';
import { movesNumbers } from './touched-targets';

/** Work on the past is looked up from after this long, in case something new has been recorded. */
const HISTORY_STEP_MS = 15_000;

const isIssue = (item: WorkItem): item is IssueWork => item.kind === 'issue';
const isTarget = ({ item }: RecordedWork): boolean => item.kind === 'target' && item.because === undefined;
const isRelevelled = ({ item }: RecordedWork): boolean => item.kind === 'target' && item.because === 'hierarchy';

/** `more` when it recorded more work, `left` when time was up before it was done, `held` when other work has to be done first. */
type Ended = 'done' | 'more' | 'left' | 'held';

/** Kinds of work that are done one at a time: before the targets are read, after them, and when nothing has changed any more. */
type Early = Extract<WorkItem, { readonly kind: 'settings' | 'import' | 'project' | 'fold' }>;
type Cycle = Extract<WorkItem, { readonly kind: 'cycle' }>;
type Clock = Extract<WorkItem, { readonly kind: 'check' }>;
const isEarly = (item: WorkItem): item is Early =>
  item.kind === 'settings' || item.kind === 'import' || item.kind === 'project' || item.kind === 'fold';
const isCycle = (item: WorkItem): item is Cycle => item.kind === 'cycle';
const isCheck = (item: WorkItem): item is Clock => item.kind === 'check';
type History = Extract<WorkItem, { readonly kind: 'history' }>;
const isHistory = (item: WorkItem): item is History => item.kind === 'history';

/** Does one piece of work, or as much of it as there is time for. */
async function workOn(
  deps: Deps,
  item: Early | Cycle | Clock,
  untilMs: number,
  undone: readonly WorkItem[],
): Promise<Ended> {
  switch (item.kind) {
    case 'settings':
      return (await applySettings(deps)) ? 'more' : 'done';
    case 'import': {
      const step = await resumeImport(deps, item.importId, untilMs);
      return step === 'applied' ? 'more' : step === 'left' ? 'left' : 'done';
    }
    case 'project':
      return (await lookAtProjects(deps, [item.project])) ? 'more' : 'done';
    case 'fold':
      await foldAgain(deps, item.target);
      return 'done';
    case 'cycle':
      return applyCycle(deps, item.cycle, untilMs, undone);
    case 'check':
      return (await doCheck(deps, item.check)) ? 'more' : 'done';
  }
}

/** What has become of some pieces of work. What is in neither list is left. */
export interface Outcome {
  readonly done: readonly RecordedWork[];
  readonly failed: readonly RecordedWork[];
  readonly recordedMore: boolean;
  /** Jira asked to wait, or its points are used up. */
  readonly busy?: WorkSourceBusy;
  /** Work on the past has taken its share of storage and goes on after a rest. */
  readonly isResting?: true;
}
const NOTHING: Outcome = { done: [], failed: [], recordedMore: false };

/** A defect in one piece of work must not hold up the others; it is logged, kept for support and tried again later. */
async function logDefect(deps: Deps, work: OwnWork, error: unknown): Promise<void> {
  const errorId = deps.random.id();
  const [name, said] =
    error instanceof Error ? [error.name, `${error.name}: ${error.message}`] : ['unknown', 'unknown'];
  deps.log.error('work-failed', { kind: work, errorId, error: said });
  await keepFailure(deps, work, name, errorId);
}

/** Does pieces of work one after the other; `isLeft` when time was up before the last. */
async function workOnEach(
  deps: Deps,
  works: ReadonlyArray<RecordedWork & { readonly item: Early | Cycle | Clock }>,
  untilMs: number,
  undone: readonly WorkItem[] = [],
): Promise<Outcome & { readonly isLeft: boolean }> {
  const done: RecordedWork[] = [];
  const failed: RecordedWork[] = [];
  let recordedMore = false;
  for (const work of works) {
    const { item } = work;
    if (deps.clock.nowMs() > untilMs) return { done, failed, recordedMore: true, isLeft: true };
    try {
      const ended = await workOn(deps, item, untilMs, undone);
      if (ended === 'left') return { done, failed, recordedMore: true, isLeft: true };
      if (ended === 'held') {
        failed.push(work);
        continue;
      }
      recordedMore = ended === 'more' || recordedMore;
      await deps.work.clear([work]);
      done.push(work);
      // What a check has found is put right before the next one, which would find it too and tell of it otherwise.
      if (item.kind === 'check' && ended === 'more') break;
    } catch (error) {
      if (error instanceof WorkSourceBusy) return { done, failed, recordedMore, busy: error, isLeft: false };
      await logDefect(deps, `work:${item.kind}`, error);
      failed.push(work);
    }
  }
  return { done, failed, recordedMore, isLeft: false };
}

/** How often changed issues that fail together are parted, to find the one that is the reason. */
const PARTINGS = 24;

/** Rolls changed issues up together; those that cannot be are parted, so that one of them does not hold up the others. */
async function workOnIssues(
  deps: Deps,
  issues: readonly RecordedWork[],
  partings = { left: PARTINGS },
): Promise<Outcome> {
  if (issues.length === 0) return NOTHING;
  try {
    await lookAgainAt(deps, await applyChanges(deps, issues.map(({ item }) => item).filter(isIssue)));
    await deps.work.clear(issues);
    return { done: issues, failed: [], recordedMore: false };
  } catch (error) {
    if (error instanceof WorkSourceBusy) return { ...NOTHING, busy: error };
    if (issues.length === 1 || partings.left === 0) {
      await logDefect(deps, 'work:issues', error);
      return { done: [], failed: issues, recordedMore: false };
    }
    partings.left -= 1;
    const half = Math.ceil(issues.length / 2);
    const first = await workOnIssues(deps, issues.slice(0, half), partings);
    if (first.busy !== undefined) return first;
    return together([first, await workOnIssues(deps, issues.slice(half), partings)]);
  }
}

function together(outcomes: readonly Outcome[]): Outcome {
  const busy = outcomes.map((outcome) => outcome.busy).filter((one) => one !== undefined);
  // Whoever may go on first decides when that is.
  const first = busy.sort((a, b) => a.retryAfterSeconds - b.retryAfterSeconds)[0];
  return {
    done: outcomes.flatMap(({ done }) => done),
    failed: outcomes.flatMap(({ failed }) => failed),
    recordedMore: outcomes.some(({ recordedMore }) => recordedMore),
    ...(first === undefined ? {} : { busy: first }),
  };
}

const isSame = (a: RecordedWork, b: RecordedWork): boolean => a.stamp === b.stamp && same(a.item, b.item);

/** What moves numbers and is not done. */
const undoneOf = (page: readonly RecordedWork[], { done }: Outcome): readonly WorkItem[] =>
  page.filter((work) => movesNumbers(work.item) && !done.some((one) => isSame(one, work))).map(({ item }) => item);

/** Works with items of one kind. */
const ofKind = <I extends WorkItem>(works: readonly RecordedWork[], is: (item: WorkItem) => item is I) =>
  works.flatMap(({ item, stamp }) => (is(item) ? [{ item, stamp }] : []));

/** What lies in the past waits until nothing else does, and gives way again after each step. */
async function workOnHistory(deps: Deps, page: readonly RecordedWork[], pace: PastPace): Promise<Outcome> {
  const done: RecordedWork[] = [];
  const works = ofKind(page, isHistory);
  const untilMs = deps.clock.nowMs() + HISTORY_STEP_MS;
  const step = pastStep(deps, untilMs, pace);
  const isOver = (): boolean => pace.isUsedUp() || deps.clock.nowMs() > untilMs;
  for (let at = 0; at < works.length && !isOver();) {
    let trying = works[at];
    try {
      const { looked, ready } = await readTogether(
        deps,
        step,
        works.slice(at).map(({ item }) => item.target),
      );
      for (const work of works.slice(at, at + looked)) {
        trying = work;
        // One is brought to its end in any case, or a share that the look has used up would bring nothing.
        if (done.length > 0 && isOver()) break;
        if (!(await rebuildPast(deps, work.item.target, step, ready.get(work.item.target)))) continue;
        await deps.work.clear([work]);
        done.push(work);
      }
      at += looked;
    } catch (error) {
      if (error instanceof WorkSourceBusy) return { done, failed: [], recordedMore: true, busy: error };
      await logDefect(deps, 'work:history', error);
      return { done, failed: trying === undefined ? [] : [trying], recordedMore: true };
    }
  }
  const isResting = pace.isUsedUp() && done.length < works.length;
  return { done, failed: [], recordedMore: true, ...(isResting ? { isResting } : {}) };
}

/**
 * Works on a page of what is recorded, what others depend on first; `putOff` could not be done in this round. `jobs` asks Jira for what may wait: whole scopes and the
 * past; what has just changed may use all of the hour's points.
 */
export async function workOnPage(
  deps: Deps,
  jobs: Deps,
  page: readonly RecordedWork[],
  untilMs: number,
  putOff: readonly WorkItem[],
  pace: PastPace,
): Promise<Outcome> {
  if (page.every(({ item }) => item.kind === 'history')) return workOnHistory(jobs, page, pace);
  const early = await workOnEach(deps, ofKind(page, isEarly), untilMs);
  if (early.isLeft) return early;
  const onDefect = async (error: unknown): Promise<void> => logDefect(deps, 'work:target', error);
  const targets = await syncTogether(jobs, page.filter(isTarget), untilMs, onDefect);
  const issues = await workOnIssues(
    deps,
    page.filter(({ item }) => isIssue(item)),
  );
  const relevelled = page.filter(isRelevelled);
  const levels = await syncTogether(notingDrift(jobs, 'hierarchy'), relevelled, untilMs, onDefect);
  const numbers = [early, targets, issues, levels];
  // A close freezes what numbers came to: what was recorded before it is counted first.
  const cyclesOnPage = ofKind(page, isCycle);
  const undone = cyclesOnPage.length === 0 ? [] : [...putOff, ...undoneOf(page, together(numbers))];
  const cycles = await workOnEach(deps, cyclesOnPage, untilMs, undone);
  if (cycles.isLeft) return together([...numbers, cycles]);
  // Last, so that what an event has told of is never taken for drift.
  const checks = await workOnEach(jobs, ofKind(page, isCheck), untilMs);
  return together([...numbers, cycles, checks]);
}
