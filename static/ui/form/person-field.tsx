import Select from '@atlaskit/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchPeople } from '../../bridge/people';
import { t } from '../../i18n/translate';
import { usePerson } from '../people';
import { useSettled } from '../use-settled';
import type { Choice } from './choice-field';
import { FormField } from './form-field';
import type { EntryForm } from './use-entry-form';

const TYPING_PAUSE_MS = 250;

interface PersonFieldProps<F extends string> {
  readonly form: EntryForm<F>;
  readonly name: F;
  readonly label: string;
  readonly help?: string;
  /** Who is filling the form in; offered first. */
  readonly me: string;
}

/** A person, found by name as the viewer may find them. */
export function PersonField<F extends string>(props: PersonFieldProps<F>) {
  const { form, name, me } = props;
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Choice | null>(null);
  const wanted = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['people-search', wanted],
    queryFn: () => searchPeople(wanted),
    enabled: wanted !== '',
  });
  const value = form.values[name];
  const known = usePerson(value === '' ? null : value);
  const self = usePerson(me);

  const labelOf = (person: typeof known): string | undefined => {
    if (person === undefined || person === 'none') return undefined;
    return person === 'hidden' ? t('owner.hidden') : person.name;
  };
  const mine: Choice = { value: me, label: t('person.me', { name: labelOf(self) ?? '' }) };
  const current: Choice | null =
    value === '' ? null : picked?.value === value ? picked : { value, label: labelOf(known) ?? '…' };
  const people = (found.data ?? []).map((person) => ({ value: person.accountId, label: person.name }));
  const choices = wanted === '' ? [mine, ...(current === null || current.value === me ? [] : [current])] : people;
  const isLooking = text.trim() !== '' && (found.isFetching || text.trim() !== wanted);
  return (
    <FormField {...props} mistake={form.mistakeOf(name)}>
      {({ id, describedBy, isInvalid }) => (
        <Select
          inputId={id}
          options={choices}
          value={current}
          isClearable
          isInvalid={isInvalid}
          isLoading={isLooking}
          aria-describedby={describedBy}
          placeholder={t('owner.none')}
          menuPlacement="auto"
          menuPosition="fixed"
          shouldPreventEscapePropagation
          filterOption={null}
          inputValue={text}
          loadingMessage={() => t('person.looking')}
          noOptionsMessage={() => t('person.nobody', { text: text.trim() })}
          onInputChange={(next) => setText(next)}
          onChange={(option) => {
            setPicked(option);
            form.set(name, option?.value ?? '');
          }}
        />
      )}
    </FormField>
  );
}
