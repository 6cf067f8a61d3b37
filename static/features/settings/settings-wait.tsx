import { useSight } from '../../bridge/sight';
import { useCall } from '../../bridge/use-call';
import { formatWhen } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import styles from './settings.module.css';

interface SettingsWaitProps {
  readonly failure: Error;
  readonly onRetry: () => void;
}

/** What stands in for the settings while Jira does not say who may see them: why, since when, and what to do. */
export function SettingsWait({ failure, onRetry }: SettingsWaitProps) {
  // Told to whoever Jira let in of late; for everybody else this is refused like the settings.
  const { data } = useCall('getLastAnswer', {}, { isForgotten: true });
  const { isJiraBusy } = useSight();
  const at = isJiraBusy === true ? (data?.at ?? null) : null;
  const quotaUntil = data?.quotaUntil ?? null;
  return (
    <div className={styles.section}>
      <FailureView failure={failure} onRetry={onRetry} />
      <p className={styles.counts}>{t('settings.wait')}</p>
      {data !== undefined && at !== null && (
        <p className={styles.counts}>{t('settings.wait.since', { when: formatWhen(at, data.now) })}</p>
      )}
      {data !== undefined && quotaUntil !== null && (
        <p className={styles.counts}>{t('settings.wait.quota', { when: formatWhen(quotaUntil, data.now) })}</p>
      )}
      <p className={styles.counts}>{t('settings.wait.next')}</p>
    </div>
  );
}
