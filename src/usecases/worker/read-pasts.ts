import { dayOf, endOfDayMs } from '../../domain/day';
import type { Day, IssueId, TargetKey } from '../../domain/ids';
import type { KnownPast } from '../../ports/past-cache';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import { WorkSourceBusy } from '../../ports/work-source';
import type { LogHead } from '../../rollup/change-log';
import type { Category, Member } from '../../rollup/member';
import { numberFieldsOf } from '../../rollup/weight';
import type { Deps } from '../deps';
import { ownRules } from './own-rules';
import type { PastPace } from './past-pace';

/** Issues whose changelog is asked for at once. */
const ISSUES_AT_ONCE = 100;
/** Ids looked up at once among the pasts that are known; targets with more work than that are read by themselves. */
const IDS_AT_ONCE = 500;
/** Unknown pasts, and targets, after which no further target is read together with those before it. */
const MISSING_AT_ONCE = 1_000;
const TARGETS_AT_ONCE = 50;

const byNumber = (a: IssueId, b: IssueId): number => (BigInt(a) < BigInt(b) ? -1 : 1);

/** One stretch of work on pasts, of one target or several: until when, and the statuses, which are asked for once. */
export interface PastStep {
  readonly untilMs: number;
  readonly pace: PastPace;
  readonly categories: () => Promise<ReadonlyMap<string, Category>>;
}

/** Begins a stretch of work. */
export function pastStep(deps: Deps, untilMs: number, pace: PastPace): PastStep {
  let asked: ReturnType<PastStep['categories']> | undefined;
  return { untilMs, pace, categories: async () => (asked ??= deps.source.statusCategories()) };
}

/** A target whose past is to be rebuilt, as it was read. */
export interface PastScene {
  readonly record: StoredTarget;
  readonly head: LogHead;
  readonly engine: Engine;
  readonly members: ReadonlyMap<IssueId, Member>;
  /** The number fields that its work is weighed by. */
  readonly fields: readonly string[];
}

/** Undefined when there is nothing left to rebuild. */
export async function openScene(deps: Deps, key: TargetKey, pace: PastPace): Promise<PastScene | undefined> {
  const record = (await deps.strategy.targets([key])).get(key);
  const head = await deps.rolls.logHead(key);
  if (record === undefined || head === undefined || head.rebuilt || record.value.roll.sums === null) return undefined;
  const engine = await deps.rolls.engine();
  const members = await deps.rolls.members(key, record.value.roll);
  pace.noteTarget(members.size);
  const fields = numberFieldsOf(record.value.target.measure, ownRules(engine, record).pointsFields);
  return { record, head, engine, members, fields };
}

const standsAs = (known: Pick<Member, 'category' | 'resolution' | 'parent'>, member: Member): boolean =>
  known.category === member.category && known.resolution === member.resolution && known.parent === member.parent;

/** A past that was read on an earlier day may lack changes; one read today is good while the issue has not moved on. */
function isGood(known: KnownPast | undefined, member: Member, first: Day, fields: readonly string[]): boolean {
  if (known === undefined || dayOf(known.readAtMs) < first) return false;
  if (!fields.every((field) => known.fields.includes(field))) return false;
  return known.readAtMs >= endOfDayMs(first) || standsAs(known, member);
}

const missingOf = (
  { members, head, fields }: PastScene,
  ids: readonly IssueId[],
  pasts: ReadonlyMap<IssueId, KnownPast>,
): readonly Member[] =>
  ids.flatMap((id) => {
    const member = members.get(id);
    return member === undefined || isGood(pasts.get(id), member, head.first, fields) ? [] : [member];
  });

/** Reads the pasts of these, a hundred at most. */
async function readPasts(deps: Deps, step: PastStep, engine: Engine, wanted: readonly Member[]): Promise<void> {
  const categories = await step.categories();
  const readAtMs = deps.clock.nowMs();
  const ids = wanted.map(({ id }) => id);
  const pasts = await deps.source.pasts(ids, engine.numberFields, categories);
  const known = wanted.flatMap(({ id, category, resolution, parent }): Array<readonly [IssueId, KnownPast]> => {
    const past = pasts.get(id);
    return past === undefined
      ? []
      : [[id, { past, readAtMs, category, resolution, parent, fields: engine.numberFields }]];
  });
  await deps.pasts.save(new Map(known));
}

