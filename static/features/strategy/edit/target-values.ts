import type { CallInput } from '../../../../src/contract/calls';
import type { Mistake } from '../../../../src/contract/errors';
import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import { readNumber, typedNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import type { Values } from '../../../ui/form/use-entry-form';
import { NEW_PLAN, PLAN_FIELDS, PLAN_LABELS, planEntry, planMistakes, planValues } from './target-plan';
import { MEASURE_FIELDS, MEASURE_LABELS, measureEntry, measureMistakes, measureValues } from './target-measure';
import { numberMessage } from '../../../ui/form/number-message';

export const TARGET_FIELDS = [
  'key',
  'objective',
  'name',
  'owner',
  'horizon',
  ...MEASURE_FIELDS,
  'baseline',
  'goal',
  'unit',
  'start',
  'due',
  'weight',
  ...PLAN_FIELDS,
] as const;
export type TargetField = (typeof TARGET_FIELDS)[number];
export type TargetValues = Values<TargetField>;

export const TARGET_LABELS = {
  key: 'edit.key',
  objective: 'edit.objective',
  name: 'edit.name',
  owner: 'column.owner',
  horizon: 'edit.horizon',
  ...MEASURE_LABELS,
  baseline: 'edit.baseline',
  goal: 'edit.goal',
  unit: 'edit.unit',
  start: 'edit.start',
  due: 'edit.due',
  weight: 'drawer.weight',
  ...PLAN_LABELS,
} as const satisfies Record<TargetField, string>;

/** A target as a form holds it. */
export function targetValues(target: TargetView): TargetValues {
  return {
    key: target.key,
    objective: target.objective,
    name: target.name,
    owner: target.owner ?? '',
    horizon: target.horizon,
    ...measureValues(target.measure),
    baseline: typedNumber(target.baseline),
    goal: typedNumber(target.goal),
    unit: target.unit,
    start: target.start,
    due: target.due,
    weight: typedNumber(target.weight),
    ...planValues(target),
  };
}

/** A new target of an objective, for the time of its cycle. */
export const newTarget = (objective: ObjectiveView | undefined, cycle: CycleView | undefined): TargetValues => ({
  key: '',
  objective: objective?.key ?? '',
  name: '',
  owner: objective?.owner ?? '',
  horizon: 'operational',
  ...measureValues(null),
  baseline: '0',
  goal: '100',
  unit: '%',
  start: cycle?.start ?? '',
  due: cycle?.end ?? '',
  weight: '1',
  ...NEW_PLAN,
});

/** What is wrong before anything is sent. */
export const targetMistakes = (values: TargetValues): readonly Mistake[] => [
  ...(values.name.trim() === '' ? [{ path: 'name', message: t('form.name') }] : []),
  ...(values.objective === '' ? [{ path: 'objective', message: t('form.objective') }] : []),
  ...(['baseline', 'goal', 'weight'] as const)
    .filter((field) => readNumber(values[field]) === undefined)
    .map((path) => ({ path, message: numberMessage(values[path]) })),
  ...measureMistakes(values),
  ...planMistakes(values),
  ...(['start', 'due'] as const)
    .filter((field) => values[field] === '')
    .map((path) => ({ path, message: t('form.day') })),
];

/** The entry of a strategy file that these values make. */
export const targetEntry = (values: TargetValues): CallInput<'saveTarget'>['target'] => ({
  ...(values.key.trim() === '' ? {} : { key: values.key.trim() }),
  objective: values.objective,
  name: values.name.trim(),
  owner: values.owner === '' ? null : values.owner,
  horizon: values.horizon,
  measure: measureEntry(values),
  baseline: readNumber(values.baseline),
  goal: readNumber(values.goal),
  unit: values.unit.trim(),
  start: values.start,
  due: values.due,
  weight: readNumber(values.weight),
  ...planEntry(values),
});
