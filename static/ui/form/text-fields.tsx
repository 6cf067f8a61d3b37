import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { FormField } from './form-field';
import type { EntryForm } from './use-entry-form';

interface TextFieldProps<F extends string> {
  readonly form: EntryForm<F>;
  readonly name: F;
  readonly label: string;
  readonly help?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** A day is chosen from the browser's own calendar; a number is typed as the reader writes it. */
  readonly kind?: 'text' | 'day' | 'number';
  readonly maxLength?: number;
}

/** One line of a form: text, a number or a day. */
export function TextField<F extends string>(props: TextFieldProps<F>) {
  const { form, name, kind = 'text', isRequired = false, isDisabled = false, maxLength } = props;
  return (
    <FormField {...props} mistake={form.mistakeOf(name)}>
      {({ id, describedBy, isInvalid }) => (
        <Textfield
          id={id}
          name={name}
          type={kind === 'day' ? 'date' : 'text'}
          autoComplete="off"
          aria-describedby={describedBy}
          aria-required={isRequired}
          isInvalid={isInvalid}
          isDisabled={isDisabled}
          value={form.values[name]}
          {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
          {...(maxLength === undefined ? {} : { maxLength })}
          onChange={(event) => form.set(name, event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}

/** Text of several lines. */
export function LongTextField<F extends string>(props: TextFieldProps<F> & { readonly rows?: number }) {
  const { form, name, rows = 3 } = props;
  return (
    <FormField {...props} mistake={form.mistakeOf(name)}>
      {({ id, describedBy, isInvalid }) => (
        <TextArea
          id={id}
          name={name}
          minimumRows={rows}
          resize="smart"
          aria-describedby={describedBy}
          isInvalid={isInvalid}
          value={form.values[name]}
          onChange={(event) => form.set(name, event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}
