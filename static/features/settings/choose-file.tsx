import Button from '@atlaskit/button/new';
import { useRef, type ChangeEvent } from 'react';
import { formatBytes } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { fileText, type FileText } from './file-text';
import styles from './settings.module.css';

export interface ChosenFile {
  readonly name: string;
  readonly read: FileText;
  readonly bytes: number;
}

/** Why a chosen file cannot be read, in words. */
export const unreadableText = ({ why, line }: Extract<FileText, { kind: 'unreadable' }>): string =>
  t(`file.${why}`, { line: String(line) });

/** A button that opens the reader's files, and the name of the one that was chosen. */
export function ChooseFile({
  label,
  accept,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly accept: string;
  readonly chosen: ChosenFile | null;
  readonly onChoose: (file: ChosenFile) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    if (file === undefined) return;
    void file
      .arrayBuffer()
      .then((buffer) => onChoose({ name: file.name, read: fileText(new Uint8Array(buffer)), bytes: file.size }));
    // The same file can be chosen again after it was corrected.
    event.currentTarget.value = '';
  };
  return (
    <div className={styles.row}>
      <input ref={input} type="file" accept={accept} hidden aria-label={label} onChange={onChange} />
      <Button onClick={() => input.current?.click()}>{label}</Button>
      {chosen !== null && <span>{t('import.chosen', { name: chosen.name, size: formatBytes(chosen.bytes) })}</span>}
    </div>
  );
}
