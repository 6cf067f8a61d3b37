import type { ObjectiveKey } from '../../domain/ids';
import type { ChildrenMean } from '../../rollup/roll';
import { childrenMeans } from '../../rollup/objective-roll';
import type { Deps } from '../deps';
import { loadStrategy } from './strategy-tree';

/** What the objectives below one objective come to now; it takes the whole strategy to know. */
export async function childrenMean(deps: Deps, objective: ObjectiveKey): Promise<ChildrenMean | null> {
  const { objectives, rolls } = await loadStrategy(deps);
  return childrenMeans(objectives, rolls).get(objective) ?? null;
}
