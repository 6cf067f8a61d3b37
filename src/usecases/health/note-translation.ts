import { translatingOf } from '../../domain/commit-gaps';
import { dayOf } from '../../domain/day';
import type { CycleKey, Day } from '../../domain/ids';
import { visibleObjectives, type Reader } from '../../domain/sight';
import { translationOf } from '../../domain/translation';
import type { TranslationDay } from '../../ports/health-store';
import type { Board } from '../../ports/strategy-store';
import { objectivesOf } from '../cycles/cycle-scene';
import type { Deps } from '../deps';

/** Somebody whom no restriction lets in: what they may see, everybody may. */
const ANYBODY: Reader = { accountId: undefined, groups: new Set(), seesAll: false };

/** Days that are kept of one cycle: as long as one may be planned and run, a change a day. */
const MAX_DAYS = 400;

/** How many active objectives of a cycle wait for a target, of those that everybody may see: no total gives others away. */
export function translationNow(board: Board, cycle: CycleKey): Pick<TranslationDay, 'waiting' | 'of'> {
  const all = board.objectives.map(({ value }) => value);
  const visible = visibleObjectives([ANYBODY], all);
  const objectives = objectivesOf(all, cycle).filter(({ key }) => visible.has(key));
  const shown = new Set(objectives.map(({ key }) => key));
  const targets = board.targets.map(({ value }) => value.target).filter(({ objective }) => shown.has(objective));
  const { waiting, of } = translationOf(objectives, targets.map(translatingOf));
  return { waiting: waiting.length, of };
}

/** The days with today's numbers: today's replace an earlier look at the same day, and a day like the one before is no news. */
export function withToday(
  days: readonly TranslationDay[],
  day: Day,
  now: Pick<TranslationDay, 'waiting' | 'of'>,
): readonly TranslationDay[] {
  const before = days.filter((one) => one.day < day);
  const last = before[before.length - 1];
  if (last === undefined ? now.of === 0 : last.waiting === now.waiting && last.of === now.of) return before;
  return [...before, { day, ...now }].slice(-MAX_DAYS);
}

/** Keeps how far the translation of each open cycle has come today, where that differs from the day before. */
export async function noteTranslation(deps: Deps, board: Board): Promise<void> {
  const today = dayOf(deps.clock.nowMs());
  for (const { value: cycle } of board.cycles) {
    if (cycle.state === 'closed' || cycle.end < today) continue;
    const days = await deps.health.translation(cycle.key);
    const next = withToday(days, today, translationNow(board, cycle.key));
    if (JSON.stringify(next) !== JSON.stringify(days)) await deps.health.saveTranslation(cycle.key, next);
  }
}
