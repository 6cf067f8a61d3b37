import Button from '@atlaskit/button/new';
import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { isForList } from '../../../ui/form/entry-form-frame';
import styles from './links.module.css';

interface LinkFormProps {
  readonly label: string;
  readonly isReady: boolean;
  readonly isSaving: boolean;
  readonly failure: Parameters<typeof FailureView>[0]['failure'] | null;
  readonly onSave: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The frame of a link's form: Enter saves, Escape leaves. */
export function LinkForm({ label, isReady, isSaving, failure, onSave, onLeave, children }: LinkFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && !isSaving) onSave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isForList(event)) return;
    event.stopPropagation();
    onLeave();
  };
  return (
    <form ref={form} className={styles.form} aria-label={label} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {children}
      {failure !== null && <FailureView failure={failure} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" isDisabled={!isReady} isLoading={isSaving}>
          {t('links.save')}
        </Button>
        <Button appearance="subtle" onClick={onLeave}>
          {t('links.cancel')}
        </Button>
      </div>
    </form>
  );
}
