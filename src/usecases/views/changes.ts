import { countedBy } from '../../domain/counting';
import { addDays, dayOf, instantOf } from '../../domain/day';
import type { Day, TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { StoredTarget } from '../../ports/strategy-store';
import { frameAt, netChanges, undone, type Frame } from '../../rollup/change-log';
import { forecastOf, type Forecast } from '../../rollup/forecast';
import { foldOf } from '../../rollup/fold';
import { sumsOf, type Sums } from '../../rollup/sums';
import { PART_KINDS, waterfallOf, type IssueEffect, type KindEffect, type Waterfall } from '../../rollup/waterfall';
import type { Deps } from '../deps';
import { committedChanges } from './committed-scope';
import { changesSinceStart, NOTHING_TOLD, periodOf, readFrom, type PeriodStart, type ToldPeriod } from './told-period';

/** Issues named behind a change; the largest effects first. */
const NAMED_ISSUES = 50;

export interface Changes extends Waterfall, ToldPeriod {}

/** The scope that a change is measured against: that of each day, or the one that was committed. */
export type AgainstScope = 'current' | 'committed';

const needsFine = ({ unestimated, statusCredit }: Frame): boolean =>
  unestimated === 'median' || Object.keys(statusCredit).length > 0;

/** Sums with what an earlier way of counting reads from them, when the present one no longer keeps it. */
async function fineSums(deps: Deps, { value: { target, roll } }: StoredTarget, sums: Sums): Promise<Sums> {
  if (sums.fine !== undefined) return sums;
  const settings = countedBy(await deps.strategy.settings(), roll.counting);
  const members = await deps.rolls.members(target.key, roll);
  return sumsOf(members.values(), { ...foldOf(target.measure, settings), unestimated: 'median' });
}

async function changesOf(deps: Deps, record: StoredTarget, start: PeriodStart, to: Day): Promise<Changes | null> {
  const { target, roll } = record.value;
  if (roll.sums === null) return null;
  const log = await deps.rolls.log(target.key, roll, readFrom(start));
  if (log === undefined) return null;
  const { head } = log;
  const period = periodOf(head, start.day, to);
  if (period.isUnknown) return { ...NOTHING_TOLD, ...period };
  const { fromDay } = period;
  const present = head.frames.some(needsFine) ? await fineSums(deps, record, roll.sums) : roll.sums;
  const sums = undone(
    present,
    log.days.filter(({ day }) => day > to),
  );
  const within = changesSinceStart(log.days, start, fromDay).filter(({ day }) => day <= to);
  const [before, after] = [frameAt(head.frames, fromDay), frameAt(head.frames, to)];
  if (before === undefined || after === undefined) return null;
  return { ...waterfallOf(before, after, undone(sums, within), netChanges(within)), ...period };
}

/**
 * What has moved a target's actual since the end of a day: what check-ins and reviews say beside their numbers. Null for a
 * target that is not fed by work or has not been read yet, undefined for one that does not exist.
 */
export async function changesSince(deps: Deps, key: TargetKey, day: Day): Promise<Changes | null | undefined> {
  const record = (await deps.strategy.targets([key])).get(key);
  return record === undefined
    ? undefined
    : changesOf(deps, record, { day, isCommit: false }, dayOf(deps.clock.nowMs()));
}

const bySize = (a: IssueEffect, b: IssueEffect): number => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0);

/** What several pieces of work did together, by reason. */
function together(issues: readonly IssueEffect[]): { count: number; moves: KindEffect[] } {
  const moves = issues.flatMap(({ moves: of }) => of);
  return {
    count: issues.length,
    moves: PART_KINDS.flatMap((kind) => {
      const ofKind = moves.filter((move) => move.kind === kind);
      if (ofKind.length === 0) return [];
      const isSplit = ofKind.every(({ effect }) => effect !== null);
      return [{ kind, effect: isSplit ? ofKind.reduce((sum, { effect }) => sum + (effect ?? 0), 0) : null }];
    }),
  };
}

