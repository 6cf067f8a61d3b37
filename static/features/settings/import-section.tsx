import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { useReload } from '../../bridge/use-call';
import { formatBytes } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { importFileOf, type ImportFile } from './import-file';
import { ImportOutcome } from './import-outcome';
import { runImport, type ImportState } from './run-import';
import styles from './settings.module.css';

function refusalText(file: ImportFile): string | null {
  switch (file.kind) {
    case 'not-json':
      return t('import.not-json', { problem: file.problem });
    case 'not-object':
      return t('import.not-object');
    case 'too-large':
      return t('import.too-large', { size: formatBytes(file.bytes), limit: formatBytes(file.limitBytes) });
    case 'whole':
    case 'parts':
      return null;
  }
}

/** Imports a strategy file, chosen or pasted. What cannot be right is refused before anything is sent. */
export function ImportSection() {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ readonly name: string; readonly text: string; readonly bytes: number } | null>(
    null,
  );
  const [pasted, setPasted] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [state, setState] = useState<ImportState | null>(null);
  const reload = useReload();
  const running =
    state !== null && (state.kind === 'sending' || state.kind === 'uploading' || state.kind === 'applying');

  const onChoose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    if (file === undefined) return;
    setRefusal(null);
    setState(null);
    void file.text().then((text) => setChosen({ name: file.name, text, bytes: file.size }));
    // The same file can be chosen again after it was corrected.
    event.currentTarget.value = '';
  };
  const onImport = (): void => {
    const text = pasted.trim() === '' ? (chosen?.text ?? '') : pasted;
    setState(null);
    if (text.trim() === '') {
      setRefusal(t('import.empty'));
      return;
    }
    const file = importFileOf(text);
    setRefusal(refusalText(file));
    if (file.kind !== 'whole' && file.kind !== 'parts') return;
    void runImport(file, setState).then(() => reload('getSettings'));
  };

  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.heading}>
        {t('import.title')}
      </h2>
      <p className={styles.text}>{t('import.intro')}</p>
      <div className={styles.row}>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className={styles.hiddenInput}
          tabIndex={-1}
          aria-label={t('import.choose')}
          onChange={onChoose}
        />
        <Button onClick={() => input.current?.click()}>{t('import.choose')}</Button>
        {chosen !== null && <span>{t('import.chosen', { name: chosen.name, size: formatBytes(chosen.bytes) })}</span>}
      </div>
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
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
      </div>
      <div className={styles.row}>
        <Button appearance="primary" onClick={onImport} isLoading={running}>
          {t('import.run')}
        </Button>
        <span role="status">{running && <Progress state={state} />}</span>
      </div>
      {refusal !== null && (
        <p className={styles.wrong} role="alert">
          {refusal}
        </p>
      )}
      {state !== null && <ImportOutcome state={state} />}
    </section>
  );
}

function Progress({ state }: { readonly state: ImportState }) {
  if (state.kind === 'uploading') return t('import.uploading', { done: state.done, total: state.total });
  if (state.kind === 'applying') return t('import.applying', { done: state.done, total: state.total });
  return t('import.running');
}
