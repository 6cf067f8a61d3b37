import type { IssueId } from '../domain/ids';
import type { Frame, NetChange } from './change-log';
import { earnedShare, isDone, isThere, standingOf, type CommittedScope, type Standing } from './committed-scope';
import type { LeafState } from './leaf-state';
import { issueEffect, PART_KINDS, type IssueEffect, type PartKind, type Waterfall } from './waterfall';

/** The leaves at one end of a period, and by what rules they were counted then. */
export interface End {
  readonly frame: Frame;
  readonly leaves: ReadonlyMap<IssueId, LeafState>;
}

/** A change measured against the scope that was committed: what came later neither adds to it nor takes from it. */
export interface CommittedWaterfall extends Waterfall {
  /** Work that moved but was not in the committed scope. */
  readonly outside: number;
}

type Parts = ReadonlyMap<IssueId, readonly IssueId[]>;

/** An actual is `offset` + `perWeight` × earned weight; undefined for measures that a list of work does not decide. */
function shapeOf({ weights, times }: CommittedScope, { measure, baseline, goal }: Frame) {
  if (weights.size === 0) return undefined;
  if (measure.type === 'count') return { offset: 0, weigh: (id: IssueId): number => times.get(id) ?? 1 };
  if (measure.type !== 'completion') return undefined;
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) return undefined;
  const perWeight = (goal - baseline) / whole;
  return { offset: baseline, weigh: (id: IssueId): number => (weights.get(id) ?? 0) * perWeight };
}

/** The actual that the leaves of a day come to against the committed scope; null when it is unmeasured. */
export function committedActual(scope: CommittedScope, { frame, leaves }: End, parts: Parts): number | null {
  const shape = shapeOf(scope, frame);
  if (shape === undefined) return null;
  let actual = shape.offset;
  for (const id of scope.weights.keys()) {
    actual += shape.weigh(id) * earnedShare(standingOf(id, leaves, parts), frame);
  }
  return actual;
}

function presenceKind(before: Standing, after: Standing, { presence }: NetChange): PartKind {
  if (presence === 'setting') return 'setting';
  if (presence === 'link') return 're-linked';
  if (before.kind === 'excluded' || after.kind === 'excluded') return 'excluded';
  return isThere(after) ? 'added' : 'removed';
}

/** What moved one committed piece of work; undefined when nothing that counts did. */
function kindOf(before: Standing, after: Standing, net: NetChange | undefined, effect: number): PartKind | undefined {
  if (!isThere(before) && !isThere(after)) return undefined;
  if (isThere(before) !== isThere(after)) {
    // Work that left through what it was broken down into has no change of its own.
    if (net === undefined) return isThere(after) ? 'added' : 'removed';
    return presenceKind(before, after, net);
  }
  if (isDone(before) !== isDone(after)) return isDone(after) ? 'completed' : 'reopened';
  const isRestated =
    before.kind === 'leaf' &&
    after.kind === 'leaf' &&
    (before.leaf.category !== after.leaf.category || before.leaf.status !== after.leaf.status);
  if (!isRestated && effect === 0) return undefined;
  return net?.standing === 'setting' ? 'setting' : 'progressed';
}

const isRelinked = (before: Standing, after: Standing): boolean =>
  before.kind === 'leaf' && after.kind === 'leaf' && before.leaf.factor !== after.leaf.factor;

const isResized = (before: Standing, after: Standing): boolean =>
  before.kind === 'leaf' && after.kind === 'leaf' && before.leaf.weight !== after.leaf.weight;

/**
 * Splits the change of an actual against the committed scope into what moved it. The weights are those of the commit, so
 * a new estimate, or a new weight of a link, is named and moves nothing; every effect stands for itself, and together they are the difference.
 */
export function committedWaterfall(
  scope: CommittedScope,
  from: End,
  to: End,
  parts: Parts,
  changes: ReadonlyMap<IssueId, NetChange>,
): CommittedWaterfall {
  const [start, end] = [committedActual(scope, from, parts), committedActual(scope, to, parts)];
  const reframed = committedActual(scope, { frame: to.frame, leaves: from.leaves }, parts);
  const shape = shapeOf(scope, to.frame);
  const isMeasured = start !== null && reframed !== null && end !== null;
  const found = new Map<PartKind, { count: number; effect: number }>();
  const add = (kind: PartKind, count: number, effect: number): void => {
    const part = found.get(kind) ?? { count: 0, effect: 0 };
    found.set(kind, { count: part.count + count, effect: part.effect + effect });
  };
  const byRules = isMeasured ? reframed - start : 0;
  if (byRules !== 0) add('setting', 0, byRules);
  const issues: IssueEffect[] = [];
  for (const id of scope.weights.keys()) {
    const [before, after] = [standingOf(id, from.leaves, parts), standingOf(id, to.leaves, parts)];
    const net = changes.get(id);
    const moved = earnedShare(after, to.frame) - earnedShare(before, to.frame);
    const effect = moved === 0 ? 0 : (shape?.weigh(id) ?? 0) * moved;
    const kind = kindOf(before, after, net, effect);
    const resized: PartKind = net?.size === 'setting' ? 'setting' : 're-estimated';
    const kinds = new Set<PartKind>([
      ...(isRelinked(before, after) ? ['re-linked' as const] : []),
      ...(isResized(before, after) ? [resized] : []),
    ]);
    if (kind !== undefined) kinds.add(kind);
    if (kinds.size === 0) continue;
    const moves = new Map([...kinds].map((one) => [one, one === kind ? effect : 0] as const));
    for (const [one, of] of moves) add(one, 1, of);
    issues.push(issueEffect(id, moves, isMeasured));
  }
  const inside = new Set([...parts.values()].flat());
  return {
    from: start,
    to: end,
    parts: PART_KINDS.flatMap((kind) => {
      const part = found.get(kind);
      return part === undefined ? [] : [{ kind, count: part.count, effect: isMeasured ? part.effect : null }];
    }),
    issues,
    ofNoLeaf: byRules === 0 ? [] : [{ kind: 'setting', effect: byRules }],
    outside: [...changes.keys()].filter((id) => !scope.weights.has(id) && !inside.has(id)).length,
  };
}
