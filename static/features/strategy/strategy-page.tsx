import Button from '@atlaskit/button/new';
import { useMemo, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { openSettings } from '../../bridge/navigation';
import { useCall, useReload } from '../../bridge/use-call';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { PeopleProvider } from '../../ui/people';
import { StateView } from '../../ui/state-view';
import { useWidth } from '../../ui/use-width';
import { Drawer } from './drawer';
import type { Selection } from './selection';
import { StrategyHeader } from './strategy-header';
import { StrategyTree } from './strategy-tree';
import { StrategyTools } from './strategy-tools';
import styles from './strategy.module.css';
import { objectiveRowId, targetRowId, treeRows, type TreeRow, type TreeView } from './tree-rows';

/** Below this the row of a table does not fit, and a drawer covers the tree. */
const NARROW_PX = 680;
const BESIDE_PX = 1080;
/** What stands above the tree, about; the rest of the screen is the tree's. */
const ABOVE_TREE_PX = 300;
const LEAST_TREE_PX = 420;

// The frame grows with its content, so its own height says nothing; the screen's does.
const treeHeight = (): number => Math.max(LEAST_TREE_PX, window.screen.availHeight - ABOVE_TREE_PX);

/** The strategy page: one cycle's objectives and targets, where each stands, and the work behind it. */
export function StrategyPage({ virtual = true }: { readonly virtual?: boolean }) {
  const [cycle, setCycle] = useState<string | undefined>(undefined);
  const [root, width] = useWidth<HTMLDivElement>(1280);
  const strategy = useCall('getStrategy', cycle === undefined ? {} : { cycle }, { keepPrevious: true });
  const reload = useReload();
  return (
    <div ref={root} className={styles.page} data-narrow={width < NARROW_PX}>
      {strategy.isPending && <LoadingRows count={8} />}
      {strategy.isError && <FailureView failure={strategy.error} onRetry={() => void strategy.refetch()} />}
      {strategy.data !== undefined && (
        <>
          <StrategyHeader
            data={strategy.data}
            isFetching={strategy.isFetching}
            onCycle={setCycle}
            onRefresh={() => void reload('getStrategy', 'getTarget', 'listLeaves')}
          />
          <Loaded key={strategy.data.cycle?.key} data={strategy.data} width={width} virtual={virtual} />
        </>
      )}
    </div>
  );
}

function selectionOf(row: TreeRow): Selection {
  return row.kind === 'objective'
    ? { kind: 'objective', key: row.objective.key }
    : { kind: 'target', key: row.target.key };
}

interface LoadedProps {
  readonly data: CallOutput<'getStrategy'>;
  readonly width: number;
  readonly virtual: boolean;
}

function Loaded({ data, width, virtual }: LoadedProps) {
  const { objectives, targets, now, terms } = data;
  const [view, setView] = useState<TreeView>(() => ({
    text: '',
    status: null,
    exceptionsFirst: true,
    expanded: new Set(objectives.filter((objective) => objective.parent === null).map((objective) => objective.key)),
  }));
  const [selection, setSelection] = useState<Selection | null>(null);
  const rows = useMemo(() => treeRows(objectives, targets, view), [objectives, targets, view]);
  const owners = useMemo(() => [...objectives, ...targets].map((item) => item.owner), [objectives, targets]);
  const [height] = useState(treeHeight);

  if (data.cycle === null || objectives.length === 0) return <EmptyStrategy data={data} />;

  const narrow = width < NARROW_PX;
  const beside = selection !== null && width >= BESIDE_PX;
  const onToggle = (key: string): void =>
    setView((current) => {
      const expanded = new Set(current.expanded);
      if (!expanded.delete(key)) expanded.add(key);
      return { ...current, expanded };
    });
  const onExpand = (keys: readonly string[]): void =>
    setView((current) => ({ ...current, expanded: new Set([...current.expanded, ...keys]) }));
  const onClose = (): void => {
    const rowId =
      selection === null
        ? null
        : selection.kind === 'objective'
          ? objectiveRowId(selection.key)
          : targetRowId(selection.key);
    setSelection(null);
    // The reader goes on where they were; the row may only appear once the drawer is gone.
    requestAnimationFrame(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      shown.find((element) => element.dataset['row'] === rowId)?.focus();
    });
  };
  const drawer = selection !== null && (
    <Drawer
      selection={selection}
      objectives={objectives}
      targets={targets}
      terms={terms}
      now={now}
      maxHeightPx={beside ? height : null}
      onSelect={setSelection}
      onClose={onClose}
    />
  );

  return (
    <PeopleProvider ids={owners}>
      <StrategyTools objectives={objectives} targets={targets} view={view} onView={setView} />
      <div className={styles.body} data-drawer={beside ? 'beside' : 'over'}>
        {(selection === null || beside) && (
          <div>
            <StrategyTree
              rows={rows}
              now={now}
              terms={terms}
              narrow={narrow || (beside && width < 1240)}
              selectedId={
                selection === null
                  ? null
                  : selection.kind === 'objective'
                    ? objectiveRowId(selection.key)
                    : targetRowId(selection.key)
              }
              heightPx={height}
              virtual={virtual}
              onToggle={onToggle}
              onExpand={onExpand}
              onOpen={(row) => setSelection(selectionOf(row))}
            />
            {rows.length === 0 && (
              <StateView title={t('strategy.no-match')} text={t('strategy.no-match.next')}>
                <Button onClick={() => setView({ ...view, text: '', status: null })}>{t('strategy.clear')}</Button>
              </StateView>
            )}
          </div>
        )}
        {drawer}
      </div>
    </PeopleProvider>
  );
}

function EmptyStrategy({ data }: { readonly data: CallOutput<'getStrategy'> }) {
  if (data.cycle !== null) {
    return <StateView title={t('strategy.empty-cycle')} text={t('strategy.empty-cycle.next')} />;
  }
  return (
    <StateView title={t('strategy.empty')} text={t(data.isAdmin ? 'strategy.empty.admin' : 'strategy.empty.reader')}>
      {data.isAdmin && (
        <Button appearance="primary" onClick={() => void openSettings()}>
          {t('strategy.empty.settings')}
        </Button>
      )}
    </StateView>
  );
}
