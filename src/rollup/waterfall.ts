import type { IssueId } from '../domain/ids';
import type { Frame, NetChange } from './change-log';
import type { LeafState } from './leaf-state';
import { multiplied, toWeight, WEIGHT_SCALE } from './member';
import { creditOf, doneCount, earnedOf, fieldSum, fillerOf, leafTotal, withLeaf, type Sums } from './sums';

/** What can move an actual. `progressed` is a move between statuses that earn different credit without being done. */
export const PART_KINDS = [
  'completed',
  'progressed',
  'reopened',
  'added',
  'removed',
  're-estimated',
  'excluded',
  're-linked',
  'setting',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface Part {
  readonly kind: PartKind;
  /** Leaves it is about. */
  readonly count: number;
  /** In the target's unit; null when there is no difference to split up because one end is unmeasured. */
  readonly effect: number | null;
}

/** What one of the reasons did. */
export interface KindEffect {
  readonly kind: PartKind;
  readonly effect: number | null;
}

/** What one leaf has to do with a change, by each reason once; `effect` is what they come to. */
export interface IssueEffect {
  readonly id: IssueId;
  readonly moves: readonly KindEffect[];
  readonly effect: number | null;
}

/**
 * A change of an actual, split up: the effects of the parts sum to `to` − `from`, and for each kind those of the leaves
 * and what is no single leaf's sum to its part.
 */
export interface Waterfall {
  readonly from: number | null;
  readonly to: number | null;
  readonly parts: readonly Part[];
  readonly issues: readonly IssueEffect[];
  /** What changed settings and a moved median did to all leaves alike. */
  readonly ofNoLeaf: readonly KindEffect[];
}

/** What a leaf, or all of them, adds to the two sums that an actual is made of. */
interface Terms {
  readonly earned: number;
  readonly whole: number;
}

/** One step of one leaf. */
interface Move extends Terms {
  readonly kind: PartKind;
}

const NOTHING: Terms = { earned: 0, whole: 0 };

/** An actual is `offset` + `scale` × earned, divided by whole where it is a ratio. */
function shapeOf({ measure, baseline, goal }: Frame): { offset: number; scale: number; isRatio: boolean } {
  if (measure.type === 'completion') return { offset: baseline, scale: goal - baseline, isRatio: true };
  return { offset: 0, scale: 1, isRatio: measure.type === 'average' };
}

function termsOf(frame: Frame, leaf: LeafState | null, filler: number): Terms {
  const { measure } = frame;
  if (leaf === null || leaf.excluded) return NOTHING;
  const times = toWeight(leaf.factor ?? 1) / WEIGHT_SCALE;
  const weight = multiplied(leaf.weight ?? 0, leaf.factor) / WEIGHT_SCALE;
  switch (measure.type) {
    case 'completion': {
      const whole = leaf.weight === null ? (filler * times) / WEIGHT_SCALE : weight;
      return { earned: whole * creditOf(frame, leaf.category, leaf.status), whole };
    }
    case 'count':
      return { earned: leaf.category === 'done' ? times : 0, whole: 0 };
    case 'sum':
    case 'average': {
      const isRead = leaf.weight !== null && (measure.over === 'all' || leaf.category === 'done');
      return isRead ? { earned: weight, whole: times } : NOTHING;
    }
    default:
      return NOTHING;
  }
}

/** The two sums of all leaves; undefined when they come to no number. */
function totalOf(frame: Frame, sums: Sums, filler: number): Terms | undefined {
  if (leafTotal(sums) === 0) return undefined;
  const { measure } = frame;
  switch (measure.type) {
    case 'completion': {
      const { earned, whole } = earnedOf(sums, frame, filler);
      return whole > 0 ? { earned: earned / WEIGHT_SCALE, whole: whole / WEIGHT_SCALE } : undefined;
    }
    case 'count':
      return { earned: doneCount(sums), whole: 0 };
    case 'sum':
    case 'average': {
      const { sum, filled } = fieldSum(sums, measure.over);
      const isFilled = measure.type === 'average' ? filled > 0 : leafTotal(sums) > sums.unweighted;
      return isFilled ? { earned: sum / WEIGHT_SCALE, whole: filled } : undefined;
    }
    default:
      return undefined;
  }
}

/** The actual that sums come to in a frame; null when they are unmeasured. */
export function actualIn(frame: Frame, sums: Sums, filler = fillerOf(sums, frame)): number | null {
  const total = totalOf(frame, sums, filler);
  if (total === undefined) return null;
  const { offset, scale, isRatio } = shapeOf(frame);
  return offset + scale * (isRatio ? total.earned / total.whole : total.earned);
}

function arrivalKind({ before, presence }: NetChange): PartKind {
  if (presence === 'setting') return 'setting';
  if (presence === 'link') return 're-linked';
  return before === null ? 'added' : 'excluded';
}

function departureKind({ after, presence }: NetChange): PartKind {
  if (presence === 'setting') return 'setting';
  if (presence === 'link') return 're-linked';
  return after === null ? 'removed' : 'excluded';
}

const statusKind = (before: LeafState, after: LeafState): PartKind =>
  before.category === after.category
    ? 'progressed'
    : after.category === 'done'
      ? 'completed'
      : before.category === 'done'
        ? 'reopened'
        : 'progressed';

/**
 * A leaf that stays first comes through other links, then changes its size, both in the status it had, and then changes
 * its status at the size it has now.
 */
function movesOf(change: NetChange, frame: Frame, filler: number): readonly Move[] {
  const { before, after } = change;
  const was = before !== null && !before.excluded ? before : null;
  const is = after !== null && !after.excluded ? after : null;
  const step = (kind: PartKind, from: LeafState | null, to: LeafState | null): Move => {
    const [less, more] = [termsOf(frame, from, filler), termsOf(frame, to, filler)];
    return { kind, earned: more.earned - less.earned, whole: more.whole - less.whole };
  };
  if (was === null && is === null) return [];
  if (was === null) return [step(arrivalKind(change), null, is)];
  if (is === null) return [step(departureKind(change), was, null)];
  const { factor: _through, ...whole } = was;
  const relinked: LeafState = is.factor === undefined ? whole : { ...whole, factor: is.factor };
  const resized = { ...relinked, weight: is.weight };
  const sizeKind = change.size === 'setting' ? 'setting' : 're-estimated';
  const restated = change.standing === 'setting' ? 'setting' : statusKind(was, is);
  return [
    ...(was.factor === is.factor ? [] : [step('re-linked', was, relinked)]),
    ...(was.weight === is.weight ? [] : [step(sizeKind, relinked, resized)]),
    ...(was.category === is.category && was.status === is.status ? [] : [step(restated, resized, is)]),
  ];
}

/** (ln(1 + r) − r ÷ (1 + r)) ÷ r², by its series where the difference would lose its digits. */
function curvature(r: number): number {
  if (Math.abs(r) > 1e-3) return (Math.log1p(r) - r / (1 + r)) / (r * r);
  return 1 / 2 - (2 / 3) * r + (3 / 4) * r ** 2 - (4 / 5) * r ** 3 + (5 / 6) * r ** 4;
}

/**
 * What a small step of either sum is worth, on average over the straight way from one end to the other: the integral of
 * the change of earned ÷ whole. It does not depend on an order of the steps, and the steps sum to the whole.
 */
function slopes(from: Terms, to: Terms): { readonly perEarned: number; readonly perWhole: number } {
  const r = (to.whole - from.whole) / from.whole;
  const perEarned = (Math.abs(r) < 1e-12 ? 1 : Math.log1p(r) / r) / from.whole;
  const gained = to.earned - from.earned;
  const perWhole = from.earned / (from.whole * to.whole) + (gained * curvature(r)) / from.whole ** 2;
  return { perEarned, perWhole: -perWhole };
}

/** What a leaf did, by what each reason did; nothing is told of it where there is no difference to split up. */
export function issueEffect(id: IssueId, moved: ReadonlyMap<PartKind, number>, isMeasured: boolean): IssueEffect {
  const sum = [...moved.values()].reduce((all, effect) => all + effect, 0);
  return {
    id,
    moves: [...moved].map(([kind, effect]) => ({ kind, effect: isMeasured ? effect : null })),
    effect: isMeasured ? sum : null,
  };
}

/** What rounding has left over goes to the largest part, so that the sum is the difference. */
function settled(parts: Map<PartKind, { count: number; effect: number }>, difference: number): void {
  const all = [...parts.values()];
  const left = difference - all.reduce((sum, { effect }) => sum + effect, 0);
  const largest = all.reduce<{ effect: number } | undefined>(
    (most, part) => (most === undefined || Math.abs(part.effect) > Math.abs(most.effect) ? part : most),
    undefined,
  );
  if (largest !== undefined) largest.effect += left;
}

/**
 * Splits the change of an actual between two moments into what moved it. Changed settings come first, on the leaves as
 * they were; then the leaves, in no order.
 */
export function waterfallOf(
  before: Frame,
  after: Frame,
  sums: Sums,
  changes: ReadonlyMap<IssueId, NetChange>,
): Waterfall {
  let now = sums;
  for (const change of changes.values()) now = withLeaf(now, change.before, change.after);
  const filler = fillerOf(now, after);
  const from = actualIn(before, sums);
  const reframed = actualIn(after, sums);
  // Work without an estimate counts as the middle of the others: when that moves, it moves too.
  const refilled = actualIn(after, sums, filler);
  const to = actualIn(after, now);
  const [start, end] = [totalOf(after, sums, filler), totalOf(after, now, filler)];
  const { scale, isRatio } = shapeOf(after);
  const slope =
    from === null || start === undefined || end === undefined
      ? undefined
      : isRatio
        ? slopes(start, end)
        : { perEarned: 1, perWhole: 0 };
  const isMeasured = slope !== undefined && from !== null && reframed !== null && refilled !== null && to !== null;

  const parts = new Map<PartKind, { count: number; effect: number }>();
  const add = (kind: PartKind, count: number, effect: number): void => {
    const part = parts.get(kind) ?? { count: 0, effect: 0 };
    parts.set(kind, { count: part.count + count, effect: part.effect + effect });
  };
  const ofNoLeaf: KindEffect[] = [];
  const addToAll = (kind: PartKind, effect: number): void => {
    if (effect === 0) return;
    add(kind, 0, effect);
    ofNoLeaf.push({ kind, effect });
  };
  if (isMeasured) {
    addToAll('setting', reframed - from);
    addToAll('re-estimated', refilled - reframed);
  }
  const issues: IssueEffect[] = [];
  for (const [id, change] of changes) {
    const moves = movesOf(change, after, filler);
    if (moves.length === 0) continue;
    const moved = new Map<PartKind, number>();
    for (const { kind, earned, whole } of moves) {
      const effect = slope === undefined ? 0 : scale * (earned * slope.perEarned + whole * slope.perWhole);
      moved.set(kind, (moved.get(kind) ?? 0) + effect);
    }
    for (const [kind, effect] of moved) add(kind, 1, effect);
    issues.push(issueEffect(id, moved, isMeasured));
  }
  if (isMeasured) settled(parts, to - from);
  return {
    from,
    to,
    parts: PART_KINDS.flatMap((kind) => {
      const part = parts.get(kind);
      return part === undefined ? [] : [{ kind, count: part.count, effect: isMeasured ? part.effect : null }];
    }),
    issues,
    ofNoLeaf,
  };
}
