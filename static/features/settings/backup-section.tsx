import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import { backupOf, readBackup, restoringFile, type BackupFile } from '../../backup/backup-file';
import { differences, type Difference } from '../../backup/compare';
import { useReload } from '../../bridge/use-call';
import { formatInstant } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { countsText } from './changed-text';
import { ChooseFile, type ChosenFile } from './choose-file';
import { downloadJson } from '../../ui/download';
import { loadExport } from './export-file';
import { importFileOf } from './import-file';
import { ImportOutcome } from './import-outcome';
import { ImportProgress, isRunning } from './import-progress';
import { RestoreProof } from './restore-proof';
import { runImport, type ImportState } from './run-import';
import styles from './settings.module.css';

type BackupState =
  | { readonly kind: 'idle' | 'running' }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'failed'; readonly failure: Error };

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Saves the whole strategy with a checksum, and puts such a file back and proves that it is all there. */
export function BackupSection() {
  const id = useId();
  const [saving, setSaving] = useState<BackupState>({ kind: 'idle' });
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [backup, setBackup] = useState<BackupFile | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [state, setState] = useState<ImportState | null>(null);
  const [proof, setProof] = useState<readonly Difference[] | null>(null);
  const reload = useReload();

  const onSave = async (): Promise<void> => {
    setSaving({ kind: 'running' });
    try {
      const at = new Date().toISOString();
      const file = await backupOf(await loadExport(() => undefined), at);
      const name = `throughline-backup-${at.slice(0, 10)}.json`;
      downloadJson(name, file);
      setSaving({ kind: 'saved', name });
    } catch (error) {
      setSaving({ kind: 'failed', failure: asError(error) });
    }
  };
  const onChoose = async (file: ChosenFile): Promise<void> => {
    setChosen(file);
    setState(null);
    setProof(null);
    const read = await readBackup(file.text);
    setBackup(read.ok ? read.backup : null);
    setRefusal(read.ok ? null : t(`backup.${read.problem}`));
  };
  const onRestore = async (whole: BackupFile): Promise<void> => {
    setProof(null);
    const file = importFileOf(JSON.stringify(restoringFile(whole)));
    if (file.kind !== 'whole' && file.kind !== 'parts') return setRefusal(t('backup.not-a-backup'));
    const end = await runImport(file, setState);
    if (end.kind !== 'done') return undefined;
    try {
      setProof(differences(whole.strategy, await loadExport(() => undefined)));
    } catch (error) {
      setState({ kind: 'failed', failure: asError(error) });
    }
    return reload('getSettings').then(() => undefined);
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
      {backup !== null && (
        <div className={styles.preview}>
          <p className={styles.strong}>{t('backup.whole', { at: formatInstant(backup.at) })}</p>
          <p className={styles.text}>{countsText(backup.counts)}</p>
          <div className={styles.row}>
            <Button appearance="primary" onClick={() => void onRestore(backup)} isLoading={isRunning(state)}>
              {t('backup.restore')}
            </Button>
            <span role="status">
              <ImportProgress state={state} />
            </span>
          </div>
        </div>
      )}
      {state !== null && <ImportOutcome state={state} />}
      {proof !== null && <RestoreProof found={proof} />}
    </section>
  );
}
