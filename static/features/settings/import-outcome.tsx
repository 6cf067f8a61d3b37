import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { changedText } from './changed-text';
import { ImportPreview } from './import-preview';
import { MistakesTable } from './mistakes-table';
import type { ImportState } from './run-import';
import styles from './settings.module.css';

function doneText(changed: Extract<ImportState, { kind: 'done' }>['changed']): string {
  if (changed === null) return '';
  const list = changedText(changed);
  return list === undefined ? t('import.same') : t('import.changed', { list });
}

/** How an import ended or would end: what changed, or every mistake by its place. */
export function ImportOutcome({ state }: { readonly state: ImportState }) {
  switch (state.kind) {
    case 'previewed':
      return <ImportPreview preview={state.preview} />;
    case 'done':
      return (
        <div className={styles.done} role="status">
          <p>
            {t('import.done')} {doneText(state.changed)}
          </p>
          {state.syncing > 0 && <p>{t('import.syncing', { count: state.syncing })}</p>}
        </div>
      );
    case 'mistakes':
      return <MistakesTable mistakes={state.mistakes} stays={state.stays} />;
    case 'failed':
      return <FailureView failure={state.failure} />;
    case 'reading':
    case 'sending':
    case 'uploading':
    case 'applying':
    case 'comparing':
      return null;
  }
}
