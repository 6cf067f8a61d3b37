import type { ObjectiveView, TargetView } from '../../../src/contract/views';

/** One objective of the table with its own targets, and how deep it stands under a chosen one. */
export interface TableSection {
  readonly objective: ObjectiveView;
  readonly depth: number;
  readonly targets: readonly TargetView[];
}

/** The chosen objectives in their chosen order, each followed by what counts towards it. Nothing stands twice. */
export function tableSections(
  chosen: readonly string[],
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
): readonly TableSection[] {
  const byKey = new Map(objectives.map((objective) => [objective.key, objective]));
  const shown = new Set<string>();
  const sections: TableSection[] = [];
  const add = (objective: ObjectiveView, depth: number): void => {
    if (shown.has(objective.key)) return;
    shown.add(objective.key);
    sections.push({ objective, depth, targets: targets.filter((target) => target.objective === objective.key) });
    objectives.filter((child) => child.parent === objective.key).forEach((child) => add(child, depth + 1));
  };
  for (const key of chosen) {
    const objective = byKey.get(key);
    if (objective !== undefined) add(objective, 0);
  }
  return sections;
}
