import type { FrontPart } from '../../../../src/contract/front-calls';
import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import {
  finalLines,
  linesApart,
  prioritiesOf,
  type Priorities,
  type PriorityLine,
} from '../../../../src/rollup/priorities';

export type ShownLine = PriorityLine<ObjectiveView, TargetView>;
export type ShownPriorities = Priorities<ObjectiveView, TargetView>;

interface Shown {
  readonly cycle: CycleView;
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
}

function nowPriorities({ cycle, objectives, targets }: Shown, part: FrontPart | null): ShownPriorities {
  if (part === null) return prioritiesOf(cycle, objectives, targets);
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const lines = part.lines.flatMap(({ objective: key, worst, ...line }): readonly ShownLine[] => {
    const objective = byKey.get(key);
    const target = targets.find((one) => one.key === worst);
    return objective === undefined ? [] : [{ ...line, objective, worst: target ?? null }];
  });
  return { ...linesApart(lines), areOrganization: part.areOrganization, elsewhere: part.elsewhere };
}

/** The priorities from all objectives and targets, or from what came with the first of them: the app has counted the same. */
export function shownPriorities(shown: Shown, part: FrontPart | null): ShownPriorities {
  const priorities = nowPriorities(shown, part);
  return shown.cycle.state === 'closed' ? { ...priorities, ...finalLines(priorities) } : priorities;
}
