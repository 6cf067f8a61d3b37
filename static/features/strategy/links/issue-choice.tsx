import Select from '@atlaskit/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchIssues } from '../../../bridge/issues';
import { t } from '../../../i18n/translate';
import { FormField } from '../../../ui/form/form-field';
import { useSettled } from '../../../ui/use-settled';

const TYPING_PAUSE_MS = 250;

interface IssueChoiceProps {
  readonly chosen: { readonly key: string; readonly summary: string } | null;
  readonly onChoose: (issue: { readonly key: string; readonly summary: string } | null) => void;
}

/** A work item, found by its key or words, as far as the viewer sees it. */
export function IssueChoice({ chosen, onChoose }: IssueChoiceProps) {
  const [text, setText] = useState('');
  const wanted = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['issue-search', wanted],
    queryFn: () => searchIssues(wanted),
    enabled: wanted !== '',
  });
  // What was found for less than is typed by now is not what Enter should take.
  const isFound = wanted !== '' && text.trim() === wanted;
  const asChoice = ({ key, summary }: { readonly key: string; readonly summary: string }) => ({
    value: key,
    label: `${key} ${summary}`,
    summary,
  });
  return (
    <FormField name="issue" label={t('links.kind.issue')}>
      {({ id, describedBy }) => (
        <Select
          inputId={id}
          aria-describedby={describedBy}
          placeholder={t('links.find')}
          isClearable
          options={isFound ? (found.data ?? []).map(asChoice) : []}
          value={chosen === null ? null : asChoice(chosen)}
          inputValue={text}
          isLoading={text.trim() !== '' && (found.isFetching || text.trim() !== wanted)}
          filterOption={null}
          noOptionsMessage={() => (wanted === '' ? t('links.find') : t('links.nothing', { text: wanted }))}
          menuPlacement="auto"
          menuPosition="fixed"
          shouldPreventEscapePropagation
          onInputChange={(next) => setText(next)}
          onChange={(option) => onChoose(option === null ? null : { key: option.value, summary: option.summary })}
        />
      )}
    </FormField>
  );
}
