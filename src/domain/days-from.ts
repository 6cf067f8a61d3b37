/**
 * The days of a window out of days that are written down only where they differ, oldest first: what holds on the first day
 * of the window since an earlier one is told of that first day, so that a history keeps its beginning.
 */
export function daysFrom<T extends { readonly day: string }>(days: readonly T[], first: T['day']): readonly T[] {
  const within = days.filter(({ day }) => day >= first);
  const before = days.findLast(({ day }) => day < first);
  return before === undefined || within[0]?.day === first ? within : [{ ...before, day: first }, ...within];
}
