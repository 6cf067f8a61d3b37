import { addDays, dayOf, startOfDayMs } from '../../domain/day';
import type { IssueId, TargetKey } from '../../domain/ids';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import type { KnownPast } from '../../ports/past-cache';
import type { Rebuilt } from '../../ports/roll-store';
import { bearingsOf } from '../../rollup/bearing';
import { frameOf, leafChanges, leavesBefore, type DayChanges } from '../../rollup/change-log';
import { NO_PAST } from '../../rollup/issue-past';
import { rebuiltPast, type RebuiltPast } from '../../rollup/past';
import { RECENT_DAYS, type Roll, type Snapshot } from '../../rollup/roll';
import { pastBefore } from '../../rollup/trend';
import { leavesOfMembers } from '../../rollup/scope-changes';
import { snapshotOf } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { foldedBy, ownRules } from './own-rules';
import { openScene, readOn, type PastScene, type PastStep } from './read-pasts';

/** How far back a past is rebuilt at least; further when the target began earlier. */
const DAYS_BACK = 366;
const MAX_ROUNDS = 5;

/** The actuals of the rebuilt days, from the first on which anything was in scope. */
function snapshotsOf(past: RebuiltPast, target: Target, roll: Roll, settings: Settings): readonly Snapshot[] {
  const days = past.sums.map(([day, sums]): Snapshot => {
    return snapshotOf({ ...target, frozen: null }, { ...roll, sums }, settings, startOfDayMs(day));
  });
  const first = days.findIndex(({ total }) => total !== null && total > 0);
  return first < 0 ? [] : differing(days.slice(first));
}

/** Days without those that are as the day before. */
const differing = (days: readonly Snapshot[]): readonly Snapshot[] =>
  days.filter((day, index) => {
    const before = days[index - 1];
    return before?.actual !== day.actual || before.done !== day.done || before.total !== day.total;
  });

async function savePast(
  deps: Deps,
  { record, head, engine, members }: PastScene,
  pasts: ReadonlyMap<IssueId, KnownPast>,
): Promise<boolean> {
  const { target, roll } = record.value;
  const seen = (await deps.rolls.log(target.key, roll, addDays(head.first, -1)))?.days ?? [];
  const own = ownRules(engine, record);
  const { fold } = own;
  const back = addDays(dayOf(deps.clock.nowMs()), -DAYS_BACK);
  const from = target.start < back ? target.start : back;
  const past = rebuiltPast(
    {
      members,
      pasts: new Map([...pasts].map(([id, known]) => [id, known.past ?? NO_PAST])),
      bearings: bearingsOf(target.links),
      measure: target.measure,
      pointsFields: own.pointsFields,
      fold,
    },
    from,
    head.first,
  );
  // What the changelog does not explain happened on the day on which the work was first read.
  const firstSeen = leavesBefore(leavesOfMembers(members, fold), seen);
  const onFirst = leafChanges(past.leaves, firstSeen, () => 'work');
  const changes: DayChanges[] = [
    ...past.days,
    ...(onFirst.length === 0 ? [] : [{ day: head.first, changes: onFirst }]),
  ];
  const frames = head.frames.map((frame, at) => (at === 0 ? { ...frame, day: from } : frame));
  const days = snapshotsOf(past, target, { ...roll, ...foldedBy(own) }, own.settings);
  const all = differing([...days, ...roll.days.filter(({ day }) => day >= head.first)]);
  const kept = all.slice(-RECENT_DAYS);
  const rebuilt: Rebuilt = {
    head: {
      ...head,
      from,
      rebuilt: true,
      frames: frames.length > 0 ? frames : [frameOf(target, own.settings, from)],
    },
    changes,
    days,
  };
  const next: Roll = { ...roll, days: kept, past: pastBefore(kept, all.slice(0, -RECENT_DAYS), target) };
  return (await deps.rolls.savePast(record, next, rebuilt)).ok;
}

/**
 * Rebuilds the days before a target's work was first read, from Jira's changelog. Goes on where it was stopped; true when
 * there is nothing left to do. `ready` is the target as it was read, where all of its pasts have been read already.
 */
export async function rebuildPast(deps: Deps, key: TargetKey, step: PastStep, ready?: PastScene): Promise<boolean> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const isReady = round === 0 && ready !== undefined;
    const scene = isReady ? ready : await openScene(deps, key, step.pace);
    if (scene === undefined) return true;
    if (!isReady && !(await readOn(deps, step, scene))) return false;
    const ids = [...scene.members.keys()];
    const pasts = await deps.pasts.pasts(ids);
    // What was read may have been forgotten while Jira made us wait; then it is read again.
    if (ids.some((id) => !pasts.has(id))) return false;
    if (await savePast(deps, scene, pasts)) return true;
  }
  throw new Error('target kept changing while its past was rebuilt');
}
