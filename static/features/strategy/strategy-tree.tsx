import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import {
  Suspense,
  lazy,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import type { TermsView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { cssVariable } from '../../ui/css-variable';
import { columnLayout, isDefaultColumns, type Column } from '../../ui/tav-columns';
import { TavHead } from '../../ui/tav-head';
import grid from '../../ui/tav-grid.module.css';
import styles from './strategy-tree.module.css';
import { RowCheck, SelectAll } from './row-check';
import { treeCommand } from './tree-commands';
import { treeMove } from './tree-keys';
import { TreeRowCells } from './tree-row';
import type { TreeRow } from './tree-rows';
import { useRowDrag } from './use-row-drag';
import { dropOf, type RowMove } from './use-row-move';
import type { TreeSelection } from './use-tree-selection';

// Read when somebody renames a row.
const RowNameEditor = lazy(() => import('./row-name-editor').then((module) => ({ default: module.RowNameEditor })));

interface StrategyTreeProps {
  readonly rows: readonly TreeRow[];
  /** Whether these are all rows there are. */
  readonly isWhole: boolean;
  readonly now: string;
  readonly terms: TermsView;
  /** After the name, where they fit. */
  readonly columns: readonly Column[];
  readonly narrow: boolean;
  readonly selectedId: string | null;
  readonly heightPx: number;
  /** Choosing rows; null for those who may change nothing. */
  readonly selection: TreeSelection | null;
  readonly move: RowMove;
  readonly mayRename: (row: TreeRow) => boolean;
  /** Off where nothing has a height, as in tests. */
  readonly virtual?: boolean;
  readonly onToggle: (key: string) => void;
  readonly onExpand: (keys: readonly string[]) => void;
  readonly onOpen: (row: TreeRow) => void;
}

const ROW_PX = 56;

/** The strategy as a tree grid: rows are the focus stops, arrows walk and fold them, Enter opens the details. */
export function StrategyTree(props: StrategyTreeProps) {
  const { rows, isWhole, columns, narrow, heightPx, selection, move, mayRename, virtual = true } = props;
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const drag = useRowDrag(move, rows, scroll);
  const [activeId, setActiveId] = useState<string | null>(null);
  const active = rows.findIndex((row) => row.id === activeId);
  // One row is always a tab stop, also after the one that was is folded away.
  const stop = active < 0 ? 0 : active;
  const wantsFocus = useRef(false);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: 8,
    enabled: virtual,
    // The tab stop stays in the page even when it is scrolled out of sight.
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), stop])].sort((a, b) => a - b),
      [stop],
    ),
  });

  useEffect(() => {
    if (!wantsFocus.current || activeId === null) return;
    wantsFocus.current = false;
    const index = rows.findIndex((row) => row.id === activeId);
    if (virtual && index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
    const shown = scroll.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    [...shown].find((element) => element.dataset['row'] === activeId)?.focus({ preventScroll: virtual });
  }, [activeId, rows, virtual, virtualizer, renamingId]);

  const focusRow = (id: string): void => {
    wantsFocus.current = true;
    setActiveId(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const current = rows[stop];
    if (current === undefined || event.altKey) return;
    if (event.key === 'F2' && mayRename(current)) {
      event.preventDefault();
      setRenamingId(current.id);
      return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const command = treeCommand(rows, current, { key: event.key, ctrl, shift: event.shiftKey }, selection, move);
    if (command !== 'left') {
      event.preventDefault();
      event.stopPropagation();
      if (command !== 'taken') focusRow(command.focus);
      return;
    }
    if (ctrl) return;
    const rightToLeft = document.documentElement.dir === 'rtl';
    const [toStart, toEnd] = rightToLeft
      ? (['ArrowRight', 'ArrowLeft'] as const)
      : (['ArrowLeft', 'ArrowRight'] as const);
    const step = treeMove(rows, current.id, event.key, toStart, toEnd);
    if (step === undefined) return;
    event.preventDefault();
    if (step.kind === 'focus') focusRow(step.id);
    else if (step.kind === 'toggle') props.onToggle(step.key);
    else if (step.kind === 'expand') props.onExpand(step.keys);
    else props.onOpen(current);
  };

  const rowAt = (index: number, place?: { readonly start: number }) => {
    const row = rows[index];
    if (row === undefined) return null;
    return (
      <Row
        key={row.id}
        {...props}
        row={row}
        index={index}
        isStop={index === stop}
        isRenaming={row.id === renamingId}
        onRename={mayRename(row) ? () => setRenamingId(row.id) : null}
        onRenamed={() => {
          setRenamingId(null);
          focusRow(row.id);
        }}
        {...(place === undefined ? {} : { startPx: place.start, measure: virtualizer.measureElement })}
        onPress={(event) => drag.press(row, event)}
        onActivate={({ shift, ctrl }) => {
          if (drag.wasDragged()) return;
          setActiveId(row.id);
          if (selection !== null && shift) selection.extendTo(row.id, active < 0 ? row.id : (activeId ?? row.id));
          else if (selection !== null && ctrl) selection.toggle(row.id);
          else props.onOpen(row);
        }}
        onFocus={() => setActiveId(row.id)}
      />
    );
  };

  // A place that is chosen by keyboard is shown.
  const placeId = move.place?.rowId;
  useEffect(() => {
    const index = rows.findIndex((row) => row.id === placeId);
    if (virtual && index >= 0 && !drag.wasDragged()) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [placeId, rows, virtual, virtualizer, drag]);

  const layout = columnLayout(columns);
  const isChosen = !narrow && !isDefaultColumns(columns);
  return (
    <div
      className={styles.frame}
      data-chosen={isChosen}
      data-selectable={selection !== null}
      data-moving={move.movingId !== null}
      data-found={rows.some(({ isMatch }) => !isMatch)}
      {...(isChosen ? { style: { '--columns': layout.template, '--least': `${layout.leastPx}px` } } : {})}
    >
      <p id={hintId} hidden>
        {t('tree.hint')}
      </p>
      <div ref={scroll} className={styles.scroll} style={virtual ? { maxBlockSize: heightPx } : undefined}>
        <div
          role="treegrid"
          className={styles.tree}
          aria-label={t('strategy.tree')}
          aria-rowcount={isWhole ? rows.length + 1 : -1}
          aria-multiselectable={selection !== null}
          aria-describedby={selection === null ? undefined : hintId}
          onKeyDown={onKeyDown}
        >
          {!narrow && (
            <div role="rowgroup" className={styles.head}>
              <TavHead columns={columns} lead={selection !== null && <SelectAll rows={rows} selection={selection} />} />
            </div>
          )}
          <div
            role="rowgroup"
            className={styles.space}
            style={virtual ? { blockSize: virtualizer.getTotalSize() } : undefined}
          >
            {virtual
              ? virtualizer.getVirtualItems().map((item) => rowAt(item.index, item))
              : rows.map((_row, index) => rowAt(index))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface RowProps extends StrategyTreeProps {
  readonly row: TreeRow;
  readonly index: number;
  readonly isStop: boolean;
  readonly isRenaming: boolean;
  /** Null for what the reader may not rename. */
  readonly onRename: (() => void) | null;
  readonly onRenamed: () => void;
  readonly startPx?: number;
  readonly measure?: (element: Element | null) => void;
  readonly onPress: (event: PointerEvent<HTMLElement>) => void;
  readonly onActivate: (held: { readonly shift: boolean; readonly ctrl: boolean }) => void;
  readonly onFocus: () => void;
}

function Row({
  row,
  index,
  isStop,
  isRenaming,
  onRename,
  onRenamed,
  startPx,
  measure,
  columns,
  narrow,
  selectedId,
  now,
  terms,
  selection,
  move,
  onToggle,
  onPress,
  onActivate,
  onFocus,
}: RowProps) {
  const heading = row.kind === 'objective' ? row.heading : undefined;
  const place = startPx === undefined ? {} : { transform: `translateY(${startPx}px)` };
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      data-row={row.id}
      data-top={row.level === 1}
      data-match={row.isMatch}
      data-headed={heading !== undefined}
      className={[styles.row, narrow ? '' : grid.grid, startPx === undefined ? '' : styles.placed]
        .filter(Boolean)
        .join(' ')}
      style={{ ...cssVariable('level', row.level), ...place }}
      tabIndex={isStop ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index + 2}
      data-open={row.id === selectedId}
      data-drop={dropOf(move, row.id)}
      data-held={row.id === move.movingId}
      {...(selection === null ? {} : { 'aria-selected': selection.ids.has(row.id) })}
      {...(row.kind === 'objective' && row.hasChildren ? { 'aria-expanded': row.expanded } : {})}
      onPointerDown={onPress}
      onClick={({ shiftKey, ctrlKey, metaKey }) => onActivate({ shift: shiftKey, ctrl: ctrlKey || metaKey })}
      onFocus={onFocus}
    >
      {heading !== undefined && (
        // Said aloud by each row, which names what it is sorted under.
        <div aria-hidden="true" className={styles.heading}>
          {t('tree.group', { name: heading.name ?? t('tree.group.none'), count: heading.count })}
        </div>
      )}
      {selection !== null && <RowCheck row={row} selection={selection} />}
      {isRenaming ? (
        <Suspense fallback={<div role="gridcell" />}>
          <RowNameEditor row={row} onLeave={onRenamed} />
        </Suspense>
      ) : (
        <TreeRowCells
          row={row}
          now={now}
          terms={terms}
          columns={columns}
          narrow={narrow}
          onToggle={onToggle}
          onRename={onRename}
        />
      )}
    </div>
  );
}
