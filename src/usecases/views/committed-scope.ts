import { addDays, dayOf, instantOf } from '../../domain/day';
import type { Day, Instant, TargetKey } from '../../domain/ids';
import { countsWork } from '../../domain/measure';
import { progressOf, unmeasured } from '../../domain/progress';
import type { StoredTarget } from '../../ports/strategy-store';
import { frameAt, leavesBefore, netChanges, type DayChanges, type LogHead } from '../../rollup/change-log';
import {
  brokenDown,
  changesAfter,
  committedScope,
  isAsNoted,
  isThere,
  standingOf,
  type CommittedScope,
} from '../../rollup/committed-scope';
import { committedActual, committedWaterfall, type End } from '../../rollup/committed-waterfall';
import { foldBefore, leavesOfMembers } from '../../rollup/scope-changes';
import type { Waterfall } from '../../rollup/waterfall';
import type { Deps } from '../deps';
import { changesSinceStart, NOTHING_TOLD, periodOf, type PeriodStart, type ToldPeriod } from './told-period';

/** A target's committed scope with all that its days are worked out from. */
interface Scene {
  readonly at: Instant;
  readonly head: LogHead;
  /** Every change after the end of the day before the commit, or before the period that is asked for. */
  readonly days: readonly DayChanges[];
  readonly scope: CommittedScope;
  readonly parts: ReturnType<typeof brokenDown>;
  readonly leaves: End['leaves'];
  /** Whether the history gives back as much work as was noted at the commit. */
  readonly isExact: boolean;
}

/** Undefined where no scope was committed, or the measure is not one that a list of work decides. */
async function openScene(deps: Deps, { value }: StoredTarget, from?: Day): Promise<Scene | undefined> {
  const { target, roll } = value;
  const noted = target.baselineScope;
  if (noted === null || roll.sums === null || !countsWork(target.measure)) return undefined;
  const committed = dayOf(Date.parse(noted.at));
  const before = addDays(committed, -1);
  const log = await deps.rolls.log(target.key, roll, from !== undefined && from < before ? from : before);
  if (log === undefined) return undefined;
  const { head, days } = log;
  const frame = frameAt(head.frames, committed);
  if (frame === undefined) return undefined;
  const members = await deps.rolls.members(target.key, roll);
  const leaves = leavesOfMembers(members, foldBefore(head));
  const scope = committedScope(leaves, changesAfter(days, committed), frame);
  return {
    at: noted.at,
    head,
    days,
    scope,
    parts: brokenDown(scope, members),
    leaves,
    isExact: isAsNoted(scope, noted),
  };
}

const daysAfter = ({ days }: Scene, day: Day): readonly DayChanges[] => days.filter((one) => one.day > day);

function endOf(scene: Scene, day: Day, later = daysAfter(scene, day)): End | undefined {
  const { head, leaves } = scene;
  const frame = frameAt(head.frames, day);
  return frame === undefined ? undefined : { frame, leaves: leavesBefore(leaves, later) };
}

/** How the committed scope stood behind a change. */
export interface CommittedFacts {
  readonly at: Instant;
  readonly total: number;
  readonly isExact: boolean;
  readonly outside: number;
}

/** What moved a target between the ends of two days, against the scope that was committed. */
export async function committedChanges(
  deps: Deps,
  record: StoredTarget,
  asked: PeriodStart,
  to: Day,
): Promise<{ readonly changes: Waterfall & ToldPeriod; readonly committed: CommittedFacts } | null> {
  const scene = await openScene(deps, record, asked.day);
  if (scene === undefined) return null;
  const { scope, parts, at, isExact } = scene;
  const facts = { at, total: scope.weights.size, isExact };
  const period = periodOf(scene.head, asked.day, to);
  if (period.isUnknown) return { changes: { ...NOTHING_TOLD, ...period }, committed: { ...facts, outside: 0 } };
  const since = changesSinceStart(scene.days, asked, period.fromDay);
  const [start, end] = [endOf(scene, period.fromDay, since), endOf(scene, to)];
  if (start === undefined || end === undefined) return null;
  const within = netChanges(since.filter(({ day }) => day <= to));
  const { outside, ...waterfall } = committedWaterfall(scope, start, end, parts, within);
  return { changes: { ...waterfall, ...period }, committed: { ...facts, outside } };
}

/** Days of a line at most: more than a chart shows apart. */
const LINE_DAYS = 40;

/** What the committed scope came to at the end of each day on which something moved, from the commit to today. */
function lineOf(scene: Scene, today: Day): ReadonlyArray<{ readonly day: Day; readonly actual: number | null }> {
  const committed = dayOf(Date.parse(scene.at));
  const moved = scene.days.map(({ day }) => day).filter((day) => day > committed && day < today);
  const days = [...new Set([committed, ...moved])];
  const every = Math.ceil(days.length / (LINE_DAYS - 1));
  const shown = [...days.filter((_day, at) => at % every === 0), ...(committed === today ? [] : [today])];
  return shown.flatMap((day) => {
    const end = endOf(scene, day);
    return end === undefined ? [] : [{ day, actual: committedActual(scene.scope, end, scene.parts) }];
  });
}

/** How far the scope that was committed has come, beside what has come since. Undefined for a target that does not exist. */
export async function getCommittedScope(deps: Deps, key: TargetKey) {
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return undefined;
  const nowMs = deps.clock.nowMs();
  const now = instantOf(nowMs);
  const scene = await openScene(deps, record);
  const today = scene === undefined ? undefined : endOf(scene, dayOf(nowMs));
  if (scene === undefined || today === undefined) return { now, scope: null };
  const { scope, parts, at, isExact } = scene;
  const actual = committedActual(scope, today, parts);
  const reason = scope.weights.size === 0 ? 'nothing-in-scope' : 'no-weight';
  const progress = actual === null ? unmeasured(reason) : progressOf(record.value.target, actual);
  const inside = new Set([...parts.values()].flat());
  const left = [...scope.weights.keys()].filter((id) => !isThere(standingOf(id, today.leaves, parts)));
  const isLater = ([id, leaf]: readonly [Parameters<typeof standingOf>[0], { readonly excluded: boolean }]): boolean =>
    !leaf.excluded && !scope.weights.has(id) && !inside.has(id);
  return {
    now,
    scope: {
      at,
      total: scope.weights.size,
      left: left.length,
      leftDone: left.filter((id) => today.leaves.get(id)?.category === 'done').length,
      later: [...today.leaves].filter(isLater).length,
      actual: progress.kind === 'measured' ? actual : null,
      progress: progress.kind === 'measured' ? progress.share : null,
      reason: progress.kind === 'unmeasured' ? progress.reason : null,
      isExact,
      line: [...lineOf(scene, dayOf(nowMs))],
    },
  };
}
