import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { Suspense, lazy, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../i18n/translate';
import { LoadingRows } from '../../ui/loading-rows';
import { useStrategyScene } from './edit/strategy-context';
import { OverviewView } from './overview/overview-view';
import type { Selection } from './selection';
import styles from './strategy.module.css';
import { rowIdOf } from './tree-rows';
import { TreeTab } from './tree-tab';
import { VIEWS, type StrategyViewName } from './view-names';

// Read when something is chosen.
const Drawer = lazy(() => import('./drawer').then((module) => ({ default: module.Drawer })));
// Seen by those who go there.
const MapView = lazy(() => import('./map/map-view').then((module) => ({ default: module.MapView })));
// Advice is asked for less often than numbers.
const HealthView = lazy(() => import('./health/health-view').then((module) => ({ default: module.HealthView })));

// Seen until there is a strategy.
const EmptyStrategy = lazy(() => import('./empty-strategy').then((module) => ({ default: module.EmptyStrategy })));

// A person's own page.
const MyLineView = lazy(() => import('./my-line/my-line-view').then((module) => ({ default: module.MyLineView })));

/** Below this the row of a table does not fit, and a drawer covers the tree. */
const NARROW_PX = 680;
const BESIDE_PX = 1080;
/** What stands above the tree, about; the rest of the screen is the tree's. */
const ABOVE_TREE_PX = 340;
const LEAST_TREE_PX = 420;
/** Tabs and tools over the tree: the drawer beside them all ends where the tree ends. */
const OVER_TREE_PX = 152;

// The frame grows with its content, so its own height says nothing; the screen's does.
const treeHeight = (): number => Math.max(LEAST_TREE_PX, window.screen.availHeight - ABOVE_TREE_PX);

const tabText = (view: StrategyViewName, due: number): string =>
  view === 'my-line' && due > 0 ? t('strategy.tab.my-line.due', { count: due }) : t(`strategy.tab.${view}`);

interface StrategyViewsProps {
  readonly shown: StrategyViewName;
  readonly onShow: (view: StrategyViewName) => void;
  readonly selection: Selection | null;
  readonly width: number;
  readonly virtual: boolean;
  readonly onSelect: (selection: Selection | null) => void;
}

/** The views of one cycle, with the drawer beside or over them. */
export function StrategyViews({ shown, onShow, selection, width, virtual, onSelect }: StrategyViewsProps) {
  const { data } = useStrategyScene();
  const [height] = useState(treeHeight);
  const origin = useRef<HTMLElement | null>(null);

  const narrow = width < NARROW_PX;
  const beside = selection !== null && width >= BESIDE_PX;
  // Before the details take the focus: the same may be opened from several places.
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && !activeElement.matches('body, aside *')) origin.current = activeElement;
  }, [selection]);
  const drawer = selection !== null && (
    <Suspense fallback={<aside className={styles.drawer} />}>
      <Drawer
        selection={selection}
        maxHeightPx={beside ? height + OVER_TREE_PX : null}
        onSelect={onSelect}
        origin={origin}
        onClose={() => onSelect(null)}
      />
    </Suspense>
  );
  const isCovered = selection !== null && !beside;

  if (data.cycle === null || data.objectives.length === 0) {
    return (
      <div className={styles.body} data-drawer={beside ? 'beside' : 'over'}>
        <Suspense fallback={null}>{!isCovered && <EmptyStrategy />}</Suspense>
        {drawer}
      </div>
    );
  }
  // Choosing a view is leaving what covers it.
  const onTab = (index: number): void => {
    onShow(VIEWS[index] ?? 'overview');
    if (isCovered) onSelect(null);
  };
  return (
    <div className={styles.body} data-drawer={beside ? 'beside' : 'over'}>
      <div className={styles.views}>
        <Tabs id="strategy-views" selected={VIEWS.indexOf(shown)} onChange={onTab}>
          <TabList>
            {VIEWS.map((view) => (
              <Tab key={view}>{tabText(view, data.checkIns?.due ?? 0)}</Tab>
            ))}
          </TabList>
          <TabPanel>
            <div className={styles.view} hidden={isCovered}>
              {shown === 'overview' && <OverviewView selection={selection} onTree={() => onShow('tree')} />}
            </div>
          </TabPanel>
          <TabPanel>
            <TreeTab
              selection={selection}
              selectedId={rowIdOf(selection)}
              isCovered={isCovered}
              narrow={narrow || (beside && width < 1240)}
              heightPx={height}
              virtual={virtual}
              onSelect={onSelect}
            />
          </TabPanel>
          <TabPanel>
            <div className={styles.view} hidden={isCovered}>
              <Suspense fallback={<LoadingRows count={6} />}>
                <MapView selection={selection} heightPx={height} />
              </Suspense>
            </div>
          </TabPanel>
          <TabPanel>
            <div className={styles.view} hidden={isCovered}>
              <Suspense fallback={<LoadingRows count={6} />}>
                <HealthView />
              </Suspense>
            </div>
          </TabPanel>
          <TabPanel>
            <div className={styles.view} hidden={isCovered}>
              <Suspense fallback={<LoadingRows count={6} />}>
                <MyLineView />
              </Suspense>
            </div>
          </TabPanel>
        </Tabs>
      </div>
      {drawer}
    </div>
  );
}
