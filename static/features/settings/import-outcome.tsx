import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { MistakesTable } from './mistakes-table';
import type { ImportState } from './run-import';
import styles from './settings.module.css';

const COUNTED = ['cycles', 'objectives', 'targets', 'links', 'checkIns', 'settings'] as const;

function changedText(changed: Extract<ImportState, { kind: 'done' }>['changed']): string {
  if (changed === null) return '';
  const parts = COUNTED.filter((what) => changed[what] > 0).map((what) =>
    t(`import.changed.${what}`, { count: changed[what] }),
  );
  return parts.length === 0 ? t('import.same') : t('import.changed', { list: parts.join(', ') });
}

/** How an import ended: what changed, or every mistake by its path. */
export function ImportOutcome({ state }: { readonly state: ImportState }) {
  switch (state.kind) {
    case 'done':
      return (
        <div className={styles.done} role="status">
          <p>
            {t('import.done')} {changedText(state.changed)}
          </p>
          {state.syncing > 0 && <p>{t('import.syncing', { count: state.syncing })}</p>}
        </div>
      );
    case 'mistakes':
      return <MistakesTable mistakes={state.mistakes} />;
    case 'failed':
      return <FailureView failure={state.failure} />;
    case 'sending':
    case 'uploading':
    case 'applying':
      return null;
  }
}
