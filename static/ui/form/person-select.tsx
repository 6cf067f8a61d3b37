import Select from '@atlaskit/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchPeople } from '../../bridge/people';
import { t } from '../../i18n/translate';
import { usePerson } from '../people';
import { useSettled } from '../use-settled';
import type { Choice } from './choice-field';
import type { Control } from './form-field';

const TYPING_PAUSE_MS = 250;

interface PersonSelectProps extends Partial<Control> {
  /** An account id; empty for nobody. */
  readonly value: string;
  /** What choosing nobody means. */
  readonly none: string;
  /** Its name, where no label stands above it. */
  readonly label?: string;
  /** Who is filling the form in; offered first where the page knows them. */
  readonly me?: string;
  /** Whether the reader is in it as soon as it appears. */
  readonly hasFocus?: boolean;
  readonly onChange: (accountId: string) => void;
}

/** Finds a person by name, as the viewer may find them. */
export function PersonSelect(props: PersonSelectProps) {
  const { value, none, label, me, onChange, id, describedBy, isInvalid = false, hasFocus = false } = props;
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Choice | null>(null);
  const wanted = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['people-search', wanted],
    queryFn: () => searchPeople(wanted),
    enabled: wanted !== '',
  });
  const known = usePerson(value === '' ? null : value);
  const self = usePerson(me ?? null);

  const nameOf = (person: typeof known): string | undefined => {
    if (person === undefined || person === 'none') return undefined;
    return person === 'hidden' ? t('owner.hidden') : person.name;
  };
  const mine: readonly Choice[] =
    me === undefined ? [] : [{ value: me, label: t('person.me', { name: nameOf(self) ?? '' }) }];
  const current: Choice | null =
    value === '' ? null : picked?.value === value ? picked : { value, label: nameOf(known) ?? '…' };
  const people = (found.data ?? []).map((person) => ({ value: person.accountId, label: person.name }));
  const choices = wanted === '' ? [...mine, ...(current === null || current.value === me ? [] : [current])] : people;
  const isLooking = text.trim() !== '' && (found.isFetching || text.trim() !== wanted);
  return (
    <Select
      {...(id === undefined ? {} : { inputId: id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      autoFocus={hasFocus}
      options={choices}
      value={current}
      isClearable
      isInvalid={isInvalid}
      isLoading={isLooking}
      aria-describedby={describedBy}
      placeholder={none}
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
        onChange(option?.value ?? '');
      }}
    />
  );
}
