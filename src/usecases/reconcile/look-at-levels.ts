import type { TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { Deps } from '../deps';

/** Every target that work feeds and whose number still moves: any of them may hold what now has another parent, or none. */
async function openTargets(deps: Deps): Promise<readonly TargetKey[]> {
  const { targets } = await deps.strategy.board();
  return targets
    .map(({ value }) => value.target)
    .filter(({ measure, frozen }) => isFedByWork(measure) && frozen === null)
    .map(({ key }) => key);
}

/**
 * Looks whether an issue type is on another level than before: issues then lose their parents, or have them again, and Jira
 * tells of none of it. Which issues are of that type is not kept, so every open target is read anew. A type that comes into
 * sight or goes out of it moves nothing; its level is remembered for when it is seen again. Answers whether it recorded work.
 */
export async function lookAtLevels(deps: Deps, isDue: boolean): Promise<boolean> {
  const { levels } = await deps.fingerprints.last();
  // What the hierarchy was is noted before the first work is read.
  if (levels !== null && (!isDue || (await deps.rolls.reaches()).size === 0)) return false;
  const seen = await deps.source.levels();
  const known = new Map([...(levels ?? []), ...seen]);
  const isOther = [...seen].some(([id, level]) => levels?.get(id) !== level);
  const haveMoved = [...seen].some(([id, level]) => (levels?.get(id) ?? level) !== level);
  if (haveMoved) {
    const targets = await openTargets(deps);
    // Recorded before what was seen is noted: cut off in between, the difference is found again.
    await deps.work.record(
      targets.map((target) => ({ kind: 'target', target, because: 'hierarchy' })),
      deps.random.id(),
    );
    // A reading that was begun before has parents that are none any more.
    await deps.readings.drop();
  }
  if (isOther) await deps.fingerprints.save({ ...(await deps.fingerprints.last()), levels: known });
  return haveMoved;
}
