import Select from '@atlaskit/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchGroups } from '../../bridge/groups';
import { searchPeople } from '../../bridge/people';
import { t } from '../../i18n/translate';
import { useGroupNames } from '../group-names';
import { PeopleProvider, usePeople } from '../people';
import { useSettled } from '../use-settled';
import type { Choice } from './choice-field';
import { FormField, type Control } from './form-field';
import { listOf, textOfList } from './list-text';
import type { EntryForm } from './use-entry-form';

const TYPING_PAUSE_MS = 250;

interface FoundFieldProps<F extends string> {
  readonly form: EntryForm<F>;
  readonly name: F;
  readonly label: string;
  readonly help?: string;
  /** What choosing nothing means. */
  readonly none: string;
}

interface FoundSelectProps extends Control {
  readonly chosen: readonly Choice[];
  readonly none: string;
  /** Under which what was found is kept. */
  readonly kind: 'people' | 'groups';
  readonly search: (text: string) => Promise<readonly Choice[]>;
  readonly onChange: (values: readonly string[]) => void;
}

/** Several that are found by typing a part of their name. */
function FoundSelect({ chosen, none, kind, search, onChange, id, describedBy, isInvalid }: FoundSelectProps) {
  const [text, setText] = useState('');
  const wanted = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['found', kind, wanted],
    queryFn: () => search(wanted),
    enabled: wanted !== '',
  });
  const [picked, setPicked] = useState<readonly Choice[]>([]);
  const named = chosen.map((one) => picked.find(({ value }) => value === one.value) ?? one);
  return (
    <Select
      inputId={id}
      isMulti
      options={wanted === '' ? [] : (found.data ?? [])}
      value={named}
      isInvalid={isInvalid}
      isLoading={text.trim() !== '' && (found.isFetching || text.trim() !== wanted)}
      aria-describedby={describedBy}
      placeholder={none}
      menuPlacement="auto"
      menuPosition="fixed"
      shouldPreventEscapePropagation
      filterOption={null}
      inputValue={text}
      loadingMessage={() => t('person.looking')}
      noOptionsMessage={() => (wanted === '' ? t('found.type') : t('person.nobody', { text: wanted }))}
      onInputChange={(next) => setText(next)}
      onChange={(options) => {
        setPicked(options);
        onChange(options.map(({ value }) => value));
      }}
    />
  );
}

const peopleFound = async (text: string): Promise<readonly Choice[]> =>
  (await searchPeople(text)).map(({ accountId, name }) => ({ value: accountId, label: name }));
const groupsFound = async (text: string): Promise<readonly Choice[]> =>
  (await searchGroups(text)).map(({ id, name }) => ({ value: id, label: name }));

function ManyPeople<F extends string>({ form, name, none, ...field }: FoundFieldProps<F>) {
  const people = usePeople();
  const chosen = listOf(form.values[name]).map((id) => ({ value: id, label: people.get(id)?.name ?? '…' }));
  return (
    <FormField name={name} {...field} mistake={form.mistakeOf(name)}>
      {(control) => (
        <FoundSelect
          {...control}
          kind="people"
          chosen={chosen}
          none={none}
          search={peopleFound}
          onChange={(ids) => form.set(name, textOfList(ids))}
        />
      )}
    </FormField>
  );
}

/** Several people. */
export const PeopleField = <F extends string>(props: FoundFieldProps<F>) => (
  <PeopleProvider ids={listOf(props.form.values[props.name])}>
    <ManyPeople {...props} />
  </PeopleProvider>
);

/** Several groups, searched as the viewer. */
export function GroupsField<F extends string>({ form, name, none, ...field }: FoundFieldProps<F>) {
  const ids = listOf(form.values[name]);
  const names = useGroupNames(ids);
  return (
    <FormField name={name} {...field} mistake={form.mistakeOf(name)}>
      {(control) => (
        <FoundSelect
          {...control}
          kind="groups"
          chosen={ids.map((id) => ({ value: id, label: names.get(id) ?? id }))}
          none={none}
          search={groupsFound}
          onChange={(values) => form.set(name, textOfList(values))}
        />
      )}
    </FormField>
  );
}
