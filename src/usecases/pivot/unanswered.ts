import { definitionAt, definitionOf } from '../../domain/history';
import type { Instant, ObjectiveKey } from '../../domain/ids';
import { turnFields, type Unanswered } from '../../domain/plan-turns';
import { keysBelow } from '../../domain/reach-of-edit';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { Board } from '../../ports/strategy-store';
import type { Deps } from '../deps';

/** Whether anybody has said since then that something under the objective still stands. */
function isAnswered(board: Board, key: ObjectiveKey, since: Instant): boolean {
  const objectives = board.objectives.map(({ value }) => value);
  const below = keysBelow([key], objectives);
  const owned = [
    ...objectives.filter((one) => one.key !== key && below.has(one.key)),
    ...board.targets.map(({ value }) => value.target).filter(({ objective }) => below.has(objective)),
  ];
  return owned.some(({ affirmed }) => affirmed !== null && affirmed.at >= since);
}

/** What the objectives that a plan turns once more were, before the turns that nobody has answered yet. */
export async function unansweredOf(deps: Deps, plan: ImportPlan): Promise<Unanswered> {
  const turning = plan.objectives.flatMap(({ before, after }) => {
    const since = after.turned?.first ?? after.turned?.at;
    return before === undefined || since === undefined || turnFields(before, after).length === 0
      ? []
      : [{ before, since }];
  });
  if (turning.length === 0) return new Map();
  // Whole: an answer stands whoever turns the objective again may see of it, and none is told.
  const board = await deps.whole.board();
  const found = new Map<ObjectiveKey, NonNullable<ReturnType<typeof definitionAt>>>();
  for (const { before, since } of turning) {
    if (isAnswered(board, before.key, since)) continue;
    const history = await deps.history.read('objective', before.key);
    const then = definitionAt(history, definitionOf('objective', before), Date.parse(since) - 1);
    if (then !== undefined) found.set(before.key, then);
  }
  return found;
}