/** The period a reader asks for; `since` makes the first day that of the commit, and starts at its moment. */
export interface AskedPeriod {
  readonly from: Day;
  readonly to?: Day | undefined;
  readonly since?: 'commit' | undefined;
  readonly scope?: AgainstScope | undefined;
}

function startOf({ value: { target } }: StoredTarget, { from, since }: AskedPeriod): PeriodStart {
  const isCommit = since === 'commit' && target.baselineScope !== null;
  return { day: isCommit ? dayOf(Date.parse(target.baselineScope.at)) : from, isCommit };
}

/** Whether a past that is not known is not being read either, because somebody has stopped that. */
const isPastStopped = async ({ pastStops }: Deps, key: TargetKey, isKnown: boolean): Promise<boolean> =>
  !isKnown && (await pastStops.find()).has(key);

/** What moved a target between the ends of two days, with the issues behind it as this person may see them. */
export async function getChanges(deps: Deps, key: TargetKey, period: AskedPeriod) {
  const nowMs = deps.clock.nowMs();
  const now = instantOf(nowMs);
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return undefined;
  const today = dayOf(nowMs);
  const to = period.to === undefined || period.to > today ? today : period.to;
  const start = startOf(record, period);
  const told =
    period.scope === 'committed'
      ? await committedChanges(deps, record, start, to)
      : { changes: await changesOf(deps, record, start, to), committed: null };
  const changes = told?.changes ?? null;
  if (changes === null) return { now, changes };
  const sorted = [...changes.issues].sort(bySize);
  const named = sorted.slice(0, NAMED_ISSUES);
  const visible = new Map((await deps.viewer.issues(named.map(({ id }) => id))).map((issue) => [issue.id, issue]));
  const issues = named.flatMap(({ id, moves }) => {
    const issue = visible.get(id);
    return issue === undefined ? [] : [{ id, key: issue.key, summary: issue.summary, moves: [...moves] }];
  });
  return {
    now,
    changes: {
      from: { day: changes.fromDay, actual: changes.from },
      to: { day: changes.toDay, actual: changes.to },
      parts: changes.parts.map((part) => ({ ...part })),
      issues,
      hidden: together(named.filter(({ id }) => !visible.has(id))),
      more: together(sorted.slice(NAMED_ISSUES)),
      ofNoIssue: [...changes.ofNoLeaf],
      earliest: changes.earliest,
      first: changes.first,
      rebuilt: changes.rebuilt,
      isStopped: await isPastStopped(deps, key, changes.rebuilt),
      isUnknown: changes.isUnknown,
      committed: told?.committed ?? null,
    },
  };
}

/** Days of history that a chart is given at least; all of them where the target began earlier. */
const DAYS_SHOWN = 366;

/**
 * A target's days as they were, oldest first: the first day that is told, and the end of each later one that differs from
 * the day before.
 */
export async function getHistory(deps: Deps, key: TargetKey) {
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return undefined;
  const { target, roll } = record.value;
  const nowMs = deps.clock.nowMs();
  const back = addDays(dayOf(nowMs), -DAYS_SHOWN);
  const [head, days] = await Promise.all([
    deps.rolls.logHead(key),
    deps.rolls.days(key, roll, target.start < back ? target.start : back),
  ]);
  return {
    now: instantOf(nowMs),
    days: days.map((day) => ({ ...day })),
    first: head?.first ?? null,
    rebuilt: head?.rebuilt ?? false,
    isStopped: await isPastStopped(deps, key, head?.rebuilt ?? false),
    forecast:
      isFedByWork(target.measure) && head !== undefined ? forecastView(forecastOf(target, days, dayOf(nowMs))) : null,
  };
}

const forecastView = ({ weeks, foreseen, reason, checked }: Forecast) => ({
  weeks: weeks.map(({ end, finished, added }) => ({ end, finished, added })),
  foreseen: foreseen === null ? null : { ...foreseen },
  reason,
  checked: { ...checked },
});
