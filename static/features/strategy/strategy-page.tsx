import Button from '@atlaskit/button/new';
import { Suspense, lazy, useCallback, useMemo, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import type { FrontPart } from '../../../src/contract/front-calls';
import { useOpenedStrategy } from '../../bridge/use-opened-strategy';
import { useSight } from '../../bridge/sight';
import { useReload } from '../../bridge/use-call';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { PeopleProvider } from '../../ui/people';
import { StateView } from '../../ui/state-view';
import { useWidth } from '../../ui/use-width';
import { editRights } from './edit/edit-rights';
import type { Created } from './edit/new-dialog';
import { LastActionLine } from './edit/last-action-line';
import { NewMenu } from './edit/new-menu';
import { StrategySceneProvider, type Creation, type StrategyScene } from './edit/strategy-context';
import { useLastAction } from './edit/use-last-action';
import { DueBanner } from './my-line/due-banner';
import type { Selection } from './selection';
import { useAddress } from './use-address';
import { StrategyHeader } from './strategy-header';
import { ViewAs } from './view-as';
import { StrategyViews } from './strategy-views';
import type { StrategyViewName } from './view-names';
import styles from './strategy.module.css';

// Read when there is anything to ask.
const AsksBanner = lazy(() => import('./pivot/asks-banner').then((module) => ({ default: module.AsksBanner })));
// Read when somebody creates something.
const NewDialog = lazy(() => import('./edit/new-dialog').then((module) => ({ default: module.NewDialog })));

/** What may have changed when anything was saved. */
const READ_AGAIN = [
  'getStrategy',
  'getTarget',
  'getCounting',
  'listLeaves',
  'explainIssue',
  'suggestWork',
  'getChanges',
  'listVersions',
  'getViews',
  'getHealth',
  'getTranslation',
  'getMyLine',
  'getCheckIns',
  'listStandings',
  'listCheckInHistory',
] as const;

/** Below this the row of a table does not fit. */
const NARROW_PX = 680;

/** The strategy page: one cycle's objectives and targets, where each stands, and the work behind it. */
export function StrategyPage({ virtual = true }: { readonly virtual?: boolean }) {
  const [cycle, setCycle] = useState<string | undefined>(undefined);
  const [root, width] = useWidth<HTMLDivElement>(1280);
  // The address may name a cycle; asking before that is known would read the strategy twice.
  const [isAddressed, setAddressed] = useState(false);
  const { query: strategy, data, part } = useOpenedStrategy(cycle, isAddressed);
  const [selection, setSelection] = useState<Selection | null>(null);
  // Whoever goes from cycle to cycle, or sees what others do not for a while, goes on in the same view.
  const [view, setView] = useState<StrategyViewName>('overview');
  useAddress(
    { cycle: data?.cycle?.key ?? null, view, selection },
    data !== undefined && !strategy.isPlaceholderData,
    (named) => {
      setCycle(named.cycle ?? undefined);
      setSelection(named.selection);
      setView(named.view);
    },
    () => setAddressed(true),
  );
  const isNoCycle = cycle !== undefined && strategy.error?.code === 'not-found';
  return (
    <div ref={root} className={styles.page} data-narrow={width < NARROW_PX}>
      {strategy.isPending && data === undefined && <LoadingRows count={8} />}
      {strategy.isError && isNoCycle && (
        <StateView title={t('not-here.cycle', { key: cycle ?? '' })} text={t('not-here.cycle.why')}>
          <Button
            appearance="primary"
            onClick={() => {
              setSelection(null);
              setCycle(undefined);
            }}
          >
            {t('not-here.cycle.open')}
          </Button>
        </StateView>
      )}
      {strategy.isError && !isNoCycle && (
        <FailureView failure={strategy.error} onRetry={() => void strategy.refetch()} />
      )}
      {data !== undefined && (
        <LoadedStrategy
          data={data}
          part={part}
          selection={selection}
          view={view}
          width={width}
          virtual={virtual}
          isFetching={strategy.isFetching}
          onSelect={setSelection}
          onView={setView}
          onCycle={(key, next = null) => {
            setCycle(key);
            setSelection(next);
          }}
          reload={async () => (await strategy.refetch()).data}
        />
      )}
    </div>
  );
}

interface LoadedStrategyProps {
  readonly data: CallOutput<'getStrategy'>;
  readonly part: FrontPart | null;
  readonly selection: Selection | null;
  readonly view: StrategyViewName;
  readonly width: number;
  readonly virtual: boolean;
  readonly isFetching: boolean;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onView: (view: StrategyViewName) => void;
  readonly onCycle: (key: string, selection?: Selection | null) => void;
  readonly reload: StrategyScene['reload'];
}

function LoadedStrategy(props: LoadedStrategyProps) {
  const { part, selection, view, width, virtual, isFetching, onSelect, onView, onCycle, reload } = props;
  const [creation, setCreation] = useState<Creation | null>(null);
  const refresh = useReload();
  const { viewingAs } = useSight();
  // Through other eyes nothing is anybody's to change, nor asked of whoever looks.
  const data = useMemo(
    () => (viewingAs === undefined ? props.data : { ...props.data, checkIns: null }),
    [props.data, viewingAs],
  );
  const rights = useMemo(
    () => editRights(viewingAs === undefined ? data : { ...data, mayManage: false, me: '' }),
    [data, viewingAs],
  );
  const owners = useMemo(
    () => [data.me, ...[...data.objectives, ...data.targets].map((item) => item.owner)],
    [data.me, data.objectives, data.targets],
  );
  const readAgain = useCallback(() => refresh(...READ_AGAIN), [refresh]);
  const lastAction = useLastAction(readAgain);
  const { done, pass } = lastAction;
  const scene: StrategyScene = {
    data,
    part,
    rights,
    open: (next) => {
      pass();
      onSelect(next);
    },
    openIn: (to, next) => {
      pass();
      onCycle(to, next);
    },
    create: (next) => {
      pass();
      setCreation(next);
    },
    done,
    reload,
  };
  const onCreated = ({ kind, key, cycle }: Created): void => {
    setCreation(null);
    done(t('new.done', { key }));
    const made: Selection = { kind, key };
    if (cycle === data.cycle?.key) onSelect(made);
    else onCycle(cycle, made);
  };
  return (
    <StrategySceneProvider value={scene}>
      <PeopleProvider ids={owners}>
        <StrategyHeader
          data={data}
          part={part}
          isFetching={isFetching}
          onCycle={(key) => onCycle(key)}
          onRefresh={() => void readAgain()}
          onCycleDetails={() => data.cycle !== null && onSelect({ kind: 'cycle', key: data.cycle.key })}
        >
          <ViewAs />
          <NewMenu />
        </StrategyHeader>
        {view !== 'my-line' && <DueBanner checkIns={data.checkIns} onOpen={() => onView('my-line')} />}
        <LastActionLine action={lastAction} />
        {data.asks.length > 0 && (
          <Suspense fallback={null}>
            <AsksBanner />
          </Suspense>
        )}
        <StrategyViews
          key={data.cycle?.key}
          shown={view}
          onShow={onView}
          selection={selection}
          width={width}
          virtual={virtual}
          onSelect={onSelect}
        />
        {creation !== null && (
          <Suspense fallback={null}>
            <NewDialog creation={creation} onCreated={onCreated} onLeave={() => setCreation(null)} />
          </Suspense>
        )}
      </PeopleProvider>
    </StrategySceneProvider>
  );
}
