import type { CheckInView, TargetView } from '../../../src/contract/views';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { amountText } from '../../ui/target-numbers';
import styles from './strategy.module.css';

interface CheckInListProps {
  readonly target: TargetView;
  readonly checkIns: readonly CheckInView[];
  readonly now: string;
}

/** What the owner entered, newest first: value, confidence, note and what was in the way. */
export function CheckInList({ target, checkIns, now }: CheckInListProps) {
  if (checkIns.length === 0) return <p className={styles.quiet}>{t('check-ins.none')}</p>;
  const newestFirst = [...checkIns].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <ul className={styles.list}>
      {newestFirst.map((checkIn) => (
        <li key={checkIn.at} className={styles.item}>
          <div className={styles.facts}>
            <b>{amountText(target, checkIn.value)}</b>
            <span className={styles.meta}>{formatDay(checkIn.at, now)}</span>
            {checkIn.confidence !== null && (
              <span className={styles.meta}>{t(`confidence.${checkIn.confidence}`)}</span>
            )}
          </div>
          {checkIn.note !== '' && <p className={styles.plain}>{checkIn.note}</p>}
          {checkIn.impediments.map((impediment, index) => (
            <div key={index} className={styles.problem}>
              {t('check-ins.impediment', { text: impediment.text ?? impediment.issue ?? '' })}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
