import { countedBy } from '../../domain/counting';
import type { IssueId } from '../../domain/ids';
import type { TargetRecord } from '../../ports/strategy-store';
import { foldOf } from '../../rollup/fold';
import { leafStateOf } from '../../rollup/leaf-state';
import type { Deps } from '../deps';

/** Leaves are looked at one by one up to here; more are told as the sum of what each target counts. */
const MAX_TARGETS = 30;
const MAX_MEMBERS = 4_000;

export interface WorkInFlight {
  /** Not done. */
  readonly open: number;
  /** Of those, begun. */
  readonly inProgress: number;
  /** Pieces of work that count in more than one of the targets; null where each is counted in each. */
  readonly shared: number | null;
}

/** The work behind several targets: each piece once, however many of them count it. */
export async function workInFlight(deps: Deps, records: readonly TargetRecord[]): Promise<WorkInFlight> {
  const fed = records.filter(({ roll }) => roll.sums !== null);
  const members = fed.reduce((sum, { roll }) => sum + roll.members, 0);
  if (fed.length > MAX_TARGETS || members > MAX_MEMBERS) {
    const count = (category: 'new' | 'indeterminate'): number =>
      fed.reduce((sum, { roll }) => sum + (roll.sums?.count[category] ?? 0), 0);
    return { open: count('new') + count('indeterminate'), inProgress: count('indeterminate'), shared: null };
  }
  const settings = await deps.strategy.settings();
  const begun = new Map<IssueId, boolean>();
  const times = new Map<IssueId, number>();
  for (const { target, roll } of fed) {
    const fold = foldOf(target.measure, countedBy(settings, roll.counting));
    for (const member of (await deps.rolls.members(target.key, roll)).values()) {
      const leaf = leafStateOf(member, fold);
      if (leaf === null || leaf.excluded || leaf.category === 'done') continue;
      begun.set(member.id, member.category === 'indeterminate');
      times.set(member.id, (times.get(member.id) ?? 0) + 1);
    }
  }
  return {
    open: begun.size,
    inProgress: [...begun.values()].filter(Boolean).length,
    shared: [...times.values()].filter((count) => count > 1).length,
  };
}
