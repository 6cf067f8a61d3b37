import Button from '@atlaskit/button/new';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useEffect, useState } from 'react';
import type { TargetView, TermsView } from '../../../src/contract/views';
import { useAction, useCall, useReload } from '../../bridge/use-call';
import { formatDay } from '../../i18n/dates';
import { formatCount } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { FailureView } from '../../ui/failure-view';
import { LineOfSight } from '../../ui/line-of-sight';
import { LoadingRows } from '../../ui/loading-rows';
import { measureText } from '../../ui/measure-text';
import { amountText } from '../../ui/target-numbers';
import { TargetRow } from '../../ui/target-row';
import { TrendChart } from '../../ui/trend-chart';
import { CheckInList } from './check-in-list';
import { LinkList } from './link-list';
import type { Selection } from './selection';
import styles from './strategy.module.css';
import { WorkList } from './work-list';

interface TargetDetailsProps {
  readonly targetKey: string;
  /** What the tree already shows of it. */
  readonly known: TargetView | undefined;
  readonly terms: TermsView;
  readonly now: string;
  readonly onSelect: (selection: Selection) => void;
}

/** A queued recomputation takes a slot or two; the page looks again this often, this many times. */
const LOOK_AGAIN_MS = 4_000;
const LOOKS = 4;

/** A target: its numbers and history, what it serves, the work behind it and what its owner said. */
export function TargetDetails({ targetKey, known, terms, now }: TargetDetailsProps) {
  const details = useCall('getTarget', { target: targetKey });
  const target = details.data?.target ?? known;
  const at = details.data?.now ?? now;
  return (
    <>
      {target !== undefined && <TargetRow target={target} now={at} width="medium" named={false} />}
      {target !== undefined && <Freshness target={target} now={at} />}
      {details.isPending && <LoadingRows count={5} />}
      {details.isError && <FailureView failure={details.error} onRetry={() => void details.refetch()} />}
      {details.data !== undefined && target !== undefined && (
        <Tabs id={`details-${targetKey}`}>
          <TabList>
            <Tab>{t('drawer.target')}</Tab>
            <Tab>{t('drawer.work')}</Tab>
            <Tab>{t('drawer.check-ins')}</Tab>
          </TabList>
          <TabPanel>
            <div className={styles.tab}>
              <TrendChart target={target} now={at} />
              <LineOfSight line={details.data.line} terms={terms} />
              <dl className={styles.pair}>
                <dt>{t('drawer.measured-by')}</dt>
                <dd>{measureText(target.measure)}</dd>
                <dt>{t('drawer.way')}</dt>
                <dd>
                  {t('drawer.from-to', {
                    baseline: amountText(target, target.baseline),
                    goal: amountText(target, target.goal),
                  })}
                </dd>
                <dt>{t('drawer.period')}</dt>
                <dd>
                  {t('strategy.cycle.span', { start: formatDay(target.start, at), end: formatDay(target.due, at) })} ·{' '}
                  {t(`horizon.${target.horizon}`)}
                </dd>
                <dt>{t('drawer.weight')}</dt>
                <dd>{formatCount(target.weight)}</dd>
              </dl>
              {target.measure.type === 'completion' && (
                <LinkList links={details.data.links} hidden={details.data.hiddenLinks} />
              )}
            </div>
          </TabPanel>
          <TabPanel>
            <div className={styles.tab}>
              {target.measure.type === 'metric' ? (
                <p className={styles.quiet}>{t('work.metric')}</p>
              ) : (
                <WorkList target={targetKey} />
              )}
            </div>
          </TabPanel>
          <TabPanel>
            <div className={styles.tab}>
              <CheckInList target={target} checkIns={details.data.checkIns} now={at} />
            </div>
          </TabPanel>
        </Tabs>
      )}
    </>
  );
}

function Freshness({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const refresh = useAction('refreshTarget');
  const reload = useReload();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (looks === 0) return undefined;
    const timer = setTimeout(() => {
      setLooks(looks - 1);
      void reload('getTarget', 'listLeaves', 'getStrategy');
    }, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [looks, reload]);
  const { asOf, staleSince, complete } = target.result;
  return (
    <div className={styles.facts}>
      <AsOf asOf={asOf} now={now} staleSince={staleSince} complete={complete} />
      {target.measure.type === 'completion' && (
        <Button
          appearance="subtle"
          spacing="compact"
          isLoading={refresh.isPending}
          onClick={() => refresh.mutate({ target: target.key }, { onSuccess: () => setLooks(LOOKS) })}
        >
          {t('drawer.refresh')}
        </Button>
      )}
      {refresh.isError && <FailureView failure={refresh.error} />}
      {looks > 0 && <span role="status">{t('drawer.refresh.queued')}</span>}
    </div>
  );
}
