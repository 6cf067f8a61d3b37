import type { Mistake } from './mistake';
import type { ImportPlan } from './strategy-file/import-plan';
import type { ParsedStrategyFile } from './strategy-file/parsed-file';

/** What a person who closes an objective still has to say. A file may close one without a word: it was closed elsewhere. */
export function closingMistakes(plan: ImportPlan, { objectives }: ParsedStrategyFile): readonly Mistake[] {
  return plan.objectives.flatMap(({ before, after }): Mistake[] => {
    const { key, status, closing } = after;
    if (status !== 'closed') return [];
    const path = `objectives[${objectives.findIndex((one) => one.key === key)}].closing`;
    if (closing === null) {
      return before?.status === 'closed' && before.closing === null ? [] : [{ path, message: 'Say why it is closed.' }];
    }
    if (closing.into === key) return [{ path: `${path}.into`, message: 'It cannot be merged into itself.' }];
    if (closing.reason !== 'merged' || closing.into !== null) return [];
    // What it was merged into may not be for this person to see; nobody has to name it again.
    if (before?.closing?.reason === 'merged' && before.closing.into === null) return [];
    return [{ path: `${path}.into`, message: 'Say which objective it was merged into.' }];
  });
}
