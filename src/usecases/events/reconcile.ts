import { dayOf } from '../../domain/day';
import type { ProjectId, TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { Deps } from '../deps';
import { renewFront } from '../views/front';
import { recordIssues } from './record-issue-event';

/** Looks back a little further than the hour between two runs, because Jira's index may lag. */
const LOOK_BACK_MINUTES = 75;
/** Every target is read whole at least this often; a part of them each hour. */
const WHOLE_EVERY_HOURS = 24;

/** The targets whose number is oldest, as many as keep every target within a day. */
async function oldestTargets(deps: Deps): Promise<readonly TargetKey[]> {
  const board = await deps.strategy.board();
  const targets = board.targets.filter(
    ({ value: { target } }) => target.frozen === null && isFedByWork(target.measure),
  );
  const share = Math.ceil(targets.length / WHOLE_EVERY_HOURS);
  const byAge = [...targets].sort((a, b) => ((a.value.roll.asOf ?? '') < (b.value.roll.asOf ?? '') ? -1 : 1));
  const waiting = byAge.filter(({ value }) => value.roll.staleSince !== null || !value.roll.complete);
  return [...new Set([...byAge.slice(0, share), ...waiting].map(({ value }) => value.target.key))];
}

/**
 * The schedule's round: what events may have missed goes the same way as an event. Recently changed issues, a slice of
 * targets, all targets when statuses changed category, and whatever an interrupted round left behind.
 */
export async function reconcile(deps: Deps): Promise<void> {
  const mended = await deps.strategy.mendBoard(dayOf(deps.clock.nowMs()));
  await renewFront(deps);
  const interest = await deps.rolls.interest();
  const projects: readonly ProjectId[] = [...interest.projects];
  await recordIssues(deps, await deps.source.recentlyUpdated(projects, LOOK_BACK_MINUTES), false);
  const fingerprint = await deps.source.statusFingerprint();
  const known = await deps.fingerprints.statusMap();
  const isRemapped = known !== undefined && known !== fingerprint;
  const targets = isRemapped
    ? (await deps.strategy.board()).targets.map(({ value }) => value.target.key)
    : await oldestTargets(deps);
  await deps.work.record(
    targets.map((target) => ({ kind: 'target', target })),
    deps.random.id(),
  );
  if (known !== fingerprint) await deps.fingerprints.saveStatusMap(fingerprint);
  deps.log.info('reconcile', {
    projects: projects.length,
    targets: targets.length,
    remapped: isRemapped,
    mended: mended ?? 0,
  });
  await deps.wake.after(0);
}

/** First run on a site, and after an upgrade: notes the status map and wakes the worker for anything left behind. */
export async function prepareSite(deps: Deps): Promise<void> {
  await deps.strategy.mendBoard(dayOf(deps.clock.nowMs()));
  await deps.fingerprints.saveStatusMap(await deps.source.statusFingerprint());
  await deps.wake.after(0);
}

/** All targets that reach into a project are read anew: it was archived, deleted or brought back, and no issue event tells. */
export async function projectChanged(deps: Deps, project: ProjectId): Promise<void> {
  const reaches = await deps.rolls.reaches();
  const targets = [...reaches]
    .filter(([, reach]) => reach.anywhere || reach.projects.includes(project))
    .map(([target]) => target);
  if (targets.length === 0) return;
  await deps.work.record(
    targets.map((target) => ({ kind: 'target', target })),
    deps.random.id(),
  );
  await deps.wake.after(0);
}
