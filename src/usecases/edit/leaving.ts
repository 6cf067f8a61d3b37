import type { ObjectiveKey } from '../../domain/ids';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { Deps } from '../deps';

/** What is said to somebody who would shut themselves out, with both ways on. */
export const LEAVING =
  'You would not see it any more yourself. Name yourself or a group of yours among those who may see it, or say in its own form that this is meant.';

/**
 * Objectives that whoever saves this plan would not see any more. Nobody who is shut out can undo it, so it is never a
 * side effect: one form asks, and many at once are refused. A file says what it means and is not asked.
 */
export async function leftOutOf(deps: Deps, { objectives }: ImportPlan): Promise<readonly ObjectiveKey[]> {
  const left: ObjectiveKey[] = [];
  for (const { after } of objectives) if (!(await deps.strategy.stays(after))) left.push(after.key);
  return left;
}
