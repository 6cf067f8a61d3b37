import type { CycleView, ObjectiveView } from '../../../../src/contract/views';

/** Objectives as a field offers them: by name and key, and those of another cycle than the one at hand by that too. */
export const choiceIn =
  (cycles: readonly Pick<CycleView, 'key' | 'name'>[], here: string) =>
  ({ key, name, cycle }: Pick<ObjectiveView, 'key' | 'name' | 'cycle'>) => {
    const other = cycle === here ? undefined : cycles.find((one) => one.key === cycle);
    return { label: [name, key, ...(other === undefined ? [] : [other.name])].join(' · '), value: key };
  };
