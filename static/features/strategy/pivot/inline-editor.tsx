import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { TURN_FIELDS } from '../../../../src/domain/turn';
import { readNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { isForList } from '../../../ui/form/entry-form-frame';
import { PersonSelect } from '../../../ui/form/person-select';
import type { Entry } from '../edit/entries';
import { saveChanges } from '../edit/save-entries';
import { useStrategyScene } from '../edit/strategy-context';
import { undoChanges } from '../edit/undo';
import { MoveFailure } from '../move-failure';
import { InlineQuestion } from './inline-question';
import type { InlineSubject } from './inline-subject';
import pivot from './pivot.module.css';
import type { AskedChanges } from './turn-question';

/** The value to save; undefined while what is typed is none. */
function valueOf(kind: InlineSubject['kind'], typed: string): string | number | null | undefined {
  if (kind === 'number') return readNumber(typed);
  if (kind === 'person') return typed === '' ? null : typed;
  return typed.trim() === '' ? undefined : typed.trim();
}

/** Whether owners below may be asked whether theirs still stands. */
const mayAsk = ({ known, name }: InlineSubject): boolean =>
  known.kind === 'objective' && TURN_FIELDS.some((field) => field === name);

/** Edits one value in its place: Enter saves, Escape leaves it. What owners below would be asked about is asked first. */
export function InlineEditor({ onLeave, ...subject }: InlineSubject & { readonly onLeave: () => void }) {
  const { known, name, label, kind, choices = [], start } = subject;
  const { data, done } = useStrategyScene();
  const [typed, setTyped] = useState(start);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const [asked, setAsked] = useState<AskedChanges | null>(null);
  const value = valueOf(kind, typed);
  const cycle = data.cycle?.key ?? null;
  const onSave = (): void => {
    if (value === undefined || isSaving) return;
    if (typed === start) return onLeave();
    const fields: Entry = { [name]: value };
    const change = { changes: [{ before: known, fields }], cycles: cycle === null ? [] : [cycle] };
    setSaving(true);
    setFailure(null);
    if (mayAsk(subject)) setAsked(change);
    else save(change);
  };
  const save = ({ changes, cycles }: AskedChanges): void => {
    setAsked(null);
    saveChanges(changes, cycles)
      .then(
        ({ saved }) => {
          if (saved.length === 0) return setFailure(new Error(t('undo.kept', { keys: known.key })));
          done(t('inline.saved', { field: label }), undoChanges(saved, cycle));
          onLeave();
        },
        (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
      )
      .finally(() => setSaving(false));
  };
  const unasked = (refusal: Error | null): void => {
    setAsked(null);
    setSaving(false);
    setFailure(refusal);
  };
  const control = { 'aria-label': label };
  return (
    <span
      className={pivot.inlineForm}
      onKeyDown={(event) => {
        if (isForList(event)) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          onLeave();
        } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && kind !== 'person') {
          event.preventDefault();
          onSave();
        }
      }}
    >
      {kind === 'person' && (
        <PersonSelect
          id={`inline-${known.key}-${name}`}
          describedBy={undefined}
          isInvalid={false}
          hasFocus
          label={label}
          value={typed}
          none={t('owner.none')}
          me={data.me}
          onChange={setTyped}
        />
      )}
      {kind === 'choice' && (
        <Select
          {...control}
          autoFocus
          spacing="compact"
          options={choices}
          value={choices.find((choice) => choice.value === typed) ?? null}
          menuPosition="fixed"
          shouldPreventEscapePropagation
          onChange={(option) => setTyped(option?.value ?? typed)}
        />
      )}
      {kind !== 'person' && kind !== 'choice' && (
        <Textfield
          {...control}
          autoFocus
          isCompact
          type={kind === 'day' ? 'date' : 'text'}
          {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
          isInvalid={value === undefined}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Button
        appearance="primary"
        spacing="compact"
        isLoading={isSaving}
        isDisabled={value === undefined}
        onClick={onSave}
      >
        {t('edit.save')}
      </Button>
      <Button appearance="subtle" spacing="compact" onClick={onLeave}>
        {t('form.cancel')}
      </Button>
      {failure !== null && <MoveFailure failure={failure} />}
      {asked !== null && (
        <InlineQuestion
          of={asked}
          subject={subject}
          onSave={() => save(asked)}
          onLeave={() => unasked(null)}
          onFailed={unasked}
        />
      )}
    </span>
  );
}
