import Button from '@atlaskit/button/new';
import { Suspense, lazy, useMemo, useState } from 'react';
import { t } from '../../i18n/translate';
import { useStrategyScene } from './edit/strategy-context';
import tools from './strategy-tools.module.css';
import { objectiveRowId, targetRowId, type TreeRow } from './tree-rows';
import type { TreeSelection } from './use-tree-selection';

// Few who read also change many at once.
const BulkDialog = lazy(() => import('./edit/bulk-dialog').then((module) => ({ default: module.BulkDialog })));

interface SelectionBarProps {
  readonly rows: readonly TreeRow[];
  readonly selection: TreeSelection;
  /** The bar goes with the last that was chosen, and with it what was pressed. */
  readonly onNone: () => void;
}

/** How many rows are chosen, and what can be done with all of them. */
export function SelectionBar({ rows, selection, onNone }: SelectionBarProps) {
  const { data } = useStrategyScene();
  const [isChanging, setChanging] = useState(false);
  const { ids, clear } = selection;
  const chosen = useMemo(
    () => ({
      objectives: data.objectives.filter(({ key }) => ids.has(objectiveRowId(key))),
      targets: data.targets.filter(({ key }) => ids.has(targetRowId(key))),
    }),
    [data.objectives, data.targets, ids],
  );
  const onClear = (): void => {
    clear();
    onNone();
  };
  const count = chosen.objectives.length + chosen.targets.length;
  const shown = useMemo(() => rows.filter(({ id }) => ids.has(id)).length, [rows, ids]);
  return (
    <>
      <div role="group" aria-label={t('tree.selection')} className={tools.selection} data-empty={count === 0}>
        <span role="status">
          {count > 0 && t('tree.selected', { count })}
          {count > shown && `, ${t('tree.selected.hidden', { count: count - shown })}`}
        </span>
        {count > 0 && (
          <>
            <Button appearance="primary" spacing="compact" onClick={() => setChanging(true)}>
              {t('tree.selection.change')}
            </Button>
            <Button appearance="subtle" spacing="compact" onClick={onClear}>
              {t('tree.selection.clear')}
            </Button>
          </>
        )}
      </div>
      {isChanging && (
        <Suspense fallback={null}>
          <BulkDialog
            objectives={chosen.objectives}
            targets={chosen.targets}
            onDone={() => {
              setChanging(false);
              clear();
            }}
            onLeave={() => setChanging(false)}
          />
        </Suspense>
      )}
    </>
  );
}
