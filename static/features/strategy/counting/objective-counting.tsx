import { useState } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { useCall } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { useStrategyScene } from '../edit/strategy-context';
import { CountedList } from './counted-facts';

/** How the work under an objective is counted, asked for by whoever opens it. */
export function ObjectiveCounting({ objective }: { readonly objective: ObjectiveView }) {
  const [isOpened, setOpened] = useState(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>{t('counted.title')}</summary>
      {isOpened && <Opened objective={objective} />}
    </details>
  );
}

function Opened({ objective }: { readonly objective: ObjectiveView }) {
  const { rights, open } = useStrategyScene();
  const counting = useCall('getCounting', { kind: 'objective', key: objective.key });
  if (counting.isError) return <FailureView failure={counting.error} onRetry={() => void counting.refetch()} />;
  if (counting.data === undefined) return <LoadingRows count={3} />;
  const { own, above, line } = counting.data;
  const from = above.from.map((one) =>
    own[one.field] === undefined ? one : { ...one, by: 'target' as const, objective: null },
  );
  return (
    <CountedList
      rules={{ ...above, ...own }}
      from={from}
      line={line}
      onChange={
        rights.mayEditObjective(objective)
          ? () => open({ kind: 'objective', key: objective.key, doing: 'count' })
          : null
      }
    />
  );
}
