import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import { readNumber } from '../../../i18n/typed-numbers';
import { isSame, knownObjective, knownTarget, type Entry } from './entries';
import type { EditRights } from './edit-rights';
import type { Change } from './save-entries';

/** What many are changed to; null leaves a field as it is. */
export interface BulkWish {
  /** Empty for nobody. */
  readonly owner: string | null;
  readonly status: ObjectiveView['status'] | null;
  readonly cycle: CycleView['key'] | null;
  readonly level: ObjectiveView['level'] | null;
  /** Empty for the top. */
  readonly parent: string | null;
  readonly due: string | null;
  /** As typed. */
  readonly weight: string | null;
}

export const NO_WISH: BulkWish = {
  owner: null,
  status: null,
  cycle: null,
  level: null,
  parent: null,
  due: null,
  weight: null,
};

const named = (fields: Readonly<Record<string, unknown>>): Entry =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function objectiveFields({ owner, status, cycle, level, parent, weight }: BulkWish): Entry {
  return named({
    owner: owner === null ? undefined : owner === '' ? null : owner,
    status: status ?? undefined,
    cycle: cycle ?? undefined,
    level: level ?? undefined,
    parent: parent === null ? undefined : parent === '' ? null : parent,
    weight: weight === null ? undefined : readNumber(weight),
  });
}

function targetFields({ owner, parent, due, weight }: BulkWish): Entry {
  return named({
    owner: owner === null ? undefined : owner === '' ? null : owner,
    // A target always measures an objective.
    objective: parent === null || parent === '' ? undefined : parent,
    due: due ?? undefined,
    weight: weight === null ? undefined : readNumber(weight),
  });
}

/** The changes that a wish comes to, and the keys of what the viewer may not change. */
export interface BulkPlan {
  readonly changes: readonly Change[];
  readonly notYours: readonly string[];
}

/** Works out what changes for whom; what is already so is left out. */
export function planBulk(
  wish: BulkWish,
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
  rights: EditRights,
): BulkPlan {
  const notYours = [
    ...objectives.filter((one) => !rights.mayEditObjective(one)),
    ...targets.filter((one) => !rights.mayEditTarget(one)),
  ].map(({ key }) => key);
  const barred = new Set(notYours);
  const all: readonly Change[] = [
    ...objectives.map((one) => ({ before: knownObjective(one), fields: objectiveFields(wish) })),
    ...targets.map((one) => ({ before: knownTarget(one), fields: targetFields(wish) })),
  ];
  const changes = all
    .filter(({ before }) => !barred.has(before.key))
    .map(({ before, fields }) => ({
      before,
      fields: Object.fromEntries(Object.entries(fields).filter(([name, value]) => !isSame(before.entry[name], value))),
    }))
    .filter(({ fields }) => Object.keys(fields).length > 0);
  return { changes, notYours };
}
