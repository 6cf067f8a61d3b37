import type { CommittedView } from '../../../../src/contract/history-calls';
import type { TargetView } from '../../../../src/contract/views';
import { useCall } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { formatShare } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import { LoadingRows } from '../../../ui/loading-rows';
import styles from '../strategy.module.css';
import { ScopeLine } from './scope-line';

interface CommittedFactsProps {
  readonly target: TargetView;
  readonly now: string;
}

/** A share, or the word for none. */
const shareText = (share: number | null): string => (share === null ? '–' : formatShare(share));

/** What left the committed scope and what came beside it; empty when neither did. */
function movedText({ left, later }: CommittedView): string {
  const moved = [
    ...(left === 0 ? [] : [t('baseline.left', { count: left })]),
    ...(later === 0 ? [] : [t('baseline.later', { count: later })]),
  ];
  return moved.length === 0 ? '' : ` · ${moved.join(', ')}`;
}

/** Progress against the scope that was agreed on, beside progress against the scope of today. */
export function CommittedFacts({ target, now }: CommittedFactsProps) {
  const answer = useCall('getCommittedScope', { target: target.key });
  const scope = answer.data?.scope;
  const { result, baselineScope } = target;
  if (answer.isPending) return <LoadingRows count={1} />;
  // Without the work itself there are still the sizes that were noted.
  if (scope === null || scope === undefined) return <ScopeLine target={target} now={now} />;
  const current = result.automatic === undefined ? result.progress : result.automatic.progress;
  return (
    <>
      <dl className={styles.pair}>
        <dt>{t('baseline.committed')}</dt>
        <dd>
          {t('baseline.of', {
            share: shareText(scope.progress),
            count: scope.total,
            day: formatDay(scope.at.slice(0, 10), now),
          })}
          {movedText(scope)}
        </dd>
        <dt>{t('baseline.current')}</dt>
        <dd>{t('baseline.of-now', { share: shareText(current), count: result.leaves?.total ?? 0 })}</dd>
      </dl>
      {scope.left > 0 && (
        <p className={styles.quiet}>
          {t('baseline.left.earns')}
          {scope.leftDone > 0 && ` ${t('baseline.left.done', { count: scope.leftDone })}`}
        </p>
      )}
      {!scope.isExact && baselineScope !== null && (
        <p className={styles.quiet}>{t('baseline.inexact', { known: scope.total, count: baselineScope.total })}</p>
      )}
    </>
  );
}
