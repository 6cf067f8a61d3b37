import type { TargetRecord } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { piecesOfWork } from '../views/pieces-of-work';

/** Leaves are looked at one by one up to here; more are told as the sum of what each target counts. */
const LIMITS = { targets: 30, members: 4_000 };

export interface WorkInFlight {
  /** Not done. */
  readonly open: number;
  /** Of those, begun. */
  readonly inProgress: number;
  /** Pieces of work that count in more than one of the targets; null where each is counted in each. */
  readonly shared: number | null;
}

/** The work behind several targets that is not done: each piece once, however many of them count it. */
export async function workInFlight(deps: Deps, records: readonly TargetRecord[]): Promise<WorkInFlight> {
  const pieces = await piecesOfWork(deps, records, LIMITS);
  if (pieces === undefined) {
    const count = (category: 'new' | 'indeterminate'): number =>
      records.reduce((sum, { roll }) => sum + (roll.sums?.count[category] ?? 0), 0);
    return { open: count('new') + count('indeterminate'), inProgress: count('indeterminate'), shared: null };
  }
  const open = [...pieces.values()].filter(({ category }) => category !== 'done');
  return {
    open: open.length,
    inProgress: open.filter(({ category }) => category === 'indeterminate').length,
    shared: open.filter(({ targets }) => targets > 1).length,
  };
}
