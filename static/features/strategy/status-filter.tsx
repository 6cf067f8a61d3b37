import type { ReactNode } from 'react';
import type { TargetView } from '../../../src/contract/views';
import type { Status } from '../../../src/domain/status';
import { formatCount } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import styles from './strategy.module.css';
import { statusCounts } from './tree-rows';

// Exceptions stand first, as everywhere.
const ORDER: readonly Status[] = ['off-track', 'at-risk', 'unmeasured', 'on-track', 'achieved'];

interface StatusFilterProps {
  readonly targets: readonly TargetView[];
  readonly chosen: Status | null;
  readonly onChoose: (status: Status | null) => void;
  /** What stands beside the counts. */
  readonly children?: ReactNode;
}

/** How many targets stand where; each count narrows the tree to its targets. */
export function StatusFilter({ targets, chosen, onChoose, children }: StatusFilterProps) {
  const counts = statusCounts(targets);
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
