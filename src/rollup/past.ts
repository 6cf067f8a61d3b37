import { addDays } from '../domain/day';
import type { Day, IssueId } from '../domain/ids';
import type { Measure } from '../domain/measure';
import { isInScope, partTaken, type Bearings, type PartTaken } from './bearing';
import type { DayChanges } from './change-log';
import { NO_PAST, valueAt, type IssuePast, type NumberTrack } from './issue-past';
import type { Fold } from './fold';
import { leafStateOf, sameLeaf, type LeafChange, type LeafState } from './leaf-state';
import { WEIGHT_SCALE, type Category, type Member } from './member';
import { sumsOfLeaves, withLeaf, type Sums } from './sums';
import { numberFieldsOf, weightOf } from './weight';

/** What the past of a target is worked out from. */
export interface PastScope {
  readonly members: ReadonlyMap<IssueId, Member>;
  readonly pasts: ReadonlyMap<IssueId, IssuePast>;
  readonly bearings: Bearings;
  readonly measure: Measure;
  readonly pointsFields: readonly string[];
  readonly fold: Fold;
}

export interface RebuiltPast {
  /** The leaves at the end of the first day, as if all of them came on that day; then what changed on each day. */
  readonly days: readonly DayChanges[];
  /** The sums at the end of each day on which they differ from the day before. */
  readonly sums: ReadonlyArray<readonly [Day, Sums]>;
  /** The leaves at the end of the last day. */
  readonly leaves: ReadonlyMap<IssueId, LeafState>;
}

/** An issue at the end of a day. */
interface Standing {
  readonly parent: IssueId | null;
  readonly category: Category;
  readonly resolution: string | null;
  readonly weight: number | null;
  readonly status?: string;
}

/** Before its resolution an issue whose changelog tells no status was not done; nothing says that it had been begun. */
function categoryAt(member: Member, past: IssuePast, day: Day): Category {
  if (past.category.length > 0) {
    const category = valueAt<Category | null>(past.category, member.category, day);
    // The status is gone from Jira; what was resolved then was done.
    return category ?? (resolutionAt(member, past, day) === null ? 'new' : 'done');
  }
  return member.category === 'done' && member.resolved !== null && day < member.resolved ? 'new' : member.category;
}

/**
 * The status that the changelog names, so that each has the credit then that it has by today's setting. Of what the changelog
 * does not tell, which was resolved later, nobody knows the status before; nor where only categories were kept.
 */
function statusAt(member: Member, past: IssuePast, day: Day): { readonly status?: string } {
  const isTold = past.status.length > 0 || past.category.every((step) => step.day <= day);
  const isUnresolved = past.category.length === 0 && categoryAt(member, past, day) !== member.category;
  const then = isTold && !isUnresolved ? valueAt<string | null>(past.status, member.status ?? null, day) : null;
  return then === null ? {} : { status: then };
}

function resolutionAt(member: Member, past: IssuePast, day: Day): string | null {
  if (past.resolution.length > 0) return valueAt(past.resolution, member.resolution, day);
  return member.resolved !== null && day < member.resolved ? null : member.resolution;
}

/** The number of the member's weight stands in the first field that the changelog leaves filled, or in one it never names. */
function numbersAt(member: Member, tracks: IssuePast['numbers'], fields: readonly string[], day: Day) {
  const weight = member.weight === null ? null : member.weight / WEIGHT_SCALE;
  const holder =
    fields.find((field) => tracks[field] !== undefined && tracks[field].last !== null) ??
    fields.find((field) => tracks[field] === undefined);
  return Object.fromEntries(
    fields.map((field) => {
      const track: NumberTrack | undefined = tracks[field];
      const now = field === holder ? weight : (track?.last ?? null);
      return [field, track === undefined ? now : valueAt(track.steps, now, day)] as const;
    }),
  );
}

function weightAt(scope: PastScope, member: Member, past: IssuePast, day: Day): number | null {
  const fields = numberFieldsOf(scope.measure, scope.pointsFields);
  if (fields.every((field) => past.numbers[field] === undefined)) return member.weight;
  return weightOf(scope.measure, numbersAt(member, past.numbers, fields, day), scope.pointsFields);
}

/** The days on which anything about a member changed, and its creation. */
function daysOf(member: Member, past: IssuePast): readonly Day[] {
  const steps = [
    ...past.category,
    ...past.resolution,
    ...past.parent,
    ...Object.values(past.numbers).flatMap((track) => track.steps),
  ];
  return [
    ...steps.map(({ day }) => day),
    ...(member.created === null ? [] : [member.created]),
    ...(member.resolved === null ? [] : [member.resolved]),
  ];
}

