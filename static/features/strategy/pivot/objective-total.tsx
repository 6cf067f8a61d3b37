import { useCall } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { workTotalText } from '../../../ui/work-total-text';
import styles from '../strategy.module.css';

/** What the targets of an objective, and of what counts towards it, come to together. */
export function ObjectiveTotal({ objective }: { readonly objective: string }) {
  const answer = useCall('getWorkOfObjective', { objective });
  if (answer.isPending) return <LoadingRows count={1} />;
  if (answer.isError) return <FailureView failure={answer.error} onRetry={() => void answer.refetch()} />;
  // One target or none has nothing to add up.
  if (answer.data.targets < 2) return null;
  return (
    <p className={styles.plain}>
      {t('work-total.targets', { count: answer.data.targets })} {workTotalText(answer.data)}
    </p>
  );
}
