import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import { readBackup, type BackupFile } from '../../backup/backup-file';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { ChooseFile, unreadableText, type ChosenFile } from './choose-file';
import { RestorePanel } from './restore-panel';
import { saveBackup } from './run-restore';
import styles from './settings.module.css';

type Saving =
  | { readonly kind: 'idle' | 'running' }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'failed'; readonly failure: Error };

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Saves the whole strategy with a checksum, and puts such a file back and proves that it is all there. */
export function BackupSection() {
  const id = useId();
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [backup, setBackup] = useState<BackupFile | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** Counts what was chosen: the same file chosen again is looked at anew. */
  const [turn, setTurn] = useState(0);

  const onSave = async (): Promise<void> => {
    setSaving({ kind: 'running' });
    try {
      setSaving({ kind: 'saved', name: await saveBackup() });
    } catch (error) {
      setSaving({ kind: 'failed', failure: asError(error) });
    }
  };
  const onChoose = async (file: ChosenFile): Promise<void> => {
    setChosen(file);
    setBackup(null);
    // How its letters were read needs no words here: the checksum proves them.
    if (file.read.kind === 'unreadable') return setRefusal(unreadableText(file.read));
    const read = await readBackup(file.read.text);
    setTurn((before) => before + 1);
    setBackup(read.ok ? read.backup : null);
    setRefusal(read.ok ? null : t(`backup.${read.problem}`));
  };
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.heading}>
        {t('backup.title')}
      </h2>
      <p className={styles.text}>{t('backup.intro')}</p>
      <div className={styles.row}>
        <Button onClick={() => void onSave()} isLoading={saving.kind === 'running'}>
          {t('backup.save')}
        </Button>
        <span role="status">{saving.kind === 'saved' && t('export.done', { name: saving.name })}</span>
      </div>
      {saving.kind === 'failed' && <FailureView failure={saving.failure} onRetry={() => void onSave()} />}
      <ChooseFile
        label={t('backup.choose')}
        accept=".json,application/json"
        chosen={chosen}
        onChoose={(file) => void onChoose(file)}
      />
      {refusal !== null && (
        <p className={styles.wrong} role="alert">
          {refusal}
        </p>
      )}
      {backup !== null && <RestorePanel key={turn} backup={backup} />}
    </section>
  );
}
