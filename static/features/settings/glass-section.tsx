import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { MAX_REASON } from '../../../src/contract/limits';
import { CallFailed } from '../../bridge/call-failed';
import { useSight } from '../../bridge/sight';
import { useAction } from '../../bridge/use-call';
import { formatInstant } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { StateView } from '../../ui/state-view';
import styles from './settings.module.css';

/** An administrator's way past restrictions: with a reason, for an hour, in the audit log. The banner ends it. */
export function GlassSection() {
  const id = useId();
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { glassUntil } = useSight();
  const queries = useQueryClient();
  const breaking = useAction('breakGlass');
  const isForbidden = breaking.error instanceof CallFailed && breaking.error.code === 'forbidden';
  const run = (): void =>
    breaking.mutate(
      { reason },
      {
        onSuccess: () => {
          setReason('');
          void queries.invalidateQueries();
        },
      },
    );
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.heading}>
        {t('glass.title')}
      </h2>
      <p className={styles.text}>{t('glass.intro')}</p>
      {glassUntil !== undefined && (
        <p role="status">
          {t('glass.broken', { time: formatInstant(glassUntil) })} {t('glass.backup')}
        </p>
      )}
      <form
        className={styles.section}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') return;
          // The button cannot be pressed again before there is another reason, and would lose the focus.
          field.current?.focus();
          run();
        }}
      >
        <div className={styles.field}>
          <label htmlFor={`${id}-reason`}>{t('glass.reason')}</label>
          <Textfield
            ref={field}
            id={`${id}-reason`}
            value={reason}
            maxLength={MAX_REASON}
            aria-describedby={`${id}-help`}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p id={`${id}-help`} className={styles.help}>
            {t('glass.reason.help')}
          </p>
        </div>
        <div className={styles.row}>
          <Button type="submit" isDisabled={reason.trim() === ''} isLoading={breaking.isPending}>
            {t('glass.break')}
          </Button>
        </div>
      </form>
      {isForbidden && <StateView tone="problem" title={t('glass.forbidden')} text={t('settings.forbidden.next')} />}
      {breaking.isError && !isForbidden && <FailureView failure={breaking.error} onRetry={run} />}
    </section>
  );
}
