import { CreatableSelect } from '@atlaskit/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchIssues } from '../../bridge/issues';
import { t } from '../../i18n/translate';
import { useSettled } from '../use-settled';

const TYPING_PAUSE_MS = 250;

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ImpedimentSubjectProps {
  /** Words, or the key of a work item. */
  readonly value: string;
  readonly isInvalid: boolean;
  readonly autoFocus: boolean;
  readonly onChange: (value: string) => void;
}

/** What is in the way: typed in words, or a work item that the typing finds. What was typed is kept when the reader goes on. */
export function ImpedimentSubject({ value, isInvalid, autoFocus, onChange }: ImpedimentSubjectProps) {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Choice | null>(null);
  const wanted = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['issue-search', wanted],
    queryFn: () => searchIssues(wanted),
    enabled: wanted !== '',
  });
  const options: readonly Choice[] =
    text.trim() === ''
      ? []
      : (found.data ?? []).map(({ key, summary }) => ({ value: key, label: `${key} ${summary}` }));
  const current = value === '' ? null : picked?.value === value ? picked : { value, label: value };
  const say = (): void => {
    const typed = text.trim();
    if (typed === '') return;
    setText('');
    setPicked(null);
    onChange(typed);
  };
  return (
    <CreatableSelect<Choice>
      aria-label={t('check-in.impediment.what')}
      placeholder={t('check-in.impediment.find')}
      autoFocus={autoFocus}
      isInvalid={isInvalid}
      isClearable
      options={options}
      value={current}
      inputValue={text}
      filterOption={null}
      menuPlacement="auto"
      menuPosition="fixed"
      shouldPreventEscapePropagation
      // Enter takes the words as they stand; a work item is chosen.
      createOptionPosition="first"
      allowCreateWhileLoading
      blurInputOnSelect={false}
      isValidNewOption={(typed) => typed.trim() !== ''}
      formatCreateLabel={(typed) => t('check-in.impediment.text', { text: typed.trim() })}
      isLoading={text.trim() !== '' && found.isFetching}
      loadingMessage={() => t('check-in.impediment.looking')}
      noOptionsMessage={() => t('check-in.impediment.find')}
      onInputChange={(next, { action }) => {
        if (action === 'input-change') setText(next);
      }}
      onBlur={say}
      onCreateOption={say}
      onChange={(option) => {
        setText('');
        setPicked(option);
        onChange(option?.value ?? '');
      }}
    />
  );
}
