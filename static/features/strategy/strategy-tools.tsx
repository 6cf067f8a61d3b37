import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import { useMemo } from 'react';
import { statusCounts } from '../../../src/rollup/priorities';
import { t } from '../../i18n/translate';
import { Suspense, lazy } from 'react';
import { ColumnsPanel } from './columns-panel';
import { useStrategyScene } from './edit/strategy-context';
import { StatusFilter } from './status-filter';
import tools from './strategy-tools.module.css';
import styles from './strategy.module.css';
import { isFiltering } from './tree-choice';
import { LevelFilter, OwnerFilter, PerspectiveFilter } from './tree-filters';
import { targetsFound } from './tree-rows';
import type { TreeViewing } from './use-tree-view';
import type { Views } from './views/use-views';

// Read with the tree, but not before it.
const ViewsPanel = lazy(() => import('./views/views-panel').then((module) => ({ default: module.ViewsPanel })));

interface StrategyToolsProps {
  readonly viewing: TreeViewing;
  /** How many rows pass the filters. */
  readonly shown: number;
  readonly narrow: boolean;
  readonly views: Views;
  readonly onClear: () => void;
}

/** What narrows, orders and folds the tree. */
export function StrategyTools({ viewing, shown, narrow, views, onClear }: StrategyToolsProps) {
  const { data, part } = useStrategyScene();
  const { objectives, targets, perspectives, me } = data;
  const { view, choose, unfoldOnly } = viewing;
  const ownsAny = [...objectives, ...targets].some(({ owner }) => owner === me);
  const allOpen = objectives.every((objective) => view.expanded.has(objective.key));
  const count = (part?.objectives ?? objectives.length) + (part?.targets ?? targets.length);
  // As many as a click would leave, whatever else is looked for.
  const counts = useMemo(
    () => part?.statuses ?? statusCounts(targetsFound(objectives, targets, { ...view, status: null }, [])),
    [part, objectives, targets, view],
  );
  const filtering = isFiltering(view);
  return (
    // What narrows everything has to wait until everything is there.
    <div className={tools.tools} {...(part === null ? {} : { inert: '' })}>
      <div role="search" className={tools.row}>
        <div className={tools.search}>
          <Textfield
            isCompact
            type="search"
            aria-label={t('strategy.search')}
            placeholder={t('strategy.search')}
            value={view.text}
            onChange={(event) => choose({ ...view, text: event.currentTarget.value })}
            elemBeforeInput={
              <span className={styles.searchIcon}>
                <SearchIcon label="" color="currentColor" />
              </span>
            }
          />
        </div>
        <LevelFilter viewing={viewing} />
        <OwnerFilter viewing={viewing} />
        <PerspectiveFilter viewing={viewing} />
        <StatusFilter counts={counts} chosen={view.status} onChoose={(status) => choose({ ...view, status })}>
          {(ownsAny || view.owner === me) && (
            <button
              type="button"
              className={styles.chip}
              aria-pressed={view.owner === me}
              onClick={() => choose({ ...view, owner: view.owner === me ? null : me })}
            >
              {t('strategy.mine')}
            </button>
          )}
        </StatusFilter>
      </div>
      <div className={tools.row}>
        <span role="status" className={styles.meta}>
          {part !== null
            ? t('tree.shown', { shown, count })
            : t(filtering ? 'tree.matching' : 'tree.all', { shown, count })}
        </span>
        {filtering && shown > 0 && (
          <Button appearance="subtle" spacing="compact" onClick={onClear}>
            {t('strategy.clear')}
          </Button>
        )}
        <span className={styles.grow}>
          <Checkbox
            label={t('strategy.exceptions')}
            isChecked={view.exceptionsFirst}
            onChange={(event) => choose({ ...view, exceptionsFirst: event.currentTarget.checked })}
          />
          {perspectives.length > 0 && (
            <Checkbox
              label={t('tree.by-perspective')}
              isChecked={view.byPerspective}
              onChange={(event) => choose({ ...view, byPerspective: event.currentTarget.checked })}
            />
          )}
          <Suspense fallback={null}>
            <ViewsPanel viewing={viewing} views={views} />
          </Suspense>
          {!narrow && <ColumnsPanel viewing={viewing} />}
          {!filtering && (
            // While something is looked for, what leads there is open by itself.
            <Button
              appearance="subtle"
              onClick={() => unfoldOnly(allOpen ? [] : objectives.map((objective) => objective.key))}
            >
              {t(allOpen ? 'strategy.collapse-all' : 'strategy.expand-all')}
            </Button>
          )}
        </span>
      </div>
    </div>
  );
}
