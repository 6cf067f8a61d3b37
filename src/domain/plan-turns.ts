import { isKeeper } from './access';
import { isCorrection } from './correction';
import { addDays, dayOf, instantOf } from './day';
import type { Definition } from './history';
import { isKeptWhole } from './history-value';
import type { AccountId, ObjectiveKey } from './ids';
import type { Objective } from './objective';
import { same } from './strategy-file/same';
import type { ImportPlan } from './strategy-file/import-plan';
import type { StrategyIndex } from './strategy-file/strategy-index';
import type { Target } from './target';
import { ANSWER_DAYS, onlyThis, TURN_FIELDS, type Affirmed, type Turn, type TurnField } from './turn';

/** A text that was only put right asks nobody anything. */
const isSameTurn = (before: unknown, after: unknown): boolean =>
  same(before, after) || (typeof before === 'string' && typeof after === 'string' && isCorrection(before, after));

const WRITTEN: ReadonlySet<TurnField> = new Set(['name', 'description']);

/** Whether a property says otherwise than before what those below go by. */
const hasTurned = (field: TurnField, before: unknown, after: unknown): boolean =>
  WRITTEN.has(field) ? !isSameTurn(before, after) : !same(before, after);

/** What changed direction between two states of an objective; what is still a draft has no direction yet, also on the day it becomes active. */
export function turnFields(before: Objective, after: Objective): readonly TurnField[] {
  if (before.status === 'draft') return [];
  return TURN_FIELDS.filter((field) => hasTurned(field, before[field], after[field]));
}

/** What objectives were before the changes that nobody below has answered yet; those that somebody answered are left out. */
export type Unanswered = ReadonlyMap<ObjectiveKey, Definition>;

/** What differs from a definition that a history tells; a value that it does not keep whole is taken to differ. */
const changedSince = (then: Definition, now: Objective): readonly TurnField[] =>
  TURN_FIELDS.filter((field) => hasTurned(field, then[field] ?? null, now[field]) || !isKeptWhole(now[field]));

/**
 * The plan of a person's edit with what follows from it for those below and above: an objective that changes direction
 * says so, and whoever changes what is their own has thereby answered for it. A file asks nobody: it says itself what was
 * asked.
 */
export function planTurns(
  plan: ImportPlan,
  current: StrategyIndex,
  { actor, nowMs, unanswered }: { readonly actor: AccountId; readonly nowMs: number; readonly unanswered: Unanswered },
): ImportPlan {
  const at = instantOf(nowMs);
  const answer: Affirmed = { at, by: actor };
  const turnOf = (before: Objective | undefined, after: Objective): Turn | null => {
    const fields = before === undefined ? [] : turnFields(before, after);
    if (fields.length === 0) return after.turned;
    const turn = { at, by: actor, fields, due: addDays(dayOf(nowMs), ANSWER_DAYS) };
    const last = after.turned;
    const then = unanswered.get(after.key);
    if (last === null) return turn;
    if (then === undefined) return { ...turn, earlier: onlyThis(last) };
    // Nobody has answered yet, so they are asked about all of it at once, and about nothing once it is as it was.
    const all = changedSince(then, after);
    if (all.length === 0) return last.earlier ?? null;
    const { first = last.at, earlier } = last;
    return { ...turn, fields: all, first, ...(earlier === undefined ? {} : { earlier }) };
  };
  const planned = new Map(
    plan.objectives.map(({ before, after }) => [after.key, { after, turned: turnOf(before, after) }]),
  );
  const turnAt = (key: ObjectiveKey): Turn | null => {
    const change = planned.get(key);
    return change === undefined ? (current.objectives.get(key)?.turned ?? null) : change.turned;
  };
  const parentOf = (key: ObjectiveKey): ObjectiveKey | null =>
    (planned.get(key)?.after ?? current.objectives.get(key))?.parent ?? null;
  const isUnderTurn = (above: ObjectiveKey | null): boolean => {
    const seen = new Set<ObjectiveKey>();
    for (let key = above; key !== null && !seen.has(key); key = parentOf(key)) {
      seen.add(key);
      if (turnAt(key) !== null) return true;
    }
    return false;
  };
  const affirmedOf = <T extends Objective | Target>(
    before: T | undefined,
    after: T,
    above: keyof T,
  ): Affirmed | null => {
    const line = 'parent' in after ? after.parent : after.objective;
    // Who puts something in a place knows what stands above it.
    const isPlaced = before?.[above] !== after[above];
    return (isPlaced || isKeeper(actor, after)) && isUnderTurn(line) ? answer : after.affirmed;
  };
  return {
    ...plan,
    objectives: plan.objectives.map(({ before, after }) => ({
      before,
      after: { ...after, turned: turnOf(before, after), affirmed: affirmedOf(before, after, 'parent') },
    })),
    targets: plan.targets.map(({ before, after }) => ({
      before,
      after: { ...after, affirmed: affirmedOf(before, after, 'objective') },
    })),
  };
}
