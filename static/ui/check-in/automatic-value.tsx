import type { CheckInView } from '../../../src/contract/check-in-views';
import type { TargetView } from '../../../src/contract/views';
import { feedOf } from '../../../src/domain/measure';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { amountText } from '../target-numbers';
import styles from './check-in.module.css';

interface AutomaticValueProps {
  readonly target: TargetView;
  readonly last: CheckInView | null;
  readonly now: string;
}

/** The value a target has by itself: it is recorded beside the words and nobody types it. */
export function AutomaticValue({ target, last, now }: AutomaticValueProps) {
  const { actual, automatic, reason } = target.result;
  const own = automatic === undefined ? actual : automatic.actual;
  const feed = feedOf(target.measure.type);
  return (
    <div className={styles.automatic}>
      <span className={styles.label}>{t('check-in.now')}</span>
      <span className={styles.amount}>
        {own === null ? t(reason === null ? 'check-ins.unmeasured' : `reason.${reason}`) : amountText(target, own)}
      </span>
      <span className={styles.quiet}>
        {feed !== 'check-ins' && t(`check-in.now.${feed}`)}
        {last !== null && last.value !== null && (
          <> · {t('check-in.last.day', { amount: amountText(target, last.value), day: formatDay(last.at, now) })}</>
        )}
      </span>
    </div>
  );
}
