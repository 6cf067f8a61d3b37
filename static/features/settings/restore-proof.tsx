import type { Difference } from '../../backup/compare';
import { t } from '../../i18n/translate';
import styles from './settings.module.css';

/** Differences named one by one; the rest is a number. */
const MAX_NAMED = 50;

/** What the comparison of the restored site with the backup came to. */
export function RestoreProof({ found }: { readonly found: readonly Difference[] }) {
  const lost = found.filter(({ kind }) => kind !== 'extra');
  const extra = found.filter(({ kind }) => kind === 'extra');
  return (
    <div className={lost.length === 0 ? styles.done : styles.mistakes} role={lost.length === 0 ? 'status' : 'alert'}>
      <p>{lost.length === 0 ? t('backup.verified') : t('backup.differs', { count: lost.length })}</p>
      {lost.length > 0 && (
        <ul className={styles.items}>
          {lost.slice(0, MAX_NAMED).map(({ kind, name }) => (
            <li key={name}>{t(kind === 'missing' ? 'backup.missing' : 'backup.changed', { name })}</li>
          ))}
          {lost.length > MAX_NAMED && <li>{t('audit.more-items', { count: lost.length - MAX_NAMED })}</li>}
        </ul>
      )}
      {extra.length > 0 && <p>{t('backup.extra', { count: extra.length })}</p>}
    </div>
  );
}
