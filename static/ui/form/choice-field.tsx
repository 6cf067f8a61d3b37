import Select from '@atlaskit/select';
import { t } from '../../i18n/translate';
import { FormField } from './form-field';
import type { EntryForm } from './use-entry-form';

/** Something to choose. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

interface ChoiceFieldProps<F extends string> {
  readonly form: EntryForm<F>;
  readonly name: F;
  readonly label: string;
  readonly help?: string | undefined;
  readonly choices: readonly Choice[];
  readonly isRequired?: boolean;
  /** Where choosing nothing means something, what it means. */
  readonly none?: string;
  /** What stands there until something is chosen, where something has to be. */
  readonly placeholder?: string;
  /** Runs after the choice, for what follows from it. */
  readonly onChosen?: (value: string) => void;
}

/** From this many on, typing is quicker than looking. */
const SEARCHABLE = 7;

/** One of several, searchable where there are many. */
export function ChoiceField<F extends string>(props: ChoiceFieldProps<F>) {
  const { form, name, choices, none } = props;
  const value = form.values[name];
  const known = choices.find((choice) => choice.value === value);
  // What stands there stays choosable, also when it is offered no more.
  const chosen = value === '' ? null : (known ?? { label: value, value });
  return (
    <FormField {...props} mistake={form.mistakeOf(name)}>
      {({ id, describedBy, isInvalid }) => (
        <Select
          inputId={id}
          options={known === undefined && chosen !== null ? [chosen, ...choices] : choices}
          value={chosen}
          isSearchable={choices.length >= SEARCHABLE}
          isClearable={none !== undefined}
          isInvalid={isInvalid}
          aria-describedby={describedBy}
          placeholder={none ?? props.placeholder ?? t('form.choose')}
          menuPlacement="auto"
          menuPosition="fixed"
          shouldPreventEscapePropagation
          onChange={(option) => {
            const next = option?.value ?? '';
            form.set(name, next);
            props.onChosen?.(next);
          }}
        />
      )}
    </FormField>
  );
}

/** Several of many, kept as keys with spaces between. */
export function ChoicesField<F extends string>(props: ChoiceFieldProps<F>) {
  const { form, name, choices } = props;
  const keys = form.values[name].split(' ').filter((key) => key !== '');
  return (
    <FormField {...props} mistake={form.mistakeOf(name)}>
      {({ id, describedBy, isInvalid }) => (
        <Select
          inputId={id}
          isMulti
          options={choices}
          value={keys.map((key) => choices.find((choice) => choice.value === key) ?? { label: key, value: key })}
          isInvalid={isInvalid}
          aria-describedby={describedBy}
          placeholder={props.none ?? ''}
          menuPlacement="auto"
          menuPosition="fixed"
          shouldPreventEscapePropagation
          onChange={(options) => form.set(name, options.map((option) => option.value).join(' '))}
        />
      )}
    </FormField>
  );
}
