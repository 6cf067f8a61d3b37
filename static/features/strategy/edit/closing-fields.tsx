import type { ObjectiveView } from '../../../../src/contract/views';
import { CLOSING_REASONS, type ClosingReason } from '../../../../src/domain/closing';
import { t } from '../../../i18n/translate';
import { ChoiceField } from '../../../ui/form/choice-field';
import { LongTextField } from '../../../ui/form/text-fields';
import type { EntryForm } from '../../../ui/form/use-entry-form';
import type { ClosingField } from './closing-values';

interface ClosingFieldsProps<F extends string> {
  readonly form: EntryForm<F | ClosingField>;
  /** What it may go on in. */
  readonly others: readonly ObjectiveView[];
}

const reasons: readonly ClosingReason[] = CLOSING_REASONS;

/** Why an objective ends, what goes on in its place, and what was learned. */
export function ClosingFields<F extends string>({ form, others }: ClosingFieldsProps<F>) {
  return (
    <>
      <ChoiceField
        form={form}
        name="closing.reason"
        label={t('close.reason')}
        isRequired
        choices={reasons.map((reason) => ({ label: t(`close.reason.${reason}`), value: reason }))}
      />
      {form.values['closing.reason'] === 'merged' && (
        <ChoiceField
          form={form}
          name="closing.into"
          label={t('close.into')}
          isRequired
          choices={others.map(({ key, name }) => ({ label: `${name} · ${key}`, value: key }))}
        />
      )}
      <LongTextField
        form={form}
        name="closing.learning"
        label={t('close.learning')}
        help={t('close.learning.help')}
        rows={2}
      />
    </>
  );
}
