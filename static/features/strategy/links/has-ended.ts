import type { StrategyScene } from '../edit/strategy-context';

/** Whether the objective of a target is closed: what serves it then stays as it was. */
export function hasEnded({ objectives, targets }: StrategyScene['data'], target: string): boolean {
  const objective = targets.find(({ key }) => key === target)?.objective;
  return objectives.find(({ key }) => key === objective)?.status === 'closed';
}
