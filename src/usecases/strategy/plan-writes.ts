import { auditItem, type AuditItem } from '../../domain/audit';
import { enteredValues } from '../../domain/check-in';
import { briefOf } from '../../domain/check-in-brief';
import { checkInAudit } from '../../domain/check-in-audit';
import { isPlainCounting, NO_COUNTING } from '../../domain/counting';
import { dayOf, instantOf } from '../../domain/day';
import type { Cycle } from '../../domain/cycle';
import type { AccountId, CycleKey, Day, ObjectiveKey, TargetKey } from '../../domain/ids';
import { feedOf, isFedByWork } from '../../domain/measure';
import type { Objective } from '../../domain/objective';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import { same } from '../../domain/strategy-file/same';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import { handedOver } from '../../domain/tenure';
import { rolledAt } from '../../rollup/head';
import { measured } from '../../rollup/measured';
import { overrideSeen } from '../../rollup/override';
import { EMPTY_ROLL, type Roll } from '../../rollup/roll';
import type { StoredTarget, StrategyWrite } from '../../ports/strategy-store';
import { historyWrites } from './history-write';
import { revOf, type LoadedIndex } from './load-index';

/** Writes that belong together: they go into one transaction, with what the audit log says of them. */
export interface WriteGroup {
  readonly writes: readonly StrategyWrite[];
  readonly audit: readonly AuditItem[];
  /** Objectives, and their revisions, on which the writes rest without changing them. */
  readonly rests?: readonly RestsOn[];
  /** Cycles that have to be open for the writes to happen. */
  readonly opens?: readonly CycleKey[];
}

/** An objective as it was read. */
export interface RestsOn {
  readonly key: ObjectiveKey;
  readonly rev: number;
}

/** Of a line, this many are held to in one transaction; no strategy anybody reads is as deep. */
const MAX_LINE = 18;

/** From the objective itself up to the one with no parent. */
export function lineOf(key: ObjectiveKey, find: (key: ObjectiveKey) => Objective | undefined): readonly ObjectiveKey[] {
  const line: ObjectiveKey[] = [];
  let step: ObjectiveKey | null = key;
  while (step !== null && !line.includes(step)) {
    line.push(step);
    step = find(step)?.parent ?? null;
  }
  return line;
}

/** Whether the work under an objective is counted otherwise from now on: by its own words, or by those it now stands under. */
function recounts({ before, after }: ImportPlan['objectives'][number], { hasRules }: Moment): boolean {
  if (!same(before?.counting ?? NO_COUNTING, after.counting)) return true;
  return before !== undefined && before.parent !== after.parent && hasRules;
}

/** A target that moves to another objective comes under what is said there. */
const isMovedAmongRules = (change: ImportPlan['targets'][number] | undefined, { hasRules }: Moment): boolean =>
  change?.before !== undefined && change.before.objective !== change.after.objective && hasRules;

/** Whether what is behind the number has to be read again. */
function needsSync(before: Target | undefined, after: Target): boolean {
  const isOther =
    before === undefined ||
    !same(before.measure, after.measure) ||
    !same(before.counting, after.counting) ||
    // While it was frozen it listened to nothing.
    (before.frozen !== null && after.frozen === null);
  if (after.measure.type === 'children') return isOther || before.objective !== after.objective;
  if (isFedByWork(after.measure)) return isOther || !same(before.links, after.links);
  return before !== undefined && isFedByWork(before.measure);
}

/**
 * What a move rests on: the line it goes under. Two people who move two subtrees into each other each write their own; each
 * would be right alone, and together they would make a loop.
 */
function restsOf(
  { before, after }: ImportPlan['objectives'][number],
  loaded: LoadedIndex,
  find: (key: ObjectiveKey) => Objective | undefined,
): readonly RestsOn[] {
  if (before === undefined || after.parent === null || before.parent === after.parent) return [];
  return lineOf(after.parent, find)
    .slice(0, MAX_LINE)
    .flatMap((key) => {
      const rev = revOf(loaded, 'objective', key);
      return rev === null ? [] : [{ key, rev }];
    });
}

/** When something is written and by whom; the stamp tells this writing's work from any other. */
interface Writing {
  readonly nowMs: number;
  readonly by: AccountId;
  readonly stamp: string;
}

