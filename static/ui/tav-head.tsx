import { t } from '../i18n/translate';
import styles from './tav-grid.module.css';

/** The header row of a Target · Actual · Variance table. */
export function TavHead() {
  const number = styles.number;
  const columns = [
    { key: 'column.name', className: undefined },
    { key: 'column.status', className: undefined },
    { key: 'column.target', className: number },
    { key: 'column.actual', className: number },
    { key: 'column.expected', className: number },
    { key: 'column.variance', className: number },
    { key: 'column.trend', className: styles.trend },
    { key: 'column.evidence', className: styles.evidence },
    { key: 'column.owner', className: styles.owner },
  ] as const;
  return (
    <div role="row" aria-rowindex={1} className={`${styles.grid} ${styles.head}`}>
      {columns.map(({ key, className }) => (
        <div key={key} role="columnheader" className={className}>
          {t(key)}
        </div>
      ))}
    </div>
  );
}
