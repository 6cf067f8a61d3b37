import type { TargetView } from '../../../../src/contract/views';
import { MEASURE_TYPES } from '../../../../src/domain/measure';
import type { Mistake } from '../../../../src/contract/errors';
import { readNumber, typedNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import type { Values } from '../../../ui/form/use-entry-form';
import { numberMessage } from '../../../ui/form/number-message';

export const MEASURE_FIELDS = [
  'measure.type',
  'measure.weighBy',
  'measure.field',
  'measure.over',
  'measure.take',
  'measure.low',
  'measure.high',
] as const;
export type MeasureField = (typeof MEASURE_FIELDS)[number];
export type MeasureValues = Values<MeasureField>;

export const MEASURE_LABELS = {
  'measure.type': 'drawer.measured-by',
  'measure.weighBy': 'edit.weigh-by',
  'measure.field': 'edit.field',
  'measure.over': 'edit.over',
  'measure.take': 'edit.take',
  'measure.low': 'edit.low',
  'measure.high': 'edit.high',
} as const satisfies Record<MeasureField, string>;

const NEW_MEASURE: MeasureValues = {
  'measure.type': 'completion',
  'measure.weighBy': 'count',
  'measure.field': '',
  'measure.over': 'done',
  'measure.take': 'latest',
  'measure.low': '',
  'measure.high': '',
};

/** A measure as a form holds it; what other measures need keeps what a new target would have. */
export function measureValues(measure: TargetView['measure'] | null): MeasureValues {
  if (measure === null) return NEW_MEASURE;
  const base = { ...NEW_MEASURE, 'measure.type': measure.type };
  switch (measure.type) {
    case 'completion':
      return { ...base, 'measure.weighBy': measure.weighBy };
    case 'sum':
    case 'average':
      return { ...base, 'measure.field': measure.field, 'measure.over': measure.over };
    case 'metric':
      return { ...base, 'measure.take': measure.take };
    case 'band':
      return { ...base, 'measure.low': typedNumber(measure.low), 'measure.high': typedNumber(measure.high) };
    case 'count':
    case 'milestones':
    case 'children':
      return base;
  }
}

/** The unit that goes with a measure: a number of work items is no share, and completion is nothing else. */
export function unitFor(type: string, unit: string): string {
  if (type === 'count') return unit === '%' ? '' : unit;
  return type === 'completion' && unit === '' ? '%' : unit;
}

/** The measure as a strategy file has it: its type and only what that type needs. */
export function measureEntry(values: MeasureValues): Readonly<Record<string, unknown>> {
  const type = MEASURE_TYPES.find((known) => known === values['measure.type']) ?? 'completion';
  switch (type) {
    case 'completion':
      return { type, weighBy: values['measure.weighBy'] };
    case 'sum':
    case 'average':
      return { type, field: values['measure.field'], over: values['measure.over'] };
    case 'metric':
      return { type, take: values['measure.take'] };
    case 'band':
      return { type, low: readNumber(values['measure.low']), high: readNumber(values['measure.high']) };
    case 'count':
    case 'milestones':
    case 'children':
      return { type };
  }
}

/** What is wrong with it before anything is sent. */
export function measureMistakes(values: MeasureValues): readonly Mistake[] {
  const type = values['measure.type'];
  if ((type === 'sum' || type === 'average') && values['measure.field'] === '') {
    return [{ path: 'measure.field', message: t('form.field') }];
  }
  if (type !== 'band') return [];
  return (['measure.low', 'measure.high'] as const)
    .filter((field) => readNumber(values[field]) === undefined)
    .map((path) => ({ path, message: numberMessage(values[path]) }));
}
