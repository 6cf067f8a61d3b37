import type { ObjectiveKey } from './ids';
import type { Mistake } from './mistake';
import type { Objective } from './objective';
import type { ImportPlan } from './strategy-file/import-plan';
import type { ParsedStrategyFile } from './strategy-file/parsed-file';
import type { StrategyIndex } from './strategy-file/strategy-index';

type Find = (key: ObjectiveKey) => Objective | undefined;

/** Whether an objective goes on beside another that ends in it: it is not over, and counts towards nothing that is. */
function goesOnBeside(into: ObjectiveKey, ending: ObjectiveKey, find: Find): boolean {
  if (find(into)?.status === 'closed') return false;
  const seen = new Set<ObjectiveKey>();
  for (let at = find(into)?.parent ?? null; at !== null && !seen.has(at); at = find(at)?.parent ?? null) {
    if (at === ending) return false;
    seen.add(at);
  }
  return true;
}

/**
 * What a person who closes an objective still has to say. A file may close one without a word: it was closed elsewhere.
 * It may also name what has ended since, and even a loop: that is history, and nobody follows it further than one step.
 */
export function closingMistakes(
  plan: ImportPlan,
  { objectives }: ParsedStrategyFile,
  current: Pick<StrategyIndex, 'objectives'>,
): readonly Mistake[] {
  const planned = new Map(plan.objectives.map(({ after }) => [after.key, after]));
  const find: Find = (key) => planned.get(key) ?? current.objectives.get(key);
  return plan.objectives.flatMap(({ before, after }): Mistake[] => {
    const { key, status, closing } = after;
    if (status !== 'closed') return [];
    const path = `objectives[${objectives.findIndex((one) => one.key === key)}].closing`;
    if (closing === null) {
      return before?.status === 'closed' && before.closing === null ? [] : [{ path, message: 'Say why it is closed.' }];
    }
    const { reason, into } = closing;
    if (into === key) return [{ path: `${path}.into`, message: 'It cannot be merged into itself.' }];
    if (into !== null) {
      // What it went on in may have ended or moved since; that is told as it was.
      const isAsBefore = before?.status === 'closed' && before.closing?.into === into;
      if (isAsBefore || goesOnBeside(into, key, find)) return [];
      return [{ path: `${path}.into`, message: 'Choose an objective that goes on and is not below this one.' }];
    }
    // What it was merged into may not be for this person to see; nobody has to name it again.
    if (reason !== 'merged' || (before?.closing?.reason === 'merged' && before.closing.into === null)) return [];
    return [{ path: `${path}.into`, message: 'Say which objective it was merged into.' }];
  });
}
