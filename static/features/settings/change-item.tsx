import type { AuditItemView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import styles from './settings.module.css';

const valueText = (value: string | null): string => value ?? t('audit.nothing');

/** One thing that was, or would be, created, changed or removed: from what, to what. */
export function ChangeItem({ item }: { readonly item: AuditItemView }) {
  const thing = `${t(`audit.kind.${item.kind}`)}${item.key === null ? '' : ` ${item.key}`}`;
  if (item.isNew) return <li>{t('audit.created', { thing })}</li>;
  if (item.isGone === true) return <li>{t('audit.removed', { thing })}</li>;
  return (
    <li>
      {thing}
      {item.changes.length > 0 && (
        <ul className={styles.changes}>
          {item.changes.map(({ field, from, to }) => (
            <li key={field}>{t('audit.change', { field, from: valueText(from), to: valueText(to) })}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
