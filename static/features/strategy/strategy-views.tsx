import Button from '@atlaskit/button/new';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { Suspense, lazy, useState } from 'react';
import { openSettings } from '../../bridge/navigation';
import { t } from '../../i18n/translate';
import { LoadingRows } from '../../ui/loading-rows';
import { StateView } from '../../ui/state-view';
import { Drawer } from './drawer';
import { useStrategyScene } from './edit/strategy-context';
import type { Selection } from './selection';
import styles from './strategy.module.css';
import { objectiveRowId, targetRowId } from './tree-rows';
import { TreeTab } from './tree-tab';

// Advice is asked for less often than numbers.
const HealthView = lazy(() => import('./health/health-view').then((module) => ({ default: module.HealthView })));

/** Below this the row of a table does not fit, and a drawer covers the tree. */
const NARROW_PX = 680;
const BESIDE_PX = 1080;
/** What stands above the tree, about; the rest of the screen is the tree's. */
const ABOVE_TREE_PX = 340;
const LEAST_TREE_PX = 420;

// The frame grows with its content, so its own height says nothing; the screen's does.
const treeHeight = (): number => Math.max(LEAST_TREE_PX, window.screen.availHeight - ABOVE_TREE_PX);

function rowIdOf(selection: Selection | null): string | null {
  if (selection === null || selection.kind === 'cycle') return null;
  return selection.kind === 'objective' ? objectiveRowId(selection.key) : targetRowId(selection.key);
}

interface StrategyViewsProps {
  readonly selection: Selection | null;
  readonly width: number;
  readonly virtual: boolean;
  readonly onSelect: (selection: Selection | null) => void;
}

/** The views of one cycle, with the drawer beside or over them. */
export function StrategyViews({ selection, width, virtual, onSelect }: StrategyViewsProps) {
  const { data } = useStrategyScene();
  const [tab, setTab] = useState(0);
  const [height] = useState(treeHeight);

  const narrow = width < NARROW_PX;
  const beside = selection !== null && width >= BESIDE_PX;
  const onClose = (): void => {
    const rowId = rowIdOf(selection);
    onSelect(null);
    // The reader goes on where they were; the row may only appear once the drawer is gone.
    requestAnimationFrame(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      shown.find((element) => element.dataset['row'] === rowId)?.focus();
    });
  };
  const drawer = selection !== null && (
    <Drawer selection={selection} maxHeightPx={beside ? height : null} onSelect={onSelect} onClose={onClose} />
  );
  const isCovered = selection !== null && !beside;

  if (data.cycle === null || data.objectives.length === 0) {
    return (
      <div className={styles.body} data-drawer={beside ? 'beside' : 'over'}>
        {!isCovered && <EmptyStrategy />}
        {drawer}
      </div>
    );
  }
  return (
    <Tabs id="strategy-views" selected={tab} onChange={setTab}>
      <TabList>
        <Tab>{t('strategy.tab.overview')}</Tab>
        <Tab>{t('strategy.tab.health')}</Tab>
      </TabList>
      <TabPanel>
        <TreeTab
          selection={selection}
          selectedId={rowIdOf(selection)}
          drawer={drawer}
          isBeside={beside}
          isCovered={isCovered}
          narrow={narrow || (beside && width < 1240)}
          heightPx={height}
          virtual={virtual}
          onSelect={onSelect}
        />
      </TabPanel>
      <TabPanel>
        <div className={styles.view}>
          <div className={styles.body} data-drawer={beside ? 'beside' : 'over'}>
            {!isCovered && (
              <Suspense fallback={<LoadingRows count={6} />}>
                <HealthView />
              </Suspense>
            )}
            {drawer}
          </div>
        </div>
      </TabPanel>
    </Tabs>
  );
}

function EmptyStrategy() {
  const { data, rights, create } = useStrategyScene();
  if (data.cycle !== null) {
    return (
      <StateView
        title={t('strategy.empty-cycle')}
        text={t(rights.isAdmin ? 'strategy.empty-cycle.admin' : 'strategy.empty-cycle.next')}
      >
        {rights.isAdmin && (
          <Button appearance="primary" onClick={() => create({ kind: 'objective' })}>
            {t('new.objective')}
          </Button>
        )}
      </StateView>
    );
  }
  return (
    <StateView title={t('strategy.empty')} text={t(data.isAdmin ? 'strategy.empty.admin' : 'strategy.empty.reader')}>
      {data.isAdmin && (
        <>
          <Button appearance="primary" onClick={() => create({ kind: 'cycle' })}>
            {t('new.cycle')}
          </Button>
          <Button onClick={() => void openSettings()}>{t('strategy.empty.settings')}</Button>
        </>
      )}
    </StateView>
  );
}
