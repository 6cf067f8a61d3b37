import type { Objective } from '../../domain/objective';
import type { AddedSince } from '../../domain/strategy-file/restoring';
import {
  goingId,
  putBackNeeded,
  removeTogether,
  REMOVED_AT_ONCE,
  stillNeeded,
  type Going,
  type Removal,
} from '../strategy/remove-things';

/** In this order nothing that is left ever stands in or under what has gone. */
const inOrder = ({ targets, objectives, cycles }: AddedSince): readonly Going[] => [
  ...targets.map((key) => ({ of: 'target', key }) as const),
  ...objectives.map((key) => ({ of: 'objective', key }) as const),
  ...cycles.map((key) => ({ of: 'cycle', key }) as const),
];

/** How many steps it takes from here. */
export const removalSteps = (added: AddedSince, from: number): number =>
  Math.ceil(Math.max(0, inOrder(added).length - from) / REMOVED_AT_ONCE);

/**
 * Removes what was added since the backup, step by step from the given place; `onStep` hears how far it has come and says
 * whether there is time for more. True when it came to the end.
 */
export async function removeAdded(
  removal: Removal,
  added: AddedSince,
  from: number,
  onStep: (place: number) => Promise<boolean>,
): Promise<boolean> {
  const { deps } = removal;
  const all = inOrder(added);
  const needed = all.length > from ? stillNeeded(await deps.whole.board(), all) : new Set<string>();
  const removed: Objective[] = [];
  let isWhole = true;
  for (let place = from; place < all.length; place += REMOVED_AT_ONCE) {
    const some = all
      .slice(place, place + REMOVED_AT_ONCE)
      .filter((one) => one.of === 'target' || !needed.has(goingId(one)));
    const objectives = await deps.whole.objectives(some.flatMap((one) => (one.of === 'objective' ? [one.key] : [])));
    await removeTogether(removal, some);
    removed.push(...[...objectives.values()].map(({ value }) => value));
    const next = Math.min(all.length, place + REMOVED_AT_ONCE);
    if ((await onStep(next)) || next === all.length) continue;
    isWhole = false;
    break;
  }
  await putBackNeeded(deps, removed);
  return isWhole;
}
