import { useMemo } from 'react';
import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import { useStrategies } from '../../../bridge/use-call';
import { useStrategyScene } from './strategy-context';

/** Everything of all cycles, as far as it has been read; a form offers parents from it. */
export interface KnownStrategy {
  readonly cycles: readonly CycleView[];
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
  /** False while other cycles are still being read. */
  readonly isWhole: boolean;
}

const byKey = <T extends { readonly key: string }>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [item.key, item])).values(),
];

/** The strategy of the shown cycle and, read when a form opens, of the others. */
export function useKnownStrategy(): KnownStrategy {
  const { data } = useStrategyScene();
  const others = useMemo(
    () => data.cycles.map(({ key }) => key).filter((key) => key !== data.cycle?.key),
    [data.cycles, data.cycle],
  );
  const { answers, isPending } = useStrategies(others);
  return {
    cycles: data.cycles,
    objectives: byKey([...answers.flatMap((answer) => answer.objectives), ...data.objectives]),
    targets: byKey([...answers.flatMap((answer) => answer.targets), ...data.targets]),
    isWhole: !isPending,
  };
}
