import type { Cycle } from './cycle';
import { addDays, dayNumber } from './day';
import type { Day } from './ids';

export type Period = Pick<Cycle, 'start' | 'end'>;

/**
 * A day of one cycle at the same place in another: its start becomes the start, its end the end, and what lies between keeps
 * its share of the way. What goes beyond the old cycle and the new one stays where it is. Days keep their order.
 */
export function movedDay(day: Day, from: Period, to: Period): Day {
  if (day <= from.start) return to.start;
  if (day > from.end) return day > to.end ? day : to.end;
  const [length, next] = [dayNumber(from.end) - dayNumber(from.start), dayNumber(to.end) - dayNumber(to.start)];
  if (length === next) return addDays(to.start, dayNumber(day) - dayNumber(from.start));
  const share = length === 0 ? 1 : (dayNumber(day) - dayNumber(from.start)) / length;
  return addDays(to.start, Math.round(share * next));
}
