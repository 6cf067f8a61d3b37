import { instantOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import type { DriftEntry } from '../../ports/reconcile-store';
import type { Trail } from '../../ports/roll-store';
import type { Deps } from '../deps';

/**
 * Lets `work` put numbers right and notes what it found wrong: every leaf that is saved otherwise than it stood was drift,
 * because whatever an event told has been saved before.
 */
export async function notingDrift<T>(
  deps: Deps,
  foundBy: DriftEntry['foundBy'],
  work: (deps: Deps) => Promise<T>,
): Promise<T> {
  const leaves = new Map<TargetKey, number>();
  const note = (target: TargetKey, { changes }: Trail): void => {
    if (changes.length > 0) leaves.set(target, (leaves.get(target) ?? 0) + changes.length);
  };
  const result = await work({
    ...deps,
    rolls: {
      ...deps.rolls,
      async saveHead(record, roll, buckets, trail, leaving) {
        const saved = await deps.rolls.saveHead(record, roll, buckets, trail, leaving);
        if (saved.ok) note(record.value.target.key, trail);
        return saved;
      },
      async saveGeneration(record, roll, members, trail, leaving) {
        const saved = await deps.rolls.saveGeneration(record, roll, members, trail, leaving);
        if (saved.ok) note(record.value.target.key, trail);
        return saved;
      },
    },
  });
  const at = instantOf(deps.clock.nowMs());
  await deps.checks.noteDrift([...leaves].map(([target, count]) => ({ at, target, leaves: count, foundBy })));
  return result;
}
