import Button from '@atlaskit/button/new';
import Tabs, { Tab, TabList } from '@atlaskit/tabs';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { CheckInView } from '../../../src/contract/check-in-views';
import type { TargetView } from '../../../src/contract/views';
import { daysFrom } from '../../../src/domain/days-from';
import { countsWork } from '../../../src/domain/measure';
import { useSight } from '../../bridge/sight';
import { useAction, useCall, useReload } from '../../bridge/use-call';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { FailureView } from '../../ui/failure-view';
import { LineOfSight } from '../../ui/line-of-sight';
import { LoadingRows } from '../../ui/loading-rows';
import { isEntered, isOfWork } from '../../ui/measure-feed';
import { measureText } from '../../ui/measure-text';
import { amountText } from '../../ui/target-numbers';
import { TargetRow } from '../../ui/target-row';
import { TrendChart } from '../../ui/trend-chart';
import { daysChanged, undoCheckIns } from './edit/undo';
import { DrawerTab } from './drawer-tab';
import { useStrategyScene } from './edit/strategy-context';
import { TargetActions } from './pivot/target-actions';
import { TargetFacts } from './pivot/target-facts';
import { TARGET_TABS, tabIndex } from './selection';
import styles from './strategy.module.css';
import { WorkList } from './work-list';

