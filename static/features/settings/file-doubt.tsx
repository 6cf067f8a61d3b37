import { t } from '../../i18n/translate';
import type { Doubt } from './file-text';
import styles from './settings.module.css';

/** Says how the letters of a chosen file were read, where only the reader can see whether that was right. */
export function FileDoubt({ doubt }: { readonly doubt: Doubt }) {
  const samples = doubt.samples.join(', ');
  return (
    <p className={styles.doubt} role="status">
      {doubt.kind === 'lost'
        ? t('file.lost', { samples })
        : t(samples === '' ? 'file.windows-1252.no-words' : 'file.windows-1252', { samples })}
    </p>
  );
}
