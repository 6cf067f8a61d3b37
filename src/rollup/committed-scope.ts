import type { Day, IssueId } from '../domain/ids';
import { leavesBefore, type DayChanges, type Frame } from './change-log';
import type { LeafState } from './leaf-state';
import { multiplied, type Category, type Member } from './member';
import { creditOf, fillerOf, leafTotal, sumsOfLeaves, type Sums } from './sums';

/** The leaves that were in scope when a cycle was committed, each with the weight it had then, in millionths. */
export interface CommittedScope {
  readonly weights: ReadonlyMap<IssueId, number>;
  /** What those of them count as that a link made count for more or less than one; they weigh that many times as much. */
  readonly times: ReadonlyMap<IssueId, number>;
  readonly sums: Sums;
}

/** How a committed piece of work stands on a day. What it was broken down into stands for it; what has left earns nothing. */
export type Standing =
  | { readonly kind: 'leaf'; readonly leaf: LeafState }
  | { readonly kind: 'parts'; readonly leaves: readonly LeafState[] }
  | { readonly kind: 'excluded' }
  | { readonly kind: 'gone' };

/** The changes that came after the commit: those behind its mark, or those of later days where there is none. */
export function changesAfter(days: readonly DayChanges[], committed: Day): readonly DayChanges[] {
  const mark = days.findLastIndex(({ day, isCommitted }) => isCommitted === true && day === committed);
  return mark < 0 ? days.filter(({ day }) => day > committed) : days.slice(mark + 1);
}

/** The log with the commit marked behind what has been seen of the day. */
export function withCommitMark(open: readonly DayChanges[], day: Day): readonly DayChanges[] {
  const last = open[open.length - 1];
  return last?.day === day
    ? [...open.slice(0, -1), { ...last, isCommitted: true }]
    : [...open, { day, changes: [], isCommitted: true }];
}

/** A leaf's weight with what its link makes of it. */
const weighed = ({ weight, factor }: LeafState, filler: number): number => multiplied(weight ?? filler, factor);

/** What was in scope at the commit. `after` are the changes since, `frame` what was in force then. */
export function committedScope(
  present: ReadonlyMap<IssueId, LeafState>,
  after: readonly DayChanges[],
  frame: Frame,
): CommittedScope {
  const then = leavesBefore(present, after);
  const statuses = new Set(Object.keys(frame.statusCredit));
  const sums = sumsOfLeaves(then.values(), { unestimated: frame.unestimated, statuses });
  const filler = fillerOf(sums, frame);
  const weights = new Map<IssueId, number>();
  const times = new Map<IssueId, number>();
  for (const [id, leaf] of then) {
    if (leaf.excluded) continue;
    weights.set(id, weighed(leaf, filler));
    if (leaf.factor !== undefined) times.set(id, leaf.factor);
  }
  return { weights, times, sums };
}

/** Whether this is the scope whose size was noted at the commit: a history that began later cannot give it back. */
export const isAsNoted = (
  { sums }: CommittedScope,
  noted: { readonly total: number; readonly done: number },
): boolean => leafTotal(sums) === noted.total && sums.count.done === noted.done;

/** Issues in scope by the committed work that is above them, by today's parents: what it has been broken down into. */
export function brokenDown(
  { weights }: CommittedScope,
  members: ReadonlyMap<IssueId, Pick<Member, 'parent'>>,
): ReadonlyMap<IssueId, readonly IssueId[]> {
  const parts = new Map<IssueId, IssueId[]>();
  for (const [id, { parent }] of members) {
    const seen = new Set<IssueId>([id]);
    for (let at = parent; at !== null && !seen.has(at); at = members.get(at)?.parent ?? null) {
      seen.add(at);
      if (!weights.has(at)) continue;
      const known = parts.get(at);
      if (known === undefined) parts.set(at, [id]);
      else known.push(id);
    }
  }
  return parts;
}

/** A leaf that only lacks an estimate is still there: its weight is the committed one. */
const isOut = (leaf: LeafState): boolean => leaf.excluded && leaf.isUnestimated !== true;

export function standingOf(
  id: IssueId,
  leaves: ReadonlyMap<IssueId, LeafState>,
  parts: ReadonlyMap<IssueId, readonly IssueId[]>,
): Standing {
  const leaf = leaves.get(id);
  if (leaf !== undefined) return isOut(leaf) ? { kind: 'excluded' } : { kind: 'leaf', leaf };
  const below = (parts.get(id) ?? []).flatMap((part) => {
    const one = leaves.get(part);
    return one === undefined || isOut(one) ? [] : [one];
  });
  return below.length === 0 ? { kind: 'gone' } : { kind: 'parts', leaves: below };
}

/** What finished work is worth in a frame: only a share of finished work knows degrees. */
const worthOf = (frame: Frame, category: Category, status?: string): number =>
  frame.measure.type === 'completion' ? creditOf(frame, category, status) : category === 'done' ? 1 : 0;

/** The share of its committed weight that a piece of work has earned; of what it was broken down into, their mean. */
export function earnedShare(standing: Standing, frame: Frame): number {
  switch (standing.kind) {
    case 'leaf':
      return worthOf(frame, standing.leaf.category, standing.leaf.status);
    case 'parts': {
      if (frame.measure.type !== 'completion') return isDone(standing) ? 1 : 0;
      const whole = standing.leaves.reduce((sum, leaf) => sum + weighed(leaf, 0), 0);
      const weigh = (leaf: LeafState): number => (whole > 0 ? weighed(leaf, 0) / whole : 1 / standing.leaves.length);
      return standing.leaves.reduce((sum, leaf) => sum + weigh(leaf) * worthOf(frame, leaf.category, leaf.status), 0);
    }
    case 'excluded':
    case 'gone':
      return 0;
  }
}

export function isDone(standing: Standing): boolean {
  if (standing.kind === 'leaf') return standing.leaf.category === 'done';
  return standing.kind === 'parts' && standing.leaves.every(({ category }) => category === 'done');
}

export const isThere = ({ kind }: Standing): boolean => kind === 'leaf' || kind === 'parts';
