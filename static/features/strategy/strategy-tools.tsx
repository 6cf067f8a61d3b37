import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import type { ObjectiveView, TargetView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { StatusFilter } from './status-filter';
import styles from './strategy.module.css';
import type { TreeView } from './tree-rows';

interface StrategyToolsProps {
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
  readonly me: string;
  readonly view: TreeView;
  readonly onView: (view: TreeView) => void;
}

/** What narrows, orders and folds the tree. */
export function StrategyTools({ objectives, targets, me, view, onView }: StrategyToolsProps) {
  const ownsAny = [...objectives, ...targets].some(({ owner }) => owner === me);
  const allOpen = objectives.every((objective) => view.expanded.has(objective.key));
  return (
    <div className={styles.tools}>
      <div className={styles.search}>
        <Textfield
          isCompact
          type="search"
          aria-label={t('strategy.search')}
          placeholder={t('strategy.search')}
          value={view.text}
          onChange={(event) => onView({ ...view, text: event.currentTarget.value })}
          elemBeforeInput={
            <span className={styles.searchIcon}>
              <SearchIcon label="" color="currentColor" />
            </span>
          }
        />
      </div>
      <StatusFilter targets={targets} chosen={view.status} onChoose={(status) => onView({ ...view, status })}>
        {(ownsAny || view.owner !== null) && (
          <button
            type="button"
            className={styles.chip}
            aria-pressed={view.owner !== null}
            onClick={() => onView({ ...view, owner: view.owner === null ? me : null })}
          >
            {t('strategy.mine')}
          </button>
        )}
      </StatusFilter>
      <span className={styles.grow}>
        <Checkbox
          label={t('strategy.exceptions')}
          isChecked={view.exceptionsFirst}
          onChange={(event) => onView({ ...view, exceptionsFirst: event.currentTarget.checked })}
        />
        <Button
          appearance="subtle"
          onClick={() =>
            onView({ ...view, expanded: new Set(allOpen ? [] : objectives.map((objective) => objective.key)) })
          }
        >
          {t(allOpen ? 'strategy.collapse-all' : 'strategy.expand-all')}
        </Button>
      </span>
    </div>
  );
}
