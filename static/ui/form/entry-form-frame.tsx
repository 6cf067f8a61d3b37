import Button from '@atlaskit/button/new';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../../i18n/translate';
import { FailureView } from '../failure-view';
import { useFocusBack } from '../use-focus-back';
import styles from './form.module.css';
import type { EntryForm } from './use-entry-form';

interface EntryFormFrameProps<F extends string> {
  readonly form: EntryForm<F>;
  readonly label: string;
  /** What saving is called here. */
  readonly action: string;
  /** What a field is called, for saying what others changed. */
  readonly nameOf: (field: F) => string;
  /** Where the reader starts: a field by name, else the first. */
  readonly startAt?: F | undefined;
  /** Typing replaces what the first field starts with. */
  readonly replacesFirst?: boolean;
  readonly canSaveUnchanged?: boolean;
  /** Leaves the form; the draft is kept. */
  readonly onLeave: () => void;
  /** Stands before the buttons, such as a question that saving asks. */
  readonly question?: ReactNode;
  readonly children: ReactNode;
}

const NARROW_PX = 480;

/** Whether Escape belongs to an open list rather than to what is around it. */
export const isForList = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';

/** A form that saves one record: Enter saves, Escape leaves and keeps the draft, Cancel throws it away. */
export function EntryFormFrame<F extends string>(props: EntryFormFrameProps<F>) {
  const {
    form,
    label,
    action,
    nameOf,
    startAt,
    canSaveUnchanged = false,
    replacesFirst = false,
    onLeave,
    question,
    children,
  } = props;
  const { root } = form;
  useFocusBack(root);

  useEffect(() => {
    const place = startAt === undefined ? root.current : root.current?.querySelector(`[data-field="${startAt}"]`);
    // Of choices one starts at the one that is taken, as Tab would.
    const taken = startAt === undefined ? undefined : place?.querySelector<HTMLElement>('input[type="radio"]:checked');
    const control = taken ?? place?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea');
    control?.focus();
    if (replacesFirst && control instanceof HTMLInputElement) control.select();
    // Under a narrow page's heads a short form would begin so low that its buttons are not seen; a dialog has its own head alone.
    const isUnderHeads = window.innerWidth <= NARROW_PX && root.current?.closest('dialog') === null;
    if (isUnderHeads) root.current?.scrollIntoView?.({ block: 'start' });
    else control?.scrollIntoView?.({ block: 'nearest' });
  }, [root, startAt, replacesFirst]);

  return (
    <form
      ref={root}
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isForList(event)) return;
        event.stopPropagation();
        onLeave();
      }}
    >
      {form.isRestored && (
        <div className={styles.notice} role="status">
          <p>{t('form.restored')}</p>
          <Button spacing="compact" onClick={form.discard}>
            {t('form.discard')}
          </Button>
        </div>
      )}
      {children}
      <div className={styles.foot}>
        {form.general.length > 0 && (
          <div role="alert">
            <p className={styles.wrong}>{t('form.refused')}</p>
            <ul className={styles.mistakes}>
              {form.general.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )}
        {form.theirs !== null && (
          <div className={styles.notice} data-tone="warning" role="alert">
            <p>
              {t('form.stale', { fields: form.theirs.map(nameOf).join(', ') })} {t('form.stale.next')}
            </p>
            <Button spacing="compact" onClick={form.takeTheirs}>
              {t('form.stale.take')}
            </Button>
          </div>
        )}
        {form.failure !== null && <FailureView failure={form.failure} />}
        {question}
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance="primary"
            isLoading={form.isSaving}
            isDisabled={!form.isChanged && !canSaveUnchanged}
          >
            {action}
          </Button>
          <Button
            appearance="subtle"
            onClick={() => {
              form.discard();
              onLeave();
            }}
          >
            {t('form.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
