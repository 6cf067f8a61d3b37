import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import { originOf, type BackupFile, type Origin } from '../../backup/backup-file';
import { loadOrigin } from '../../bridge/site-origin';
import { useReload } from '../../bridge/use-call';
import { formatInstant } from '../../i18n/dates';
import { RESTORE_TEXTS } from '../../i18n/restore-texts';
import { addTexts, t } from '../../i18n/translate';
import form from '../../ui/form/form.module.css';
import { countsText } from './changed-text';
import { ImportOutcome } from './import-outcome';
import { ImportProgress, isRunning } from './import-progress';
import { closedFor, RestoreChoiceFields } from './restore-choice';
import { RestoreView, sinceText } from './restore-preview';
import { RestoreProof } from './restore-proof';
import { lookAt, runRestore, saveBackup, type LookedAt, type RestoreChoice, type RestoreEnd } from './run-restore';
import { stateOf, type ImportState } from './run-import';
import styles from './settings.module.css';

addTexts(RESTORE_TEXTS);

const KEEPING: RestoreChoice = { removesAdded: false, opensClosed: false, reason: '' };

/** The file that is wrong is named; anything else is what an import says when it ends before its time. */
function Ended({ end, saved }: { readonly end: RestoreEnd; readonly saved: string | null }) {
  return (
    <>
      {end.state.kind === 'done' ? (
        <p role="status" className={styles.strong}>
          {t('restore.done')}
        </p>
      ) : (
        <ImportOutcome state={end.state} />
      )}
      {end.proof !== null && <RestoreProof found={end.proof} />}
      {saved !== null && <p className={styles.text}>{t('restore.saved', { name: saved })}</p>}
    </>
  );
}

interface FromElsewhereProps {
  readonly made: 'site' | 'app' | 'unknown';
  readonly url: string;
  readonly isSure: boolean;
  readonly onSure: (isSure: boolean) => void;
}

/** Says where a backup comes from that was not made here, and asks once more. */
function FromElsewhere({ made, url, isSure, onSure }: FromElsewhereProps) {
  if (made === 'unknown') return <p className={styles.text}>{t('restore.from.unknown')}</p>;
  return (
    <div className={styles.doubt}>
      <p className={styles.strong}>{t(`restore.from.${made}`, { url })}</p>
      <label className={form.option}>
        <input type="checkbox" checked={isSure} onChange={(event) => onSure(event.currentTarget.checked)} />
        {t('restore.from.sure')}
      </label>
    </div>
  );
}

/** A backup that was found whole: what putting it back would do, what to choose, and how it went. */
export function RestorePanel({ backup }: { readonly backup: BackupFile }) {
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const [progress, setProgress] = useState<ImportState | null>({ kind: 'sending' });
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [choice, setChoice] = useState(KEEPING);
  const [end, setEnd] = useState<RestoreEnd | null>(null);
  const [here, setHere] = useState<Origin | null>(null);
  const [isSure, setSure] = useState(false);
  const reload = useReload();
  const result = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let isWanted = true;
    const report = (state: ImportState): void => {
      if (isWanted) setProgress(state);
    };
    void Promise.all([lookAt(backup, report), loadOrigin()]).then(([found, origin]) => {
      if (!isWanted) return;
      setHere(origin);
      setProgress(null);
      if (found.kind === 'looked') setLooked(found.at);
      else if (found.kind === 'too-large') setEnd({ state: stateOf(new Error(t('preview.too-large'))), proof: null });
      else setEnd({ state: found, proof: null });
    });
    return () => {
      isWanted = false;
    };
  }, [backup]);
  // The button goes with what it did; whoever pressed it stands on what came of it.
  useEffect(() => {
    if (end !== null) result.current?.focus();
  }, [end]);

  const preview = looked?.preview ?? null;
  const mustOpen = preview !== null && closedFor(preview, choice).length > 0;
  const made = originOf(backup, here);
  const isForeign = made === 'site' || made === 'app';
  const lacksConsent = mustOpen && (!choice.opensClosed || choice.reason.trim() === '');
  const onRestore = async (at: LookedAt): Promise<void> => {
    setEnd(null);
    try {
      if (choice.removesAdded) {
        setSaving(true);
        setSaved(await saveBackup());
      }
    } catch (error) {
      return setEnd({ state: stateOf(error), proof: null });
    } finally {
      setSaving(false);
    }
    const chosen = mustOpen ? choice : { ...choice, opensClosed: false, reason: '' };
    const ended = await runRestore(backup, at, chosen, setProgress);
    setProgress(null);
    setEnd(ended);
    if (ended.state.kind === 'done') setLooked(null);
    return reload('getSettings').then(() => undefined);
  };
  return (
    <div className={styles.preview}>
      <p className={styles.strong}>{t('backup.whole', { at: formatInstant(backup.at) })}</p>
      <p className={styles.text}>{countsText(backup.counts)}</p>
      {looked !== null && (
        <>
          {made !== 'here' && (
            <FromElsewhere made={made} url={backup.from?.url ?? ''} isSure={isSure} onSure={setSure} />
          )}
          {preview === null ? <p className={styles.text}>{t('restore.large')}</p> : <RestoreView preview={preview} />}
          <p className={styles.text}>{t('restore.unseen')}</p>
          {preview !== null && (
            <RestoreChoiceFields
              preview={preview}
              hasAdded={sinceText(preview) !== undefined}
              choice={choice}
              onChange={setChoice}
            />
          )}
          <div className={styles.row}>
            <Button
              appearance="primary"
              isDisabled={lacksConsent || (isForeign && !isSure)}
              isLoading={isSaving || isRunning(progress)}
              onClick={() => void onRestore(looked)}
            >
              {t(choice.removesAdded ? 'restore.run-removing' : 'restore.run')}
            </Button>
            {lacksConsent && <span className={styles.help}>{t('restore.need-consent')}</span>}
            {isForeign && !isSure && <span className={styles.help}>{t('restore.need-sure')}</span>}
          </div>
        </>
      )}
      <span role="status">
        {isSaving ? (
          t('restore.saving')
        ) : looked === null && progress?.kind === 'sending' ? (
          t('restore.looking')
        ) : (
          <ImportProgress state={progress} />
        )}
      </span>
      {end !== null && (
        <div ref={result} tabIndex={-1} className={styles.ended}>
          <Ended end={end} saved={saved} />
        </div>
      )}
    </div>
  );
}
