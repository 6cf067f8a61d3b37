import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { call } from '../../bridge/call';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { downloadJson } from '../../ui/download';
import styles from './settings.module.css';

const FILE_NAME = 'throughline-diagnostics.json';

/** Saves the redacted file for a support request. */
export function DiagnosticsSection() {
  const [failure, setFailure] = useState<Error | null>(null);
  const [saved, setSaved] = useState(false);
  const [running, setRunning] = useState(false);
  const onDownload = (): void => {
    setFailure(null);
    setSaved(false);
    setRunning(true);
    call('getDiagnostics', {})
      .then(({ file }) => {
        downloadJson(FILE_NAME, file);
        setSaved(true);
      })
      .catch((error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))))
      .finally(() => setRunning(false));
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('diagnostics.title')}</h2>
      <p className={styles.text}>{t('diagnostics.intro')}</p>
      <div className={styles.row}>
        <Button onClick={onDownload} isLoading={running}>
          {t('diagnostics.run')}
        </Button>
        <span role="status">{saved && t('export.done', { name: FILE_NAME })}</span>
      </div>
      {failure !== null && <FailureView failure={failure} onRetry={onDownload} />}
    </section>
  );
}
