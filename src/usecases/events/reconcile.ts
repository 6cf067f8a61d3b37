import { dayOf } from '../../domain/day';
import type { ProjectId, TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { TargetRecord } from '../../ports/strategy-store';
import type { WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';
import { renewFront } from '../views/front';
import { dropOldWaiting } from '../worker/note-waiting';
import { goneIn } from '../reconcile/look-at-gone';
import { isSliceDue } from '../reconcile/slice-hours';
import { mendPaths } from '../strategy/rewrite-paths';
import { wakeFor } from './wake-for';

/** Targets whose number waits for a read that nothing else asks for: Jira had cut an answer short, or refused a scope. */
const waitingTargets = (open: readonly TargetRecord[]): readonly TargetKey[] =>
  open
    .filter(({ target, roll }) => isFedByWork(target.measure) && roll.sums !== null)
    .filter(({ roll }) => roll.staleSince !== null || !roll.complete)
    .map(({ target }) => target.key);

/** What several times a day comes besides: a slice of all issues, lost links where there are any, and the targets that wait. */
async function itemsOfSlice(deps: Deps): Promise<readonly WorkItem[]> {
  const { targets } = await deps.strategy.board();
  const open = targets.map(({ value }) => value).filter(({ target }) => target.frozen === null);
  const isLost = open.some(({ target }) => goneIn(target.links).length > 0);
  return [
    { kind: 'check', check: 'slice' },
    ...(isLost ? [{ kind: 'check', check: 'gone' } as const] : []),
    ...waitingTargets(open).map((target) => ({ kind: 'target', target }) as const),
  ];
}

/**
 * The hour's round: the site's configuration and what guard rules go by, several times a day a slice of all issues, lost links and the targets that wait, and
 * whatever an interrupted round left behind. The worker does it, so that all background work keeps to one budget.
 */
export async function reconcile(deps: Deps): Promise<void> {
  const mended = await deps.strategy.mendBoard(dayOf(deps.clock.nowMs()));
  // Once a day: a move that was cut off may have left what is under it behind.
  if (mended !== undefined) await mendPaths(deps);
  await renewFront(deps);
  await dropOldWaiting(deps);
  const items: readonly WorkItem[] = [
    { kind: 'check', check: 'configuration' },
    { kind: 'check', check: 'health' },
    ...(isSliceDue(deps.clock.nowMs()) ? await itemsOfSlice(deps) : []),
  ];
  await deps.work.record(items, deps.random.id());
  deps.log.info('reconcile', { recorded: items.length, mended: mended ?? 0 });
  await wakeFor(deps, []);
}

/** Every few minutes: what has changed of late is looked at, when any scope could care. */
export async function catchUp(deps: Deps): Promise<void> {
  const { projects, anywhere } = await deps.rolls.interest();
  if (projects.size === 0 && !anywhere) {
    // The first targets may wait for a worker whom nobody could wake.
    if ((await deps.work.list()).items.length > 0) await wakeFor(deps, []);
    return;
  }
  await deps.work.record([{ kind: 'check', check: 'recent' }], deps.random.id());
  await wakeFor(deps, []);
}

/** First run on a site, and after an upgrade: notes the site's configuration and goes on with anything left behind. */
export async function prepareSite(deps: Deps): Promise<void> {
  await deps.strategy.mendBoard(dayOf(deps.clock.nowMs()));
  await deps.work.record([{ kind: 'check', check: 'configuration' }], deps.random.id());
  await wakeFor(deps, []);
}

/** A project was archived, deleted or brought back, and no issue event tells: what it means for numbers is looked into. `isAgain` as in `recordIssueEvent`. */
export async function projectChanged(deps: Deps, project: ProjectId, isAgain = false): Promise<void> {
  const { projects, anywhere } = await deps.rolls.interest();
  if (projects.size === 0 && !anywhere && (await deps.rolls.reaches()).size === 0) return;
  const items: readonly WorkItem[] = [
    { kind: 'project', project },
    { kind: 'check', check: 'configuration' },
    ...(isAgain ? [{ kind: 'check', check: 'waiting' } as const] : []),
  ];
  await deps.work.record(items, deps.random.id());
  await wakeFor(deps, items);
}
