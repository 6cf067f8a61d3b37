import { CreatableSelect } from '@atlaskit/select';
import { useRef } from 'react';
import { readNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { FormField } from '../../../ui/form/form-field';
import form from '../../../ui/form/form.module.css';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import { amountText } from '../../../ui/target-numbers';
import type { TargetField, TargetValues } from './target-values';

/** Units that most targets have; any other is typed. */
const UNITS = ['%', '', '€', '$', '£', '¥'] as const;

const labelOf = (unit: string): string => {
  if (unit === '') return t('edit.unit.none');
  return unit === '%' ? t('edit.unit.percent') : unit;
};
const optionOf = (value: string) => ({ label: labelOf(value), value });

/** What the number counts: one of the usual units, or one of one's own. */
export function UnitField({ form: entry }: { readonly form: EntryForm<TargetField> }) {
  const unit = entry.values.unit;
  // Whoever types a unit and goes on means it.
  const typed = useRef('');
  const usual = [...UNITS, t('edit.unit.days'), t('edit.unit.hours'), t('edit.unit.customers')];
  return (
    <FormField name="unit" label={t('edit.unit')} help={t('edit.unit.help')} mistake={entry.mistakeOf('unit')}>
      {({ id, describedBy, isInvalid }) => (
        <CreatableSelect
          inputId={id}
          aria-describedby={describedBy}
          isInvalid={isInvalid}
          options={[...new Set([...usual, unit])].map(optionOf)}
          value={optionOf(unit)}
          formatCreateLabel={(typed) => t('edit.unit.own', { unit: typed })}
          menuPlacement="auto"
          menuPosition="fixed"
          shouldPreventEscapePropagation
          onInputChange={(text, { action }) => {
            if (action === 'input-change') typed.current = text.trim();
            if (action === 'set-value') typed.current = '';
          }}
          onBlur={() => {
            if (typed.current !== '') entry.set('unit', typed.current);
            typed.current = '';
          }}
          onChange={(option) => entry.set('unit', (option?.value ?? '').trim())}
        />
      )}
    </FormField>
  );
}

/** Which way the number is to go, in words; nothing while it is half typed. */
function directionText(values: TargetValues): string | null {
  const [baseline, goal] = [readNumber(values.baseline), readNumber(values.goal)];
  if (baseline === undefined || goal === undefined) return null;
  if (baseline === goal) return t('edit.direction.none');
  const target = { unit: values.unit.trim(), baseline, goal };
  const ends = { from: amountText(target, baseline), to: amountText(target, goal) };
  return t(goal > baseline ? 'edit.direction.up' : 'edit.direction.down', ends);
}

/** Says which way the number is to go, so that nobody plans it the wrong way round. */
export function DirectionHint({ values }: { readonly values: TargetValues }) {
  const text = directionText(values);
  return text === null ? null : <p className={form.help}>{text}</p>;
}
