import { t } from '../../i18n/translate';
import { FormField } from './form-field';
import { PersonSelect } from './person-select';
import type { EntryForm } from './use-entry-form';

interface PersonFieldProps<F extends string> {
  readonly form: EntryForm<F>;
  readonly name: F;
  readonly label: string;
  readonly help?: string;
  readonly me: string;
}

/** The owner of something. */
export function PersonField<F extends string>({ form, me, ...field }: PersonFieldProps<F>) {
  const { name } = field;
  return (
    <FormField {...field} mistake={form.mistakeOf(name)}>
      {(control) => (
        <PersonSelect
          {...control}
          value={form.values[name]}
          none={t('owner.none')}
          me={me}
          onChange={(accountId) => form.set(name, accountId)}
        />
      )}
    </FormField>
  );
}
