import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { downloadJson } from './download';
import { loadExport } from './export-file';
import styles from './settings.module.css';

const FILE_NAME = 'throughline-strategy.json';

type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly page: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Error };

/** Saves the whole strategy as one file. */
export function ExportSection() {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const onExport = (): void => {
    loadExport((page) => setState({ kind: 'running', page }))
      .then((file) => {
        downloadJson(FILE_NAME, file);
        setState({ kind: 'done' });
      })
      .catch((error: unknown) =>
        setState({ kind: 'failed', failure: error instanceof Error ? error : new Error(String(error)) }),
      );
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('export.title')}</h2>
      <p className={styles.text}>{t('export.intro')}</p>
      <div className={styles.row}>
        <Button onClick={onExport} isLoading={state.kind === 'running'}>
          {t('export.run')}
        </Button>
        <span role="status">
          {state.kind === 'running' && t('export.running', { page: state.page })}
          {state.kind === 'done' && t('export.done', { name: FILE_NAME })}
        </span>
      </div>
      {state.kind === 'failed' && <FailureView failure={state.failure} onRetry={onExport} />}
    </section>
  );
}
