import type { FindingView } from '../../../../src/contract/views';
import type { Creation, StrategyScene } from '../edit/strategy-context';
import type { Selection } from '../selection';

/** The edit that would settle a finding, if one edit does. */
export type Fix =
  | { readonly label: 'owner' | 'goal' | 'dates' | 'parent'; readonly open: Selection }
  | { readonly label: 'target'; readonly create: Creation };

type Known = Pick<StrategyScene, 'data' | 'rights'>;

/** The one place where this finding is settled, for somebody who may change it there. */
export function fixOf(finding: FindingView, { data, rights }: Known): Fix | null {
  const target = data.targets.find(({ key }) => key === finding.targets[0]);
  const objective = data.objectives.find(({ key }) => key === finding.objectives[0]);
  const editTarget = (label: 'owner' | 'goal' | 'dates', field: string): Fix | null =>
    target === undefined || !rights.mayEditTarget(target)
      ? null
      : { label, open: { kind: 'target', key: target.key, doing: 'edit', field } };
  const mayEditObjective = objective !== undefined && rights.mayEditObjective(objective);
  switch (finding.rule) {
    case 'no-owner':
      return editTarget('owner', 'owner');
    case 'goal-is-baseline':
      return editTarget('goal', 'goal');
    case 'outside-cycle':
      return editTarget('dates', 'start');
    case 'orphan':
    case 'too-deep':
      return mayEditObjective
        ? { label: 'parent', open: { kind: 'objective', key: objective.key, doing: 'edit', field: 'parent' } }
        : null;
    case 'no-measurable-target':
      return mayEditObjective ? { label: 'target', create: { kind: 'target', under: objective.key } } : null;
    case 'priority-count':
    case 'too-many-targets':
    case 'weights':
    case 'competing-targets':
      return null;
  }
}
