import { addDays, dayOf, endOfDayMs, startOfDayMs } from '../../domain/day';
import type { Day, IssueId, TargetKey } from '../../domain/ids';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import type { KnownPast } from '../../ports/past-cache';
import type { Engine, Rebuilt } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import { frameOf, leafChanges, leavesBefore, type DayChanges, type LogHead } from '../../rollup/change-log';
import { NO_PAST } from '../../rollup/issue-past';
import type { Category, Member } from '../../rollup/member';
import { rebuiltPast, type RebuiltPast } from '../../rollup/past';
import { RECENT_DAYS, thinned, type Roll, type Snapshot } from '../../rollup/roll';
import { trendFrom } from '../../rollup/trend';
import { leavesOfMembers } from '../../rollup/scope-changes';
import { snapshotOf } from '../../rollup/target-result';
import { numberFieldsOf } from '../../rollup/weight';
import type { Deps } from '../deps';
import { foldedBy, ownRules } from './own-rules';
import { belowOf } from './save-scope';

/** How far back a past is rebuilt at least; further when the target began earlier. */
const DAYS_BACK = 366;
/** Issues whose changelog is asked for at once. */
const ISSUES_AT_ONCE = 100;
/** Ids looked up at once among the pasts that are known. */
const IDS_AT_ONCE = 500;
const MAX_ROUNDS = 5;

const byNumber = (a: IssueId, b: IssueId): number => (BigInt(a) < BigInt(b) ? -1 : 1);

/** A past that was read on an earlier day may lack changes; one read today is good while the issue has not moved on. */
function isGood(known: KnownPast | undefined, member: Member, first: Day, fields: readonly string[]): boolean {
  if (known === undefined || dayOf(known.readAtMs) < first) return false;
  if (!fields.every((field) => known.fields.includes(field))) return false;
  if (known.readAtMs >= endOfDayMs(first)) return true;
  return known.category === member.category && known.resolution === member.resolution && known.parent === member.parent;
}

/** One stretch of work on pasts, of one target or several: until when, and the statuses, which are asked for once. */
export interface PastStep {
  readonly untilMs: number;
  readonly categories: () => Promise<ReadonlyMap<string, Category>>;
}

/** Begins a stretch of work. */
export function pastStep(deps: Deps, untilMs: number): PastStep {
  let asked: ReturnType<PastStep['categories']> | undefined;
  return { untilMs, categories: async () => (asked ??= deps.source.statusCategories()) };
}

async function readPasts(
  deps: Deps,
  step: PastStep,
  engine: Engine,
  members: ReadonlyMap<IssueId, Member>,
  ids: readonly IssueId[],
): Promise<void> {
  const categories = await step.categories();
  const readAtMs = deps.clock.nowMs();
  const pasts = await deps.source.pasts(ids, engine.numberFields, categories);
  const known = [...pasts].flatMap(([id, past]): Array<readonly [IssueId, KnownPast]> => {
    const member = members.get(id);
    if (member === undefined) return [];
    const { category, resolution, parent } = member;
    return [[id, { past, readAtMs, category, resolution, parent, fields: engine.numberFields }]];
  });
  await deps.pasts.save(new Map(known));
}

/** Reads the pasts that are not known yet, a hundred at a time. True when all of them are. */
async function readOn(
  deps: Deps,
  step: PastStep,
  engine: Engine,
  target: TargetKey,
  members: ReadonlyMap<IssueId, Member>,
  isKnown: (known: KnownPast | undefined, member: Member) => boolean,
): Promise<boolean> {
  const at = await deps.pasts.cursor(target);
  const ids = [...members.keys()].sort(byNumber).filter((id) => at === undefined || byNumber(at, id) < 0);
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const here = ids.slice(from, from + IDS_AT_ONCE);
    const known = await deps.pasts.pasts(here);
    const missing = here.filter((id) => {
      const member = members.get(id);
      return member !== undefined && !isKnown(known.get(id), member);
    });
    for (let next = 0; next < missing.length; next += ISSUES_AT_ONCE) {
      if (deps.clock.nowMs() > step.untilMs) return false;
      const part = missing.slice(next, next + ISSUES_AT_ONCE);
      await readPasts(deps, step, engine, members, part);
      const last = part[part.length - 1];
      if (last !== undefined) await deps.pasts.saveCursor(target, last);
    }
  }
  return true;
}

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
  engine: Engine,
  record: StoredTarget,
  head: LogHead,
  members: ReadonlyMap<IssueId, Member>,
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
      below: belowOf(target),
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
  const next: Roll = { ...roll, days: kept, past: thinned(trendFrom(all.slice(0, -RECENT_DAYS), target.start)) };
  return (await deps.rolls.savePast(record, next, rebuilt)).ok;
}

/**
 * Rebuilds the days before a target's work was first read, from Jira's changelog. Goes on where it was stopped; true when
 * there is nothing left to do.
 */
export async function rebuildPast(deps: Deps, key: TargetKey, step: PastStep): Promise<boolean> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = (await deps.strategy.targets([key])).get(key);
    const head = await deps.rolls.logHead(key);
    if (record === undefined || head === undefined || head.rebuilt || record.value.roll.sums === null) return true;
    const engine = await deps.rolls.engine();
    const members = await deps.rolls.members(key, record.value.roll);
    const fields = numberFieldsOf(record.value.target.measure, ownRules(engine, record).pointsFields);
    const isKnown = (known: KnownPast | undefined, member: Member): boolean =>
      isGood(known, member, head.first, fields);
    if (!(await readOn(deps, step, engine, key, members, isKnown))) return false;
    const pasts = await deps.pasts.pasts([...members.keys()]);
    await deps.pasts.dropCursor(key);
    // What was read may have been forgotten while Jira made us wait; then it is read again.
    if ([...members.values()].some((member) => !pasts.has(member.id))) return false;
    if (await savePast(deps, engine, record, head, members, pasts)) return true;
  }
  throw new Error('target kept changing while its past was rebuilt');
}
