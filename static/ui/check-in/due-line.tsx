import type { CheckInDueView } from '../../../src/contract/check-in-views';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import styles from './check-in.module.css';

interface DueLineProps {
  readonly due: CheckInDueView;
  readonly now: string;
}

/** When the next check-in is asked for, or why none is; in one sentence. */
export function dueText(due: CheckInDueView, now: string): string {
  const by = due.dueBy === null ? '' : formatDay(due.dueBy, now);
  switch (due.asked) {
    case 'not-started':
      return t('due.not-started', { day: by });
    case 'over':
      return t('due.over');
    case 'closed':
      return t('due.closed');
    case 'no-rhythm':
      return t('due.no-rhythm');
    case 'asked':
      if (due.dueBy === null) return t('due.last');
      return t(due.isOpen ? 'due.open' : 'due.by', { day: by });
  }
}

/** That check-ins were missed, as a fact about the target; null when none was. */
export const silentText = ({ overdueSince, missed }: CheckInDueView, now: string): string | null =>
  overdueSince === null ? null : t('due.silent', { count: missed, day: formatDay(overdueSince, now) });

/** What is asked of a target's owner, and whether it was missed. */
export function DueLine({ due, now }: DueLineProps) {
  const silent = silentText(due, now);
  return (
    <div className={styles.due}>
      {silent !== null && <strong className={styles.silent}>{silent}</strong>}
      <span>{dueText(due, now)}</span>
    </div>
  );
}
