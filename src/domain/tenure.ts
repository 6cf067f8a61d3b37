import type { AccountId, Day } from './ids';

/** Who answered for a target, or nobody, until the day somebody else took over. */
export interface Tenure {
  readonly owner: AccountId | null;
  readonly until: Day;
}

/** As many as are kept, the latest. */
const MOST = 12;

/** Who answered before, once `to` takes over from `from`. What somebody had for less than a day was never theirs. */
export function handedOver(
  earlier: readonly Tenure[],
  { from, to }: { readonly from: AccountId | null; readonly to: AccountId | null },
  today: Day,
): readonly Tenure[] {
  if (from === to) return earlier;
  const last = earlier[earlier.length - 1];
  if (last?.until !== today) return [...earlier, { owner: from, until: today }].slice(-MOST);
  return last.owner === to ? earlier.slice(0, -1) : earlier;
}

/** The day the present owner took over; null where they have had it from the first. */
export const ownedSince = (earlier: readonly Tenure[]): Day | null => earlier[earlier.length - 1]?.until ?? null;

/** The day whoever answered for it on this day took over; null where they had it from the first. */
export const tookOverBy = (earlier: readonly Tenure[], day: Day): Day | null =>
  earlier.findLast(({ until }) => until <= day)?.until ?? null;

/** Who answered for it at the end of a day. */
export function ownerOn(earlier: readonly Tenure[], present: AccountId | null, day: Day): AccountId | null {
  const then = earlier.find(({ until }) => day < until);
  return then === undefined ? present : then.owner;
}
