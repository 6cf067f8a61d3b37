import type { Mistake } from './mistake';
import type { ImportPlan } from './strategy-file/import-plan';
import type { ParsedStrategyFile } from './strategy-file/parsed-file';

const MESSAGE = 'It counts towards this objective already, so it cannot be aligned to it as well.';

/**
 * What a person would newly align to the very objective that it counts towards: the second line would say less than the first.
 * A file may say so, for it tells what was; and where both stand already, other things may be changed.
 */
export function alignedToParentMistakes(
  plan: Pick<ImportPlan, 'objectives'>,
  { objectives }: Pick<ParsedStrategyFile, 'objectives'>,
): readonly Mistake[] {
  return plan.objectives.flatMap(({ before, after: { key, parent, alignedTo } }): Mistake[] => {
    if (parent === null || !alignedTo.includes(parent) || before?.alignedTo.includes(parent) === true) return [];
    return [{ path: `objectives[${objectives.findIndex((entry) => entry.key === key)}].alignedTo`, message: MESSAGE }];
  });
}
