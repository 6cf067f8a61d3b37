import type { ReactNode } from 'react';
import { t } from '../i18n/translate';
import { DEFAULT_COLUMNS, type Column } from './tav-columns';
import styles from './tav-grid.module.css';

const CLASSES: Readonly<Partial<Record<Column, string | undefined>>> = {
  target: styles.number,
  actual: styles.number,
  expected: styles.number,
  variance: styles.number,
  weight: styles.number,
  trend: styles.trend,
  evidence: styles.evidence,
  owner: styles.owner,
};

interface TavHeadProps {
  readonly columns?: readonly Column[];
  /** Stands before the name. */
  readonly lead?: ReactNode;
}

/** The header row of a Target · Actual · Variance table. */
export function TavHead({ columns = DEFAULT_COLUMNS, lead }: TavHeadProps) {
  return (
    <div role="row" aria-rowindex={1} className={`${styles.grid} ${styles.head}`}>
      {lead}
      <div role="columnheader">{t('column.name')}</div>
      {columns.map((column) => (
        <div key={column} role="columnheader" className={CLASSES[column]}>
          {t(`column.${column}`)}
        </div>
      ))}
    </div>
  );
}