interface Moment extends Writing {
  readonly settings: Settings;
  /** Whether any objective says how work under it counts. */
  readonly hasRules: boolean;
}

type Changes = ReadonlyMap<TargetKey, { readonly target?: TargetChange; readonly checkIns?: CheckInsChange }>;
type TargetChange = ImportPlan['targets'][number];
type CheckInsChange = ImportPlan['checkIns'][number];

/** What the plan does to each target. */
function changesByTarget({ targets, checkIns }: ImportPlan): Changes {
  const changes = new Map<TargetKey, { readonly target?: TargetChange; readonly checkIns?: CheckInsChange }>();
  for (const target of targets) changes.set(target.after.key, { target });
  for (const change of checkIns) changes.set(change.target, { ...changes.get(change.target), checkIns: change });
  return changes;
}

/** The number of a target that needs nobody's answer, with the values this plan enters. */
function rollNow(target: Target, roll: Roll, change: CheckInsChange | undefined, moment: Moment): Roll {
  const values = change === undefined ? roll.values : enteredValues(change.after);
  return rolledAt(target, { ...roll, values, staleSince: null }, moment.settings, moment.nowMs).roll;
}

/** What was set by hand just now is remembered with the automatic value it stands in for. */
function withOverride(target: Target, before: Target | undefined, roll: Roll, { settings, nowMs }: Moment): Roll {
  if (same(before?.override ?? null, target.override)) return roll;
  return { ...roll, override: overrideSeen(target, roll, measured(target, roll, settings, nowMs), nowMs) };
}

/** Whether what is stored of the day no longer says what the leaves come to, or what stands in for that. */
const isOnOtherWay = (before: Target | undefined, after: Target): boolean =>
  feedOf(after.measure.type) === 'work' &&
  (before?.baseline !== after.baseline || before.goal !== after.goal || !same(before.override ?? null, after.override));

/** What is known of a target whatever is written: also from when on it has been here, and been its owner's. */
function keptRoll(stored: StoredTarget | undefined, { owner }: Target, today: Day): Roll {
  if (stored === undefined) return { ...EMPTY_ROLL, begun: today };
  const { target, roll } = stored.value;
  return { ...roll, earlier: handedOver(roll.earlier, { from: target.owner, to: owner }, today) };
}

function targetGroup(
  key: TargetKey,
  { target: change, checkIns }: { readonly target?: TargetChange; readonly checkIns?: CheckInsChange },
  loaded: LoadedIndex,
  find: (key: ObjectiveKey) => Objective | undefined,
  moment: Moment,
): WriteGroup {
  const stored: StoredTarget | undefined = loaded.targets.get(key);
  const target = change?.after ?? stored?.value.target;
  if (target === undefined) return { writes: [], audit: [] };
  const kept = keptRoll(stored, target, dayOf(moment.nowMs));
  const before = checkIns === undefined ? kept : { ...kept, said: briefOf(checkIns.after) };
  const feed = feedOf(target.measure.type);
  const isSync = needsSync(change === undefined ? target : change.before, target);
  const roll: Roll =
    feed === 'check-ins' || feed === 'milestones'
      ? rollNow(target, before, checkIns, moment)
      : isSync
        ? { ...before, staleSince: before.staleSince ?? instantOf(moment.nowMs) }
        : withOverride(target, stored?.value.target, before, moment);
  const writes: StrategyWrite[] = [
    { kind: 'target', value: { target, roll }, path: lineOf(target.objective, find), rev: stored?.rev ?? null },
  ];
  if (checkIns !== undefined) writes.push({ kind: 'check-ins', target: key, value: checkIns.after });
  if (isSync) writes.push({ kind: 'work', item: { kind: 'target', target: key }, stamp: moment.stamp });
  else {
    if (isMovedAmongRules(change, moment))
      writes.push({ kind: 'work', item: { kind: 'settings' }, stamp: moment.stamp });
    // Moved as well: the rules it comes under may be those it leaves, and then nothing else folds it.
    if (change !== undefined && isOnOtherWay(change.before, target))
      writes.push({ kind: 'work', item: { kind: 'fold', target: key }, stamp: moment.stamp });
  }
  const audit: AuditItem[] = [];
  if (change !== undefined) writes.push(...historyWrites(['target', change.before, target], moment));
  if (change !== undefined) audit.push(auditItem('target', key, change.before, change.after, new Set(['nextLink'])));
  if (checkIns !== undefined) audit.push(checkInAudit(key, checkIns.before, checkIns.after));
  return { opens: openCycles(stored?.value.target.cycle, target.cycle), writes, audit };
}

