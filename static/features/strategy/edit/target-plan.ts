import type { Mistake } from '../../../../src/contract/errors';
import type { TargetView } from '../../../../src/contract/views';
import { parseDay } from '../../../../src/domain/day';
import { MEASURE_TYPES } from '../../../../src/domain/measure';
import { PROFILE_TYPES } from '../../../../src/domain/profile';
import { defaultProfile } from '../../../../src/domain/strategy-file/defaults';
import { targetMistakes, type TargetParts } from '../../../../src/domain/strategy-file/target-mistakes';
import { readNumber, typedNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { rowsIn, rowsText, type Row } from '../../../ui/form/rows';
import type { Values } from '../../../ui/form/use-entry-form';
import { numberMessage } from '../../../ui/form/number-message';

export const PLAN_FIELDS = ['kind', 'profile.type', 'profile.points', 'milestones', 'delegates'] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];
export type PlanValues = Values<PlanField>;
/** What else of a target its plan depends on. */
type Around = Values<'measure.type' | 'baseline' | 'goal' | 'start' | 'due'>;

export const PLAN_LABELS = {
  kind: 'edit.kind',
  'profile.type': 'edit.profile',
  'profile.points': 'edit.profile.points',
  milestones: 'edit.milestones',
  delegates: 'edit.delegates',
} as const satisfies Record<PlanField, string>;

export const NEW_PLAN: PlanValues = {
  kind: 'output',
  'profile.type': 'linear',
  'profile.points': '',
  milestones: '',
  delegates: '',
};

/** Profiles that are drawn through points of their own. */
export const hasPoints = (type: string): boolean => type === 'steps' || type === 'points';

/** The plan of a target as a form holds it. */
export function planValues({ kind, profile, milestones, delegates }: TargetView): PlanValues {
  const points = 'points' in profile ? profile.points : [];
  return {
    kind,
    'profile.type': profile.type,
    'profile.points': rowsText(points.map(({ at, value }) => ({ at, value: typedNumber(value) }))),
    milestones: rowsText(
      milestones.map(({ name, due, weight, reached }) => ({
        name,
        due,
        weight: typedNumber(weight),
        reached: reached ?? '',
      })),
    ),
    delegates: delegates.join(' '),
  };
}

/** The profile that a measure has by itself, when somebody chooses the measure. */
export function profileFor(measure: string): string {
  const type = MEASURE_TYPES.find((known) => known === measure);
  return type === undefined ? 'linear' : defaultProfile({ type }).type;
}

/** Values that people enter are results. */
export const takesEntered = (measure: string): boolean => measure === 'metric' || measure === 'band';

const pointEntry = (row: Row) => ({ at: row['at'] ?? '', value: readNumber(row['value'] ?? '') });

export function profileEntry(values: Pick<PlanValues, 'profile.type' | 'profile.points'>) {
  const type = PROFILE_TYPES.find((known) => known === values['profile.type']) ?? 'linear';
  if (type !== 'steps' && type !== 'points') return { type };
  const points = rowsIn(values['profile.points']).map(pointEntry);
  return { type, points: points.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}

export const milestoneEntries = (text: string) =>
  rowsIn(text).map((row) => ({
    name: (row['name'] ?? '').trim(),
    due: row['due'] ?? '',
    weight: readNumber(row['weight'] ?? ''),
    reached: row['reached'] === undefined || row['reached'] === '' ? null : row['reached'],
  }));

/** The plan as a strategy file has it. */
export const planEntry = (values: PlanValues): Readonly<Record<string, unknown>> => ({
  kind: values.kind,
  profile: profileEntry(values),
  milestones: milestoneEntries(values.milestones),
  delegates: values.delegates.split(' ').filter((id) => id.length > 1),
});

const missing = (path: string, message: string): Mistake => ({ path, message });

function rowMistakes(values: PlanValues): readonly Mistake[] {
  const points = hasPoints(values['profile.type']) ? rowsIn(values['profile.points']) : [];
  return [
    ...points.flatMap((row, index) => [
      ...(parseDay(row['at'] ?? '') === undefined ? [missing(`profile.points[${index}].at`, t('form.day'))] : []),
      ...(readNumber(row['value'] ?? '') === undefined
        ? [missing(`profile.points[${index}].value`, numberMessage(row['value'] ?? ''))]
        : []),
    ]),
    ...rowsIn(values.milestones).flatMap((row, index) => [
      ...((row['name'] ?? '').trim() === '' ? [missing(`milestones[${index}].name`, t('form.name'))] : []),
      ...(parseDay(row['due'] ?? '') === undefined ? [missing(`milestones[${index}].due`, t('form.day'))] : []),
      ...((readNumber(row['weight'] ?? '') ?? -1) < 0
        ? [missing(`milestones[${index}].weight`, numberMessage(row['weight'] ?? ''))]
        : []),
    ]),
  ];
}

const dayIn = (row: Readonly<Record<string, string>> | undefined): string => row?.['at'] ?? '';

/** What is wrong with the plan before anything is sent, row by row. */
export function planMistakes(values: PlanValues & Around): readonly Mistake[] {
  const wrong = rowMistakes(values);
  if (wrong.length > 0) return wrong;
  const points = hasPoints(values['profile.type']) ? rowsIn(values['profile.points']) : [];
  // They are saved by their days, in whatever order they were entered.
  const order = points.map((_row, index) => index).toSorted((a, b) => (dayIn(points[a]) < dayIn(points[b]) ? -1 : 1));
  const parts: TargetParts = {
    start: parseDay(values.start),
    due: parseDay(values.due),
    measure: MEASURE_TYPES.find((type) => type === values['measure.type']),
    low: undefined,
    high: undefined,
    points: order.map((index) => parseDay(dayIn(points[index]))),
    milestones: rowsIn(values.milestones).map((row) => parseDay(row['due'] ?? '')),
  };
  const placed = (path: string): string =>
    path.replace(/^\./, '').replace(/points\[(\d+)\]/, (_whole, nth: string) => `points[${order[Number(nth)] ?? nth}]`);
  return targetMistakes(parts, '').map(({ path, message }) => ({ path: placed(path), message }));
}
