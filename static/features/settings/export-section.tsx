import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { TABLE_KINDS, type TableKind } from '../../csv/tables';
import { writeTable } from '../../csv/write-table';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { downloadJson, downloadTable } from '../../ui/download';
import { loadExport } from './export-file';
import styles from './settings.module.css';

type Form = 'file' | TableKind;
const FORMS: readonly Form[] = ['file', ...TABLE_KINDS];
const nameOf = (form: Form): string => (form === 'file' ? 'throughline-strategy.json' : `throughline-${form}.csv`);

type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly form: Form; readonly page: number }
  | { readonly kind: 'done'; readonly form: Form }
  | { readonly kind: 'failed'; readonly form: Form; readonly failure: Error };

/** Saves the whole strategy as one file, or a part of it as a table for a spreadsheet. */
export function ExportSection() {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const onExport = (form: Form): void => {
    loadExport((page) => setState({ kind: 'running', form, page }))
      .then((file) => {
        if (form === 'file') downloadJson(nameOf(form), file);
        else downloadTable(nameOf(form), writeTable(form, file));
        setState({ kind: 'done', form });
      })
      .catch((error: unknown) =>
        setState({ kind: 'failed', form, failure: error instanceof Error ? error : new Error(String(error)) }),
      );
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('export.title')}</h2>
      <p className={styles.text}>{t('export.intro')}</p>
      <div className={styles.row}>
        {FORMS.map((form) => (
          <Button
            key={form}
            onClick={() => onExport(form)}
            isLoading={state.kind === 'running' && state.form === form}
            isDisabled={state.kind === 'running' && state.form !== form}
          >
            {form === 'file' ? t('export.run') : t('export.table', { table: t(`table.${form}`) })}
          </Button>
        ))}
        <span role="status">
          {state.kind === 'running' && t('export.running', { page: state.page })}
          {state.kind === 'done' && t('export.done', { name: nameOf(state.form) })}
        </span>
      </div>
      {state.kind === 'failed' && <FailureView failure={state.failure} onRetry={() => onExport(state.form)} />}
    </section>
  );
}
