import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { useId, useRef, useState } from 'react';
import { MAX_PREVIEW_PARTS } from '../../../src/contract/limits';
import { useReload } from '../../bridge/use-call';
import { t } from '../../i18n/translate';
import { ChooseFile, unreadableText, type ChosenFile } from './choose-file';
import { FileDoubt } from './file-doubt';
import { ImportOutcome } from './import-outcome';
import { ImportProgress, isRunning } from './import-progress';
import { importSource, mistakesIn, type ImportSource } from './import-source';
import { runImport, runPreview, stateOf, type ImportState } from './run-import';
import styles from './settings.module.css';
import { TemplateLinks } from './template-links';

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/**
 * Imports a strategy file or a table, chosen or pasted. What it would change can be looked at first; what cannot be right
 * is refused before anything is sent.
 */
export function ImportSection() {
  const id = useId();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [pasted, setPasted] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [state, setState] = useState<ImportState | null>(null);
  const [source, setSource] = useState<ImportSource | null>(null);
  const [isPreview, setPreview] = useState(false);
  const reload = useReload();

  /** Counts what was chosen or pasted: what is being read may no longer be what is wanted. */
  const turn = useRef(0);

  const forget = (): void => {
    turn.current += 1;
    setRefusal(null);
    setState(null);
    setSource(null);
  };
  const onRun = async (run: typeof runImport | typeof runPreview): Promise<void> => {
    const own = turn.current;
    const isPasted = pasted.trim() !== '';
    if (!isPasted && chosen?.read.kind === 'unreadable') return setRefusal(unreadableText(chosen.read));
    const chosenText = chosen?.read.kind === 'text' ? chosen.read.text : '';
    setRefusal(null);
    setPreview(run === runPreview);
    setState({ kind: 'reading' });
    const read = source ?? (await importSource(isPasted ? pasted : chosenText).catch(asError));
    if (own !== turn.current) return;
    if (read instanceof Error) return setState(stateOf(read));
    setSource(read);
    setState(read.kind === 'mistakes' ? { kind: 'mistakes', mistakes: read.mistakes, stays: false } : null);
    setRefusal(read.kind === 'refused' ? read.reason : null);
    if (read.kind !== 'file') return;
    if (run === runPreview && read.file.kind === 'parts' && read.file.parts.length > MAX_PREVIEW_PARTS) {
      setRefusal(t('preview.too-large'));
      return;
    }
    const report = (next: ImportState): void =>
      setState(next.kind === 'mistakes' ? { ...next, mistakes: mistakesIn(read.table, next.mistakes) } : next);
    await run(read.file, report);
    if (run === runImport) await reload('getSettings');
  };
  const running = isRunning(state);
  const left = source?.kind === 'file' ? (source.table?.left ?? []) : [];
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.heading}>
        {t('import.title')}
      </h2>
      <p className={styles.text}>{t('import.intro')}</p>
      <TemplateLinks />
      <ChooseFile
        label={t('import.choose')}
        accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/tab-separated-values,text/plain"
        chosen={chosen}
        onChoose={(file) => {
          forget();
          setChosen(file);
          if (file.read.kind === 'unreadable') setRefusal(unreadableText(file.read));
        }}
      />
      {chosen?.read.kind === 'text' && chosen.read.doubt !== null && <FileDoubt doubt={chosen.read.doubt} />}
      <div className={styles.section}>
        <label className={styles.label} htmlFor={`${id}-text`}>
          {t('import.paste')}
        </label>
        <TextArea
          id={`${id}-text`}
          value={pasted}
          minimumRows={5}
          resize="vertical"
          isMonospaced
          spellCheck={false}
          onChange={(event) => {
            forget();
            setPasted(event.currentTarget.value);
          }}
        />
      </div>
      <div className={styles.row}>
        <Button
          onClick={() => void onRun(runPreview)}
          isLoading={running && isPreview}
          isDisabled={running && !isPreview}
        >
          {t('preview.run')}
        </Button>
        <Button
          appearance="primary"
          onClick={() => void onRun(runImport)}
          isLoading={running && !isPreview}
          isDisabled={running && isPreview}
        >
          {t('import.run')}
        </Button>
        <span role="status">
          <ImportProgress state={state} />
        </span>
      </div>
      {refusal !== null && (
        <p className={styles.wrong} role="alert">
          {refusal}
        </p>
      )}
      {state !== null && <ImportOutcome state={state} />}
      {left.length > 0 && (
        <p className={styles.help}>{t('table.left', { names: left.join(', '), count: left.length })}</p>
      )}
    </section>
  );
}
