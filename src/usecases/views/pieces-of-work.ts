import { countedBy } from '../../domain/counting';
import type { IssueId } from '../../domain/ids';
import type { TargetRecord } from '../../ports/strategy-store';
import { isInScope } from '../../rollup/bearing';
import { foldOf } from '../../rollup/fold';
import { leafStateOf } from '../../rollup/leaf-state';
import type { Category } from '../../rollup/member';
import type { Deps } from '../deps';

/** One piece of work, however many targets count it. */
interface Piece {
  readonly category: Category;
  /** How many of the targets. */
  readonly targets: number;
}

/** Targets and members that are looked at one by one. */
export interface PieceLimits {
  readonly targets: number;
  readonly members: number;
}

/**
 * The work that counts in any of the targets, each piece once. What has children in the scope of one of them is no piece
 * of its own, whichever target counts it. Undefined when there is more than the limits.
 */
export async function piecesOfWork(
  deps: Deps,
  records: readonly TargetRecord[],
  limits: PieceLimits,
): Promise<ReadonlyMap<IssueId, Piece> | undefined> {
  const fed = records.filter(({ roll }) => roll.sums !== null);
  const members = fed.reduce((sum, { roll }) => sum + roll.members, 0);
  if (fed.length > limits.targets || members > limits.members) return undefined;
  const settings = await deps.strategy.settings();
  const pieces = new Map<IssueId, Piece>();
  const parents = new Set<IssueId>();
  const read = await deps.rolls.membersOf(fed);
  for (const [at, { target, roll }] of fed.entries()) {
    const fold = foldOf(target.measure, countedBy(settings, roll.counting));
    for (const member of read[at] ?? []) {
      if (member.parent !== null && isInScope(member.part ?? 'counts')) parents.add(member.parent);
      const leaf = leafStateOf(member, fold);
      if (leaf === null || leaf.excluded) continue;
      pieces.set(member.id, { category: leaf.category, targets: (pieces.get(member.id)?.targets ?? 0) + 1 });
    }
  }
  for (const parent of parents) pieces.delete(parent);
  return pieces;
}

/** What several targets come to together. */
export interface WorkTotal {
  readonly total: number;
  readonly done: number;
  /** Pieces that count in more than one of the targets; null where each was counted in each, for there are too many. */
  readonly shared: number | null;
}

/** With the board of 3,000 targets this stays within the 150 units that the Strategy page may read: sixty bytes a member. */
const TOTAL_LIMITS: PieceLimits = { targets: 300, members: 6_000 };

/** The work behind several targets: each piece once, however many of them count it. */
export async function workTotal(deps: Deps, records: readonly TargetRecord[]): Promise<WorkTotal> {
  const pieces = await piecesOfWork(deps, records, TOTAL_LIMITS);
  if (pieces !== undefined) {
    const all = [...pieces.values()];
    return {
      total: all.length,
      done: all.filter(({ category }) => category === 'done').length,
      shared: all.filter(({ targets }) => targets > 1).length,
    };
  }
  const counts = records.flatMap(({ roll }) => (roll.sums === null ? [] : [roll.sums.count]));
  return {
    total: counts.reduce((sum, { new: open, indeterminate, done }) => sum + open + indeterminate + done, 0),
    done: counts.reduce((sum, { done }) => sum + done, 0),
    shared: null,
  };
}
