import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { CallInput } from '../../../src/contract/calls';
import { loadPeople } from '../../bridge/people';
import { t } from '../../i18n/translate';
import { downloadJson, downloadTable } from '../../ui/download';
import { FailureView } from '../../ui/failure-view';
import { auditTable, MAX_IN_FILE, readAudit } from './audit-file';
import styles from './settings.module.css';

type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly form: 'csv' | 'json'; readonly count: number }
  | { readonly kind: 'saved'; readonly name: string; readonly isCut: boolean }
  | { readonly kind: 'failed'; readonly failure: Error };

function savingText(saving: Saving): string | null {
  if (saving.kind === 'reading') return t('audit.export.reading', { count: saving.count });
  if (saving.kind !== 'saved') return null;
  const saved = t('export.done', { name: saving.name });
  return saving.isCut ? `${saved} ${t('audit.export.cut', { count: MAX_IN_FILE })}` : saved;
}

/** Saves what the filters leave of the log, and the reader may see, as a file. */
export function AuditExport({ asked }: { readonly asked: CallInput<'listAudit'> }) {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const onSave = async (kind: 'csv' | 'json'): Promise<void> => {
    setSaving({ kind: 'reading', form: kind, count: 0 });
    try {
      const { entries, isCut } = await readAudit(asked, (count) => setSaving({ kind: 'reading', form: kind, count }));
      const name = `throughline-audit-${new Date().toISOString().slice(0, 10)}.${kind}`;
      if (kind === 'json') downloadJson(name, { format: 'throughline.audit', version: 1, isWhole: !isCut, entries });
      else downloadTable(name, auditTable(entries, await loadPeople([...new Set(entries.map(({ by }) => by))])));
      setSaving({ kind: 'saved', name, isCut });
    } catch (error) {
      setSaving({ kind: 'failed', failure: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  const reading = saving.kind === 'reading' ? saving.form : null;
  return (
    <>
      <div className={styles.row} role="group" aria-label={t('audit.export')}>
        {(['csv', 'json'] as const).map((kind) => (
          <Button
            key={kind}
            spacing="compact"
            isLoading={reading === kind}
            isDisabled={reading !== null && reading !== kind}
            onClick={() => void onSave(kind)}
          >
            {t(`audit.export.${kind}`)}
          </Button>
        ))}
        <span role="status">{savingText(saving)}</span>
      </div>
      {saving.kind === 'failed' && <FailureView failure={saving.failure} />}
    </>
  );
}