/** A target's issues as they stood on one day, moved on day by day. */
function createStandings(scope: PastScope) {
  const standing = new Map<IssueId, Standing>();
  const children = new Map<IssueId, Set<IssueId>>();
  const pastOf = (id: IssueId): IssuePast => scope.pasts.get(id) ?? NO_PAST;

  /** The links that reached it then: its own, and those from above that take in what is below. */
  const reachOf = (id: IssueId): readonly number[] => {
    const reach = new Set<number>();
    const seen = new Set<IssueId>();
    for (let at: IssueId | null = id; at !== null && !seen.has(at); at = standing.get(at)?.parent ?? null) {
      const member = standing.has(at) ? scope.members.get(at) : undefined;
      if (member === undefined) break;
      for (const no of member.direct) if (at === id || scope.bearings.get(no)?.below === true) reach.add(no);
      seen.add(at);
    }
    return [...reach];
  };
  const takenThen = (id: IssueId): PartTaken | undefined => {
    const reach = reachOf(id);
    return reach.length === 0 ? undefined : partTaken(reach, scope.bearings);
  };
  const isCountedThen = (id: IssueId): boolean => {
    const taken = takenThen(id);
    return taken !== undefined && isInScope(taken.part);
  };
  const below = (id: IssueId, into: Set<IssueId>): void => {
    if (into.has(id)) return;
    into.add(id);
    for (const child of children.get(id) ?? []) below(child, into);
  };
  const place = (id: IssueId, parent: IssueId | null): void => {
    if (parent !== null) children.set(parent, (children.get(parent) ?? new Set()).add(id));
  };

  return {
    /** Moves one issue to a day; answers the issues whose leaf may have changed by it. */
    move(id: IssueId, day: Day): ReadonlySet<IssueId> {
      const affected = new Set<IssueId>();
      const member = scope.members.get(id);
      if (member === undefined || (member.created !== null && member.created > day)) return affected;
      const past = pastOf(id);
      const before = standing.get(id);
      const parent = valueAt(past.parent, member.parent, day);
      standing.set(id, {
        parent,
        category: categoryAt(member, past, day),
        resolution: resolutionAt(member, past, day),
        weight: weightAt(scope, member, past, day),
        ...statusAt(member, past, day),
      });
      affected.add(id);
      if (before !== undefined && before.parent === parent) return affected;
      affected.delete(id);
      below(id, affected);
      if (before?.parent !== null && before !== undefined) {
        children.get(before.parent)?.delete(id);
        affected.add(before.parent);
      }
      place(id, parent);
      if (parent !== null) affected.add(parent);
      return affected;
    },
    leaf(id: IssueId): LeafState | null {
      const now = standing.get(id);
      const taken = takenThen(id);
      if (now === undefined || taken === undefined || !isInScope(taken.part)) return null;
      const kids = [...(children.get(id) ?? [])].filter(isCountedThen).length;
      const { part, factor } = taken;
      return leafStateOf(
        { ...now, kids, ...(part === 'counts' ? {} : { part }), ...(factor === 1 ? {} : { factor }) },
        scope.fold,
      );
    },
  };
}

/**
 * The past of a target's present members, from the end of `from` to the end of the day before `until`. What is linked,
 * and what JQL matches, is taken as it is now; everything else is as the changelog has it.
 */
export function rebuiltPast(scope: PastScope, from: Day, until: Day): RebuiltPast {
  const last = addDays(until, -1);
  const movesOn = new Map<Day, Set<IssueId>>();
  for (const [id, member] of scope.members) {
    const days = daysOf(member, scope.pasts.get(id) ?? NO_PAST);
    for (const day of [from, ...days]) {
      if (day > last) continue;
      const at = day < from ? from : day;
      movesOn.set(at, (movesOn.get(at) ?? new Set()).add(id));
    }
  }
  const standings = createStandings(scope);
  const leaves = new Map<IssueId, LeafState>();
  const days: DayChanges[] = [];
  const sumsByDay: Array<readonly [Day, Sums]> = [];
  let sums = sumsOfLeaves([], scope.fold);
  for (const day of [...movesOn.keys()].sort()) {
    const affected = new Set<IssueId>();
    for (const id of movesOn.get(day) ?? []) for (const other of standings.move(id, day)) affected.add(other);
    const changes: LeafChange[] = [];
    for (const id of affected) {
      const before = leaves.get(id) ?? null;
      const after = standings.leaf(id);
      if (sameLeaf(before, after)) continue;
      changes.push({ id, before, after, cause: 'work' });
      if (after === null) leaves.delete(id);
      else leaves.set(id, after);
      sums = withLeaf(sums, before, after);
    }
    if (changes.length === 0) continue;
    days.push({ day, changes });
    sumsByDay.push([day, sums]);
  }
  return { days, sums: sumsByDay, leaves };
}
