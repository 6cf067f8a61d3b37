import { useId } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { formatInstant } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import styles from './settings.module.css';

type Failure = CallOutput<'getBackground'>['failures'][number];

const whenOf = ({ at, since, times }: Failure): string =>
  t('background.failed.when', { count: times, last: formatInstant(at), first: formatInstant(since) });

/** What the app could not do by itself of late, and what to quote where it keeps happening. */
export function FailuresList({ failures }: { readonly failures: readonly Failure[] }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t('background.failed')}
      </h2>
      {failures.length === 0 ? (
        <p className={styles.text}>{t('background.failed.none')}</p>
      ) : (
        <>
          <p className={styles.text}>{t('background.failed.help')}</p>
          <ul className={styles.failures} aria-labelledby={id}>
            {failures.map((failure) => (
              <li key={failure.what}>
                <span className={styles.strong}>{t(`background.failed.${failure.what}`)}</span>
                <span className={styles.text}>{whenOf(failure)}</span>
                <span className={styles.help}>{t('error.id', { id: failure.errorId })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
