import { useQuery } from '@tanstack/react-query';
import { MEASURE_TYPES, OVERS, TAKES } from '../../../../src/domain/measure';
import { loadNumberFields } from '../../../bridge/number-fields';
import { t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import form from '../../../ui/form/form.module.css';
import { TextField } from '../../../ui/form/text-fields';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import { profileFor, takesEntered } from './target-plan';
import { unitFor } from './target-measure';
import type { TargetField } from './target-values';

const WEIGHTS = ['count', 'points', 'estimate'] as const;

interface MeasureFieldsProps {
  readonly form: EntryForm<TargetField>;
}

function useNumberFields() {
  const fields = useQuery({
    queryKey: ['number-fields'],
    queryFn: loadNumberFields,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return fields.data ?? [];
}

function WeighBy({ form: entry }: MeasureFieldsProps) {
  const weights = [
    ...WEIGHTS.map((weighBy) => ({ label: t(`edit.weigh-by.${weighBy}`), value: weighBy })),
    ...useNumberFields().map(({ id, name }) => ({ label: t('edit.weigh-by.field', { name }), value: id })),
  ];
  return <ChoiceField form={entry} name="measure.weighBy" label={t('edit.weigh-by')} choices={weights} />;
}

function FieldOver({ form: entry }: MeasureFieldsProps) {
  const fields = useNumberFields().map(({ id, name }) => ({ label: name, value: id }));
  return (
    <>
      <ChoiceField form={entry} name="measure.field" label={t('edit.field')} choices={fields} isRequired />
      <ChoiceField
        form={entry}
        name="measure.over"
        label={t('edit.over')}
        choices={OVERS.map((over) => ({ label: t(`edit.over.${over}`), value: over }))}
      />
    </>
  );
}

function Band({ form: entry }: MeasureFieldsProps) {
  const number = { form: entry, kind: 'number' as const, isRequired: true };
  return (
    <>
      <TextField {...number} name="measure.low" label={t('edit.low')} />
      <TextField {...number} name="measure.high" label={t('edit.high')} help={t('edit.band.help')} />
    </>
  );
}

function Details({ form: entry }: MeasureFieldsProps) {
  switch (entry.values['measure.type']) {
    case 'completion':
      return <WeighBy form={entry} />;
    case 'sum':
    case 'average':
      return <FieldOver form={entry} />;
    case 'metric':
      return (
        <ChoiceField
          form={entry}
          name="measure.take"
          label={t('edit.take')}
          choices={TAKES.map((take) => ({ label: t(`edit.take.${take}`), value: take }))}
        />
      );
    case 'band':
      return <Band form={entry} />;
    default:
      return null;
  }
}

/** How the actual is obtained; each way asks only for what it needs. */
export function MeasureFields({ form: entry }: MeasureFieldsProps) {
  return (
    <>
      <ChoiceField
        form={entry}
        name="measure.type"
        label={t('drawer.measured-by')}
        choices={MEASURE_TYPES.map((type) => ({ label: t(`edit.measure.${type}`), value: type }))}
        onChosen={(type) =>
          entry.setAll({
            'measure.type': type,
            'profile.type': profileFor(type),
            kind: takesEntered(type) ? 'outcome' : 'output',
            unit: unitFor(type, entry.values.unit),
          })
        }
      />
      <div className={form.pair}>
        <Details form={entry} />
      </div>
    </>
  );
}