/** Both the cycle something leaves and the one it comes to have to be open when it is written. */
const openCycles = (...cycles: ReadonlyArray<CycleKey | undefined>): readonly CycleKey[] =>
  [...new Set(cycles)].filter((cycle) => cycle !== undefined);

/** A file closes a cycle when everything else in it has been written: until then it is as open as it was. */
export const closesCycle = ({ before, after }: ImportPlan['cycles'][number]): boolean =>
  after.state === 'closed' && before?.state !== 'closed';

/** Whether a file leaves the cycle closed that it has found or opened: that is written last. */
export const isClosedAtEnd = (change: ImportPlan['cycles'][number], { reopens }: ImportPlan): boolean =>
  closesCycle(change) || (change.after.state === 'closed' && reopens.includes(change.after.key));

/** The cycle while what is in it is written. */
function meanwhile(change: ImportPlan['cycles'][number], plan: ImportPlan): Cycle {
  const { before, after } = change;
  if (!isClosedAtEnd(change, plan)) return after;
  const isOpen = before !== undefined && before.state !== 'closed';
  return { ...after, state: isOpen ? before.state : 'committed', closedAt: null };
}

function cycleGroup(
  change: ImportPlan['cycles'][number],
  plan: ImportPlan,
  loaded: LoadedIndex,
  moment: Moment,
): WriteGroup {
  const { stamp } = moment;
  const { before } = change;
  const after = meanwhile(change, plan);
  if (same(before, after)) return { writes: [], audit: [] };
  const isFollowed = after.state === 'committed' ? before?.state !== 'committed' : before?.state === 'closed';
  const isCommitted = !isClosedAtEnd(change, plan) && isFollowed;
  return {
    writes: [
      { kind: 'cycle', value: after, rev: revOf(loaded, 'cycle', after.key) },
      ...historyWrites(['cycle', before, after], moment),
      ...(isCommitted ? [{ kind: 'work', item: { kind: 'cycle', cycle: after.key }, stamp } as const] : []),
    ],
    audit: [auditItem('cycle', after.key, before, after)],
  };
}

/** The plan as writes, in an order in which whatever is referred to is written first. */
export function planWrites(plan: ImportPlan, loaded: LoadedIndex, writing: Writing): readonly WriteGroup[] {
  const objectives = new Map(plan.objectives.map(({ after }) => [after.key, after]));
  const find = (key: ObjectiveKey): Objective | undefined => objectives.get(key) ?? loaded.index.objectives.get(key);
  const settings = plan.settings?.after ?? loaded.index.settings;
  const { stamp } = writing;
  const hasRules = [...loaded.index.objectives.values()].some(({ counting }) => !isPlainCounting(counting));
  const moment: Moment = { ...writing, settings, hasRules };
  const groups: WriteGroup[] = [];
  if (plan.settings !== undefined) {
    const { before, after } = plan.settings;
    groups.push({
      writes: [
        { kind: 'settings', value: after, rev: loaded.settingsRev },
        { kind: 'work', item: { kind: 'settings' }, stamp },
      ],
      audit: [auditItem('settings', null, before, after)],
    });
  }
  for (const change of plan.cycles) groups.push(cycleGroup(change, plan, loaded, moment));
  for (const { before, after } of plan.objectives) {
    groups.push({
      rests: restsOf({ before, after }, loaded, find),
      opens: openCycles(before?.cycle, after.cycle),
      writes: [
        { kind: 'objective', value: after, rev: revOf(loaded, 'objective', after.key) },
        ...(recounts({ before, after }, moment) ? [{ kind: 'work', item: { kind: 'settings' }, stamp } as const] : []),
        ...historyWrites(['objective', before, after], moment),
      ],
      audit: [auditItem('objective', after.key, before, after, new Set(['turned']))],
    });
  }
  for (const [key, changed] of changesByTarget(plan)) groups.push(targetGroup(key, changed, loaded, find, moment));
  return groups;
}
