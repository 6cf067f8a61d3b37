import { dayOf, instantOf } from '../../domain/day';
import type { CycleKey } from '../../domain/ids';
import type { Deps } from '../deps';
import { translationNow, withToday } from '../health/note-translation';

/** How the translation of a cycle has come along, day by day up to now. Undefined when there is no such cycle. */
export async function getTranslation(deps: Deps, key: CycleKey) {
  const board = await deps.strategy.board();
  const cycle = board.cycles.find(({ value }) => value.key === key)?.value;
  if (cycle === undefined) return undefined;
  const nowMs = deps.clock.nowMs();
  const days = await deps.health.translation(key);
  const now = translationNow(board, key);
  return {
    now: instantOf(nowMs),
    // Of what is closed nothing moves any more: what is there now is what was there on that day.
    days: [...withToday(days, dayOf(cycle.closedAt === null ? nowMs : Date.parse(cycle.closedAt)), now)],
    waiting: now.waiting,
    of: now.of,
  };
}
