import type { ObjectiveView } from '../../../src/contract/views';
import { objectiveView } from './views';

const LEVELS = ['organization', 'business-unit', 'team', 'individual'] as const;

/** Objectives as a large company has them: five priorities, up to four levels, every seventh aligned to one elsewhere. */
export function largeStrategy(count: number): ObjectiveView[] {
  return Array.from({ length: count }, (_unused, index) => {
    const level = index < 5 ? 0 : index < 40 ? 1 : index < 240 ? 2 : 3;
    const above = [0, 5, 35, 200][level] ?? 0;
    const first = [0, 0, 5, 40][level] ?? 0;
    return objectiveView(
      {
        key: `OBJ-${index + 1}`,
        name: `Objective ${index + 1} of the cascade`,
        level: LEVELS[level] ?? 'individual',
        parent: level === 0 ? null : `OBJ-${first + (index % above) + 1}`,
        alignedTo: index % 7 === 6 ? [`OBJ-${((index * 13) % count) + 1}`] : [],
      },
      [],
    );
  });
}
