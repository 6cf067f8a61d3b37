import type { CheckIn, Impediment } from './check-in';
import type { AccountId, Day } from './ids';
import { byText } from './strategy-file/same';

/** Something that is still in the way, with the check-in it was raised in. */
export interface OpenImpediment extends Omit<Impediment, 'resolved'> {
  readonly at: Day;
  /** Who raised it. */
  readonly by: AccountId | null;
}

/**
 * What is kept of a target's check-ins beside its number, so that whoever asks who is silent and what is in the way reads
 * no check-in.
 */
export interface CheckInBrief {
  readonly last: Day;
  /** The newest first. */
  readonly impediments: readonly OpenImpediment[];
  /** Open ones that are older and not listed. */
  readonly more: number;
}

/** Open impediments listed beside one number; a target with more has other worries than a list. */
const MAX_LISTED = 20;

/** Null when nobody has checked in. */
export function briefOf(checkIns: readonly CheckIn[]): CheckInBrief | null {
  const newest = checkIns.toSorted((a, b) => byText(b.at, a.at));
  const [last] = newest;
  if (last === undefined) return null;
  const open = newest.flatMap(({ at, by, impediments }) =>
    impediments
      .filter(({ resolved }) => resolved === undefined)
      .map(({ resolved: _none, ...impediment }): OpenImpediment => ({ ...impediment, at, by })),
  );
  return { last: last.at, impediments: open.slice(0, MAX_LISTED), more: Math.max(0, open.length - MAX_LISTED) };
}