/** Reads the pasts of one target that are not known yet, from where an earlier step stopped. True when all are known. */
export async function readOn(deps: Deps, step: PastStep, scene: PastScene): Promise<boolean> {
  const { key } = scene.record.value.target;
  const at = await deps.pasts.cursor(key);
  const ids = [...scene.members.keys()].sort(byNumber).filter((id) => at === undefined || byNumber(at, id) < 0);
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const here = ids.slice(from, from + IDS_AT_ONCE);
    const missing = missingOf(scene, here, await deps.pasts.pasts(here));
    for (let next = 0; next < missing.length; next += ISSUES_AT_ONCE) {
      if (step.pace.isUsedUp() || deps.clock.nowMs() > step.untilMs) return false;
      const part = missing.slice(next, next + ISSUES_AT_ONCE);
      await readPasts(deps, step, scene.engine, part);
      const last = part[part.length - 1];
      if (last !== undefined) await deps.pasts.saveCursor(key, last.id);
    }
  }
  await deps.pasts.dropCursor(key);
  return true;
}

/** What is wanted for several targets, each issue once. */
interface Wanted {
  readonly members: Map<IssueId, Member>;
  engine: Engine | undefined;
}

/** Adds what a target lacks. False when another target has seen one of the issues otherwise: then it reads by itself. */
function want(wanted: Wanted, scene: PastScene, missing: readonly Member[]): boolean {
  const isAlike = missing.every((member) => standsAs(wanted.members.get(member.id) ?? member, member));
  if (!isAlike) return false;
  for (const member of missing) if (!wanted.members.has(member.id)) wanted.members.set(member.id, member);
  wanted.engine = scene.engine;
  return true;
}

/** Reads what is wanted, a hundred of them in any case. False when time was up first. */
async function readWanted(deps: Deps, step: PastStep, { members, engine }: Wanted): Promise<boolean> {
  const all = [...members.values()].sort((a, b) => byNumber(a.id, b.id));
  for (let from = 0; from < all.length && engine !== undefined; from += ISSUES_AT_ONCE) {
    if (from > 0 && deps.clock.nowMs() > step.untilMs) return false;
    await readPasts(deps, step, engine, all.slice(from, from + ISSUES_AT_ONCE));
  }
  return true;
}

/** Targets that were looked at together, and those of them all of whose pasts are known now. */
export interface ReadTogether {
  readonly looked: number;
  readonly ready: ReadonlyMap<TargetKey, PastScene>;
}

/**
 * Reads the pasts of as many of the first of these targets as belong together: Jira takes a point for a request, and the
 * pasts of twenty small targets fit into one. What is large, or goes wrong here, is left to the target's own turn.
 */
export async function readTogether(deps: Deps, step: PastStep, keys: readonly TargetKey[]): Promise<ReadTogether> {
  const wanted: Wanted = { members: new Map(), engine: undefined };
  const ready = new Map<TargetKey, PastScene>();
  const nowMs = deps.clock.nowMs();
  // Looking takes half of the time at most, or a slow storage would leave none for what was found.
  const lookUntilMs = nowMs + (step.untilMs - nowMs) / 2;
  let looked = 0;
  try {
    for (const key of keys) {
      const isMuch = wanted.members.size >= MISSING_AT_ONCE || looked >= TARGETS_AT_ONCE;
      if (isMuch || (looked > 0 && (step.pace.isUsedUp() || deps.clock.nowMs() > lookUntilMs))) break;
      looked += 1;
      const scene = await openScene(deps, key, step.pace);
      if (scene === undefined || scene.members.size > IDS_AT_ONCE) continue;
      const ids = [...scene.members.keys()];
      if (want(wanted, scene, missingOf(scene, ids, await deps.pasts.pasts(ids)))) ready.set(key, scene);
    }
    return { looked, ready: (await readWanted(deps, step, wanted)) ? ready : new Map() };
  } catch (error) {
    if (error instanceof WorkSourceBusy) throw error;
    // Each of them comes to its own turn, in which the one that is the reason fails alone.
    return { looked: Math.max(1, looked), ready: new Map() };
  }
}
