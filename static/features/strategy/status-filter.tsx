import type { ReactNode } from 'react';
import type { Status } from '../../../src/domain/status';
import { formatCount } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import styles from './strategy.module.css';
import type { StatusCounts } from '../../../src/rollup/priorities';

// Exceptions stand first, as everywhere.
const ORDER: readonly Status[] = ['off-track', 'at-risk', 'unmeasured', 'on-track', 'achieved'];

interface StatusFilterProps {
  readonly counts: StatusCounts;
  readonly chosen: Status | null;
  readonly onChoose: (status: Status | null) => void;
  /** What stands beside the counts. */
  readonly children?: ReactNode;
}

/** How many targets stand where; each count narrows the tree to its targets. */
export function StatusFilter({ counts, chosen, onChoose, children }: StatusFilterProps) {
  return (
    <div role="group" aria-label={t('strategy.filter')} className={styles.filters}>
      {ORDER.filter((status) => counts[status] > 0 || status === chosen).map((status) => (
        <button
          key={status}
          type="button"
          className={styles.chip}
          aria-pressed={status === chosen}
          onClick={() => onChoose(status === chosen ? null : status)}
        >
          <span className={styles.dot} data-status={status} />
          {t(`status.${status}`)} <b>{formatCount(counts[status])}</b>
        </button>
      ))}
      {children}
    </div>
  );
}
