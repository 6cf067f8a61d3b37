import type { TargetView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import styles from '../strategy.module.css';

/** How much more or less work there is than was noted at the commit. */
export function ScopeLine({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const { baselineScope, result } = target;
  if (baselineScope === null || result.leaves === null) return null;
  const more = result.leaves.total - baselineScope.total;
  const text = more === 0 ? 'baseline.same' : more > 0 ? 'baseline.grown' : 'baseline.shrunk';
  return (
    <p className={styles.quiet}>
      {t(text, {
        day: formatDay(baselineScope.at.slice(0, 10), now),
        total: baselineScope.total,
        done: baselineScope.done,
        count: Math.abs(more),
      })}
    </p>
  );
}
