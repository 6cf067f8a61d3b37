import Button from '@atlaskit/button/new';
import EditIcon from '@atlaskit/icon/core/edit';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { readNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { isForList } from '../../../ui/form/entry-form-frame';
import { PersonSelect } from '../../../ui/form/person-select';
import { IconAction } from '../../../ui/icon-action';
import type { Entry, Known } from '../edit/entries';
import { saveChanges } from '../edit/save-entries';
import { useStrategyScene } from '../edit/strategy-context';
import { undoChanges } from '../edit/undo';
import { MoveFailure } from '../move-failure';
import pivot from './pivot.module.css';

interface Choice {
  readonly label: string;
  readonly value: string;
}

interface InlineFieldProps {
  readonly known: Known;
  /** The property as a strategy file names it. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'day' | 'person' | 'choice';
  readonly choices?: readonly Choice[];
  /** What it is now, as it is typed. */
  readonly start: string;
  readonly mayEdit: boolean;
  /** The value as it is read. */
  readonly children: ReactNode;
}

/** The value to save; undefined while what is typed is none. */
function valueOf(kind: InlineFieldProps['kind'], typed: string): string | number | null | undefined {
  if (kind === 'number') return readNumber(typed);
  if (kind === 'person') return typed === '' ? null : typed;
  return typed.trim() === '' ? undefined : typed.trim();
}

/** A value that is edited where it is read: Enter saves, Escape leaves it, and the place is not lost. */
export function InlineField(props: InlineFieldProps) {
  const { known, name, label, kind, choices = [], start, mayEdit, children } = props;
  const { data, done } = useStrategyScene();
  const [typed, setTyped] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const root = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  const isOpen = typed !== null;
  useEffect(() => {
    const at = isOpen ? 'input:not([type="hidden"])' : 'button';
    if (isOpen || wasOpen.current) root.current?.querySelector<HTMLElement>(at)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (typed === null) {
    return (
      <span ref={root} className={pivot.inline}>
        {children}
        {mayEdit && (
          <IconAction label={t('inline.edit', { field: label })} icon={EditIcon} onClick={() => setTyped(start)} />
        )}
      </span>
    );
  }
  const value = valueOf(kind, typed);
  const leave = (): void => {
    setTyped(null);
    setFailure(null);
  };
  const onSave = (): void => {
    if (value === undefined || isSaving) return;
    if (typed === start) return leave();
    const cycle = data.cycle?.key ?? null;
    const fields: Entry = { [name]: value };
    setSaving(true);
    setFailure(null);
    saveChanges([{ before: known, fields }], cycle === null ? [] : [cycle])
      .then(
        ({ saved }) => {
          if (saved.length === 0) return setFailure(new Error(t('undo.kept', { keys: known.key })));
          done(t('inline.saved', { field: label }), undoChanges(saved, cycle));
          leave();
        },
        (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
      )
      .finally(() => setSaving(false));
  };
  const control = { 'aria-label': label };
  return (
    <span
      ref={root}
      className={pivot.inlineForm}
      onKeyDown={(event) => {
        if (isForList(event)) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave();
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
      <Button appearance="subtle" spacing="compact" onClick={leave}>
        {t('form.cancel')}
      </Button>
      {failure !== null && <MoveFailure failure={failure} />}
    </span>
  );
}
