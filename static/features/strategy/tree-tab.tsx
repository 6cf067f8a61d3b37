import Button from '@atlaskit/button/new';
import { Suspense, lazy, useMemo, useRef } from 'react';
import type { FrontPart } from '../../../src/contract/front-calls';
import { t } from '../../i18n/translate';
import { LoadingRows } from '../../ui/loading-rows';
import { StateView } from '../../ui/state-view';
import { useStrategyScene } from './edit/strategy-context';
import type { Selection } from './selection';
import { MoveFailure } from './move-failure';
import { SelectionBar } from './selection-bar';
import tools from './strategy-tools.module.css';
import { StrategyTree } from './strategy-tree';
import styles from './strategy.module.css';
import { columnsOf, isFiltering, withoutFilters } from './tree-choice';
import { treeFound, type TreeRow } from './tree-rows';
import { useReveal } from './use-reveal';
import { useRowMove } from './use-row-move';
import { useTreeSelection } from './use-tree-selection';
import { useTreeView } from './use-tree-view';
import { useFirstView } from './views/use-first-view';
import { useViews } from './views/use-views';

// Comes while the tree already stands.
const StrategyTools = lazy(() => import('./strategy-tools').then((module) => ({ default: module.StrategyTools })));

// Read when something is moved under another objective.
const MoveQuestion = lazy(() => import('./pivot/move-question').then((module) => ({ default: module.MoveQuestion })));

interface TreeTabProps {
  readonly selection: Selection | null;
  readonly selectedId: string | null;
  /** Whether details stand in its place. */
  readonly isCovered: boolean;
  readonly narrow: boolean;
  readonly heightPx: number;
  readonly virtual: boolean;
  readonly onSelect: (selection: Selection | null) => void;
}

const selectionOf = (row: TreeRow): Selection =>
  row.kind === 'objective' ? { kind: 'objective', key: row.objective.key } : { kind: 'target', key: row.target.key };

/** Rows of a part: there is more under some of them than has come. */
function rowsOf(rows: readonly TreeRow[], part: FrontPart | null): readonly TreeRow[] {
  if (part === null) return rows;
  const folded = new Set(part.folded);
  return rows.map((row) => (row.kind === 'objective' ? { ...row, hasChildren: folded.has(row.objective.key) } : row));
}

/** The tree of a cycle with what narrows, orders and folds it. */
export function TreeTab(props: TreeTabProps) {
  const { selection, selectedId, isCovered, narrow, heightPx, virtual, onSelect } = props;
  const { data, part, rights } = useStrategyScene();
  const { objectives, targets, perspectives, now, terms } = data;
  const viewing = useTreeView(objectives);
  const { view } = viewing;
  const views = useViews();
  useFirstView(views, viewing);
  const found = useMemo(
    () => treeFound(objectives, targets, view, perspectives),
    [objectives, targets, view, perspectives],
  );
  const rows = useMemo(() => rowsOf(found.rows, part), [found, part]);
  const columns = useMemo(() => columnsOf(view), [view]);
  const chosen = useTreeSelection(rows);
  const { unfold } = viewing;
  const move = useRowMove(rows, !view.exceptionsFirst && !view.byPerspective && !isFiltering(view), (parent) => {
    if (parent !== null) unfold([parent]);
  });
  const mayChange = part === null && (rights.mayAdd || targets.some((target) => rights.mayEditTarget(target)));
  const mayRename = (row: TreeRow): boolean =>
    part === null &&
    (row.kind === 'objective' ? rights.mayEditObjective(row.objective) : rights.mayEditTarget(row.target));
  // The first rows that came are those of the tree as it opens; any other view of it waits for all of them.
  const isAwaited = part !== null && (isFiltering(view) || !view.exceptionsFirst || view.byPerspective);
  const place = useRef<HTMLDivElement>(null);
  const goTo = (selector: string): void => place.current?.querySelector<HTMLElement>(selector)?.focus();
  const onClear = (): void => {
    viewing.choose(withoutFilters(view));
    // What was pressed goes with the filters.
    goTo('input[type="search"]');
  };
  useReveal(selection, objectives, targets, viewing.unfold);
  return (
    <div className={styles.view} ref={place}>
      {!isCovered && (
        <>
          <div className={tools.place}>
            <Suspense
              fallback={
                <div className={tools.frame}>
                  <div className={tools.awaited} data-narrow={narrow} />
                </div>
              }
            >
              <StrategyTools
                viewing={viewing}
                shown={part === null ? found.matches : rows.length}
                narrow={narrow}
                views={views}
                onClear={onClear}
              />
            </Suspense>
            <div role="status" className={tools.movingPlace} data-held={move.movingId !== null}>
              {move.said !== null && <p className={tools.moving}>{move.said}</p>}
            </div>
          </div>
          {mayChange && (
            <SelectionBar rows={rows} selection={chosen} onNone={() => goTo('[role="row"][tabindex="0"]')} />
          )}
          {move.failure !== null && <MoveFailure failure={move.failure} />}
          {move.asked !== null && (
            <Suspense fallback={null}>
              <MoveQuestion
                move={move.asked}
                onSave={() => move.answer('save')}
                onLeave={() => move.answer('leave')}
                onFailed={move.answer}
              />
            </Suspense>
          )}
          {isAwaited && <LoadingRows count={8} />}
          {!isAwaited && (
            <StrategyTree
              isWhole={part === null}
              selection={mayChange ? chosen : null}
              move={move}
              mayRename={mayRename}
              rows={rows}
              now={now}
              terms={terms}
              columns={columns}
              narrow={narrow}
              selectedId={selectedId}
              heightPx={heightPx}
              virtual={virtual}
              onToggle={viewing.toggle}
              onExpand={viewing.unfold}
              onOpen={(row) => onSelect(selectionOf(row))}
            />
          )}
          {rows.length === 0 && !isAwaited && (
            <StateView title={t('strategy.no-match')} text={t('strategy.no-match.next')}>
              <Button onClick={onClear}>{t('strategy.clear')}</Button>
            </StateView>
          )}
        </>
      )}
    </div>
  );
}
