import { subjectOf, type CheckIn, type Resolution } from './check-in';
import type { Day } from './ids';
import { byText, same } from './strategy-file/same';

/** A target's check-ins, oldest first, one a day. Each verb answers the next book; the same book when nothing changes. */
export type CheckInBook = readonly CheckIn[];

const inOrder = (items: readonly CheckIn[]): CheckInBook => items.toSorted((a, b) => byText(a.at, b.at));

/** Who says it is no part of what is said: the same words from a second device are no second check-in. */
const saysTheSame = (a: CheckIn, b: CheckIn): boolean => same({ ...a, by: null }, { ...b, by: null });

/** Puts a check-in on its day; with `from`, the one of that day moves there. */
export function entered(book: CheckInBook, checkIn: CheckIn, from: Day = checkIn.at): CheckInBook {
  const there = book.find(({ at }) => at === checkIn.at);
  const isMoved = from !== checkIn.at && book.some(({ at }) => at === from);
  if (there !== undefined && saysTheSame(there, checkIn) && !isMoved) return book;
  return inOrder([...book.filter(({ at }) => at !== checkIn.at && at !== from), checkIn]);
}

export function withdrawn(book: CheckInBook, day: Day): CheckInBook {
  const rest = book.filter(({ at }) => at !== day);
  return rest.length === book.length ? book : rest;
}

/** Puts back what was withdrawn; undefined when something else stands on its day by now. */
export function putBack(book: CheckInBook, checkIn: CheckIn): CheckInBook | undefined {
  const there = book.find(({ at }) => at === checkIn.at);
  if (there === undefined) return inOrder([...book, checkIn]);
  return saysTheSame(there, checkIn) ? book : undefined;
}

/** What is in the way, by the check-in it was raised in. */
export interface ImpedimentPlace {
  readonly at: Day;
  readonly subject: string;
}

/** Says that something is no longer in the way, or with null that it still is; undefined when it was never raised. */
export function resolved(
  book: CheckInBook,
  { at, subject }: ImpedimentPlace,
  resolution: Resolution | null,
): CheckInBook | undefined {
  const there = book.find((checkIn) => checkIn.at === at);
  const named = there?.impediments.filter((impediment) => subjectOf(impediment) === subject) ?? [];
  if (there === undefined || named.length === 0) return undefined;
  if (named.every((impediment) => (impediment.resolved === undefined) === (resolution === null))) return book;
  const impediments = there.impediments.map((impediment) => {
    if (subjectOf(impediment) !== subject) return impediment;
    const { resolved: before, ...open } = impediment;
    return resolution === null ? open : { ...open, resolved: before ?? resolution };
  });
  return book.map((checkIn) => (checkIn === there ? { ...there, impediments } : checkIn));
}

export const DEEDS = ['entered', 'changed', 'withdrawn', 'put-back', 'resolved', 'reopened'] as const;
/** What somebody did to a check-in. */
export type Deed = (typeof DEEDS)[number];

/** One day of the book before and after. */
export interface CheckInChange {
  readonly day: Day;
  readonly before: CheckIn | null;
  readonly after: CheckIn | null;
}

/** The days in which two books differ. */
export function changesBetween(before: CheckInBook, after: CheckInBook): readonly CheckInChange[] {
  const [from, to] = [new Map(before.map((one) => [one.at, one])), new Map(after.map((one) => [one.at, one]))];
  return [...new Set([...from.keys(), ...to.keys()])]
    .toSorted(byText)
    .map((day) => ({ day, before: from.get(day) ?? null, after: to.get(day) ?? null }))
    .filter((change) => !same(change.before, change.after));
}