interface TargetDetailsProps {
  readonly targetKey: string;
  /** What the tree already shows of it. */
  readonly known: TargetView | undefined;
  /** The tab that is open, by name. */
  readonly tab: string | undefined;
  readonly isCheckingIn: boolean;
  /** Goes back to reading. */
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

// Only owners enter values.
const CheckInForm = lazy(() =>
  import('../../ui/check-in/check-in-form').then((module) => ({ default: module.CheckInForm })),
);

const NotHere = lazy(() => import('./not-here').then((module) => ({ default: module.NotHere })));
const NumberDetails = lazy(() => import('./number-details').then((module) => ({ default: module.NumberDetails })));

const BaselineLine = lazy(() => import('./cycles/baseline-line').then((module) => ({ default: module.BaselineLine })));

const Forecast = lazy(() => import('./forecast/forecast').then((module) => ({ default: module.Forecast })));

const LinkList = lazy(() => import('./link-list').then((module) => ({ default: module.LinkList })));
// Only those who may edit the target change what it is linked to.
const LinkEditor = lazy(() => import('./links/link-editor').then((module) => ({ default: module.LinkEditor })));
const WorkSuggestions = lazy(() =>
  import('./links/work-suggestions').then((module) => ({ default: module.WorkSuggestions })),
);

const WhatChanged = lazy(() => import('./changes/what-changed').then((module) => ({ default: module.WhatChanged })));

const AskNotice = lazy(() => import('./pivot/ask-notice').then((module) => ({ default: module.AskNotice })));
const TargetCheckIns = lazy(() =>
  import('./check-ins/target-check-ins').then((module) => ({ default: module.TargetCheckIns })),
);
const HistoryTab = lazy(() => import('./pivot/history-tab').then((module) => ({ default: module.HistoryTab })));

/** A queued recomputation takes a slot or two; the page looks again this often, this many times. */
const LOOK_AGAIN_MS = 4_000;
const LOOKS = 4;

/** A target: its numbers and history, what it serves, the work behind it and what its owner said. */
export function TargetDetails({ targetKey, known, tab, isCheckingIn, ...rest }: TargetDetailsProps) {
  const { data, open, done, part, rights } = useStrategyScene();
  const { terms, now } = data;
  const [changed, setChanged] = useState<CheckInView | null>(null);
  const details = useCall('getTarget', { target: targetKey });
  const target = details.data?.target ?? known;
  // What it is linked to is for who may edit the target.
  const mayLink = target !== undefined && isOfWork(target) && !target.result.isFrozen && rights.mayEditTarget(target);
  // Beside the header of a cycle that it does not belong to, its numbers would be taken for that cycle's.
  const isElsewhere =
    known === undefined &&
    part === null &&
    target !== undefined &&
    !data.objectives.some(({ key }) => key === target.objective);
  const isMissing = target === undefined && details.error?.code === 'not-found';
  const at = details.data?.now ?? now;
  const isAsked = data.asks.some(({ kind, key }) => kind === 'target' && key === targetKey);
  const onTab = (index: number): void => {
    const next = TARGET_TABS[index];
    open({ kind: 'target', key: targetKey, ...(next === undefined ? {} : { tab: next }) });
  };
  const onLeave = (): void => {
    setChanged(null);
    rest.onLeave();
  };
  if (isMissing || isElsewhere) {
    return (
      <Suspense fallback={<LoadingRows count={3} />}>
        <NotHere selection={{ kind: 'target', key: targetKey }} onClose={rest.onClose} />
      </Suspense>
    );
  }
  return (
    <>
      {target !== undefined && !isCheckingIn && <Actions target={target} />}
      {target !== undefined && !isCheckingIn && isAsked && (
        <Suspense fallback={null}>
          <AskNotice kind="target" of={target} />
        </Suspense>
      )}
      {target !== undefined && isCheckingIn && (
        <Suspense fallback={<LoadingRows count={5} />}>
          <CheckInForm
            key={changed?.at ?? ''}
            target={targetKey}
            day={changed?.at ?? null}
            me={data.me}
            onSaved={(saved, start) => {
              done(
                t(changed === null ? 'check-in.done' : 'check-in.changed', { name: target.name }),
                undoCheckIns(targetKey, daysChanged(start.checkIns, saved, changed)),
              );
              setChanged(null);
              open({ kind: 'target', key: targetKey, tab: 'check-ins' });
            }}
            onLeave={onLeave}
            onResolved={done}
          />
        </Suspense>
      )}
      {target !== undefined && <TargetRow target={target} now={at} width="medium" named={false} />}
      {target !== undefined && <Freshness target={target} now={at} />}
      {details.isPending && <LoadingRows count={5} />}
      {details.isError && <FailureView failure={details.error} onRetry={() => void details.refetch()} />}
      {details.data !== undefined && target !== undefined && (
        <Tabs id={`details-${targetKey}`} selected={tabIndex(TARGET_TABS, tab)} onChange={onTab}>
          <TabList>
            <Tab>{t('drawer.target')}</Tab>
            <Tab>{t('drawer.work')}</Tab>
            <Tab>{t('drawer.changes')}</Tab>
            <Tab>{t('drawer.check-ins')}</Tab>
            <Tab>{t('history.tab')}</Tab>
          </TabList>
          <DrawerTab rows={5}>
            <History target={target} now={at} />
            <Suspense fallback={null}>
              <BaselineLine target={target} now={at} />
              {isOfWork(target) && <Forecast target={target} now={at} />}
            </Suspense>
            <LineOfSight line={details.data.line} terms={terms} />
            <dl className={styles.pair}>
              <dt>{t('drawer.measured-by')}</dt>
              <dd>{measureText(target)}</dd>
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
              <TargetFacts target={target} now={at} />
            </dl>
            <Suspense fallback={<LoadingRows count={1} />}>
              <NumberDetails details={details.data} target={target} now={at} />
            </Suspense>
            {isOfWork(target) && <LinkList links={details.data.links} hidden={details.data.hiddenLinks} />}
          </DrawerTab>
          <DrawerTab rows={5}>
            {mayLink && <LinkEditor target={targetKey} links={details.data.links} hidden={details.data.hiddenLinks} />}
            {isOfWork(target) ? (
              <WorkList target={targetKey} />
            ) : (
              <p className={styles.quiet}>{t(isEntered(target) ? 'work.metric' : 'work.none-feeds')}</p>
            )}
            {mayLink && <WorkSuggestions target={targetKey} />}
          </DrawerTab>
          <DrawerTab rows={5}>
            {isOfWork(target) ? (
              <WhatChanged target={target} checkIns={details.data.checkIns} now={at} />
            ) : (
              <p className={styles.quiet}>{t(isEntered(target) ? 'changes.metric' : 'work.none-feeds')}</p>
            )}
          </DrawerTab>
          <DrawerTab rows={3}>
            <TargetCheckIns
              target={target}
              details={details.data}
              now={at}
              onChange={(checkIn) => {
                setChanged(checkIn);
                open({ kind: 'target', key: targetKey, doing: 'check-in' });
              }}
            />
          </DrawerTab>
          <DrawerTab rows={4}>
            <HistoryTab kind="target" of={targetKey} />
          </DrawerTab>
        </Tabs>
      )}
    </>
  );
}

/** What the viewer may do with a target. */
function Actions({ target }: { readonly target: TargetView }) {
  const { rights, open } = useStrategyScene();
  const at = { kind: 'target', key: target.key } as const;
  const mayEdit = rights.mayEditTarget(target);
  const mayCheckIn = rights.mayCheckIn(target);
  if (!mayEdit && !mayCheckIn) return null;
  return (
    <div className={styles.actions}>
      {mayCheckIn && (
        <Button spacing="compact" appearance="primary" onClick={() => open({ ...at, doing: 'check-in' })}>
          {t('check-in.open')}
        </Button>
      )}
      {mayEdit && <TargetActions target={target} />}
    </div>
  );
}

/** The trend by the day, once it has been read; until then as the tree knows it. */
function History({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const history = useCall('getHistory', { target: target.key }, { enabled: isOfWork(target) });
  const isAgreed = target.baselineScope !== null && countsWork(target.measure);
  const agreed = useCall('getCommittedScope', { target: target.key }, { enabled: isAgreed });
  const days = history.data?.days ?? [];
  const today = target.result.trend.slice(-1);
  const past = daysFrom(days, target.start).filter(({ day }) => day < (today[0]?.day ?? ''));
  const trend = past.length < target.result.trend.length ? target.result.trend : [...past, ...today];
  // A day alone, that of the commit, makes no line.
  const line = agreed.data?.scope?.line ?? [];
  const committed = line.length > 1 ? line : [];
  const foreseen = history.data?.forecast?.foreseen ?? null;
  const shown = { ...target, result: { ...target.result, trend } };
  return <TrendChart target={shown} now={now} committed={committed} foreseen={foreseen} />;
}

function Freshness({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const { viewingAs } = useSight();
  const refresh = useAction('refreshTarget');
  const reload = useReload();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (looks === 0) return undefined;
    const timer = setTimeout(() => {
      setLooks(looks - 1);
      void reload(
        'getTarget',
        'listLeaves',
        'explainIssue',
        'getChanges',
        'getCommittedScope',
        'getHistory',
        'getStrategy',
      );
    }, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [looks, reload]);
  const { asOf, staleSince, complete } = target.result;
  return (
    <div className={styles.facts}>
      <AsOf asOf={asOf} now={now} staleSince={staleSince} complete={complete} />
      {isOfWork(target) && !target.result.isFrozen && viewingAs === undefined && (
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
