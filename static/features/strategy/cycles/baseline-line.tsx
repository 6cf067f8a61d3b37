import type { TargetView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { formatShare } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import styles from '../strategy.module.css';

/** What a commit agreed on beside what is in scope now, and whether the number still moves. */
export function BaselineLine({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const { baselineScope, result } = target;
  const { leaves, isFrozen } = result;
  if (baselineScope === null || leaves === null) {
    return isFrozen ? <p className={styles.quiet}>{t('baseline.frozen')}</p> : null;
  }
  const more = leaves.total - baselineScope.total;
  const values = {
    day: formatDay(baselineScope.at.slice(0, 10), now),
    total: baselineScope.total,
    done: baselineScope.done,
    count: Math.abs(more),
  };
  const text = more === 0 ? 'baseline.same' : more > 0 ? 'baseline.grown' : 'baseline.shrunk';
  return (
    <p className={styles.quiet}>
      {t(text, values)}{' '}
      {more > 0 &&
        baselineScope.total > 0 &&
        t('baseline.progress', {
          baseline: formatShare(Math.min(1, leaves.done / baselineScope.total)),
          current: formatShare(leaves.done / leaves.total),
        })}{' '}
      {isFrozen && t('baseline.frozen')}
    </p>
  );
}
