import type { ObjectiveKey } from './ids';
import type { Mistake } from './mistake';
import type { ImportPlan } from './strategy-file/import-plan';
import type { ParsedStrategyFile } from './strategy-file/parsed-file';
import type { StrategyIndex } from './strategy-file/strategy-index';

const MESSAGE = 'This objective is closed, so nothing new comes under it. Choose one that goes on, or reopen it first.';

/**
 * What a person would newly put under an objective that is over: nobody looks for it there, and nothing counts it. A file may
 * say so, for it tells what was; and what stands there already may be changed.
 */
export function underClosedMistakes(
  plan: Pick<ImportPlan, 'objectives' | 'targets'>,
  { objectives, targets }: Pick<ParsedStrategyFile, 'objectives' | 'targets'>,
  current: Pick<StrategyIndex, 'objectives'>,
): readonly Mistake[] {
  const planned = new Map(plan.objectives.map(({ after }) => [after.key, after]));
  const isClosed = (key: ObjectiveKey | null): boolean =>
    key !== null && (planned.get(key) ?? current.objectives.get(key))?.status === 'closed';
  return [
    ...plan.objectives.flatMap(({ before, after }): Mistake[] => {
      // What is over itself may stand with what is over.
      if (after.status === 'closed' || !isClosed(after.parent) || before?.parent === after.parent) return [];
      return [{ path: `objectives[${objectives.findIndex(({ key }) => key === after.key)}].parent`, message: MESSAGE }];
    }),
    ...plan.targets.flatMap(({ before, after }): Mistake[] => {
      if (!isClosed(after.objective) || before?.objective === after.objective) return [];
      return [{ path: `targets[${targets.findIndex(({ key }) => key === after.key)}].objective`, message: MESSAGE }];
    }),
  ];
}
