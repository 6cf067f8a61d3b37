import type { CycleKey } from '../../domain/ids';
import type { WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';
import { settleCycle } from '../cycles/settle-cycle';
import { NOT_LISTENING, saveReach } from './target-reach';

/**
 * Lets the targets of a cycle follow its state; what has to be read from Jira first is recorded. `held` while work that was
 * recorded before, and could not be done, may still move a number of a closed one.
 */
export async function applyCycle(
  deps: Deps,
  key: CycleKey,
  untilMs: number,
  undone: readonly WorkItem[],
): Promise<'done' | 'more' | 'left' | 'held'> {
  const { reading, isWaiting, isWhole } = await settleCycle(deps, key, untilMs, undone);
  if (!isWhole) return 'left';
  await deps.work.record(
    reading.map((target) => ({ kind: 'target', target })),
    deps.random.id(),
  );
  await forgetFrozen(deps, key);
  if (isWaiting) return 'held';
  return reading.length > 0 ? 'more' : 'done';
}

/** Work that only moves frozen numbers is listened to no more; reading them again brings it back. */
async function forgetFrozen(deps: Deps, key: CycleKey): Promise<void> {
  const reaches = await deps.rolls.reaches();
  const { targets } = await deps.strategy.board();
  for (const { value } of targets) {
    const { target } = value;
    const reach = reaches.get(target.key);
    if (target.cycle !== key || target.frozen === null || reach === undefined) continue;
    if (reach.projects.length === 0 && !reach.anywhere) continue;
    await saveReach(deps, await deps.rolls.engine(), target.key, NOT_LISTENING);
  }
}
