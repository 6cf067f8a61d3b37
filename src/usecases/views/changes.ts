import { countedBy } from '../../domain/counting';
import { addDays, dayOf, instantOf } from '../../domain/day';
import type { Day, TargetKey } from '../../domain/ids';
import type { StoredTarget } from '../../ports/strategy-store';
import { frameAt, netChanges, undone, type DayChanges, type Frame } from '../../rollup/change-log';
import { foldOf } from '../../rollup/fold';
import { sumsOf, type Sums } from '../../rollup/sums';
import { waterfallOf, type IssueEffect, type Waterfall } from '../../rollup/waterfall';
import type { Deps } from '../deps';

/** Issues named behind a change; the largest effects first. */
const NAMED_ISSUES = 50;

export interface Changes extends Waterfall {
  /** The end of the first day compared, never before the earliest that is known, and of the last. */
  readonly fromDay: Day;
  readonly toDay: Day;
  /** The earliest day that can be told. */
  readonly earliest: Day;
  /** The day the work was first read; what lies before is rebuilt from Jira's changelog. */
  readonly first: Day;
  readonly rebuilt: boolean;
}

const needsFine = ({ unestimated, statusCredit }: Frame): boolean =>
  unestimated === 'median' || Object.keys(statusCredit).length > 0;

/** Sums with what an earlier way of counting reads from them, when the present one no longer keeps it. */
async function fineSums(deps: Deps, { value: { target, roll } }: StoredTarget, sums: Sums): Promise<Sums> {
  if (sums.fine !== undefined) return sums;
  const settings = countedBy(await deps.strategy.settings(), roll.counting);
  const members = await deps.rolls.members(target.key, roll);
  return sumsOf(members.values(), { ...foldOf(target.measure, settings), unestimated: 'median' });
}

async function changesOf(deps: Deps, record: StoredTarget, from: Day, to: Day): Promise<Changes | null> {
  const { target, roll } = record.value;
  if (roll.sums === null) return null;
  const log = await deps.rolls.log(target.key, roll, from);
  if (log === undefined) return null;
  const { head } = log;
  // The first day of a rebuilt past has the leaves there were before, as if all of them had come on it.
  const fromDay = from < head.from ? head.from : from;
  const isWithin = ({ day }: DayChanges): boolean => day > fromDay && day <= to;
  const present = head.frames.some(needsFine) ? await fineSums(deps, record, roll.sums) : roll.sums;
  const sums = undone(
    present,
    log.days.filter(({ day }) => day > to),
  );
  const within = log.days.filter(isWithin);
  const [before, after] = [frameAt(head.frames, fromDay), frameAt(head.frames, to)];
  if (before === undefined || after === undefined) return null;
  return {
    ...waterfallOf(before, after, undone(sums, within), netChanges(within)),
    fromDay,
    toDay: to,
    earliest: head.from,
    first: head.first,
    rebuilt: head.rebuilt,
  };
}

async function changesBetween(deps: Deps, key: TargetKey, from: Day, to: Day): Promise<Changes | null | undefined> {
  const record = (await deps.strategy.targets([key])).get(key);
  return record === undefined ? undefined : changesOf(deps, record, from, to);
}

/**
 * What has moved a target's actual since the end of a day: what check-ins and reviews say beside their numbers. Null for a
 * target that is not fed by work or has not been read yet, undefined for one that does not exist.
 */
export const changesSince = async (deps: Deps, key: TargetKey, day: Day): Promise<Changes | null | undefined> =>
  changesBetween(deps, key, day, dayOf(deps.clock.nowMs()));

const bySize = (a: IssueEffect, b: IssueEffect): number => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0);

/** The same between any two days, with the issues behind it as this person may see them. */
export async function getChanges(deps: Deps, key: TargetKey, from: Day, to: Day | undefined) {
  const nowMs = deps.clock.nowMs();
  const isSince = to === undefined || to > dayOf(nowMs);
  const changes = isSince ? await changesSince(deps, key, from) : await changesBetween(deps, key, from, to);
  if (changes === undefined) return undefined;
  if (changes === null) return { now: instantOf(nowMs), changes: null };
  const named = [...changes.issues].sort(bySize).slice(0, NAMED_ISSUES);
  const visible = new Map((await deps.viewer.issues(named.map(({ id }) => id))).map((issue) => [issue.id, issue]));
  const issues = named.flatMap(({ id, kinds, effect }) => {
    const issue = visible.get(id);
    return issue === undefined ? [] : [{ id, key: issue.key, summary: issue.summary, kinds: [...kinds], effect }];
  });
  return {
    now: instantOf(nowMs),
    changes: {
      from: { day: changes.fromDay, actual: changes.from },
      to: { day: changes.toDay, actual: changes.to },
      parts: changes.parts.map((part) => ({ ...part })),
      issues,
      hidden: named.length - issues.length,
      more: changes.issues.length - named.length,
      earliest: changes.earliest,
      first: changes.first,
      rebuilt: changes.rebuilt,
    },
  };
}

/** Days of history that a chart is given. */
const DAYS_SHOWN = 366;

/** A target's days as they were: the end of each day that differs from the day before, oldest first. */
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
    days: days.slice(-DAYS_SHOWN).map((day) => ({ ...day })),
    first: head?.first ?? null,
    rebuilt: head?.rebuilt ?? false,
  };
}
