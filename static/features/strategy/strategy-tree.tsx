import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { TermsView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { cssVariable } from '../../ui/css-variable';
import { columnLayout, isDefaultColumns, type Column } from '../../ui/tav-columns';
import { TavHead } from '../../ui/tav-head';
import grid from '../../ui/tav-grid.module.css';
import styles from './strategy-tree.module.css';
import { treeMove } from './tree-keys';
import { TreeRowCells } from './tree-row';
import type { TreeRow } from './tree-rows';

interface StrategyTreeProps {
  readonly rows: readonly TreeRow[];
  readonly now: string;
  readonly terms: TermsView;
  /** After the name, where they fit. */
  readonly columns: readonly Column[];
  readonly narrow: boolean;
  readonly selectedId: string | null;
  readonly heightPx: number;
  /** Off where nothing has a height, as in tests. */
  readonly virtual?: boolean;
  readonly onToggle: (key: string) => void;
  readonly onExpand: (keys: readonly string[]) => void;
  readonly onOpen: (row: TreeRow) => void;
}

const ROW_PX = 56;

/** The strategy as a tree grid: rows are the focus stops, arrows walk and fold them, Enter opens the details. */
export function StrategyTree(props: StrategyTreeProps) {
  const { rows, columns, narrow, heightPx, virtual = true } = props;
  const scroll = useRef<HTMLDivElement>(null);
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
  }, [activeId, rows, virtual, virtualizer]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const current = rows[stop];
    if (current === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const rightToLeft = document.documentElement.dir === 'rtl';
    const [toStart, toEnd] = rightToLeft
      ? (['ArrowRight', 'ArrowLeft'] as const)
      : (['ArrowLeft', 'ArrowRight'] as const);
    const move = treeMove(rows, current.id, event.key, toStart, toEnd);
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'focus') {
      wantsFocus.current = true;
      setActiveId(move.id);
    } else if (move.kind === 'toggle') props.onToggle(move.key);
    else if (move.kind === 'expand') props.onExpand(move.keys);
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
        {...(place === undefined ? {} : { startPx: place.start, measure: virtualizer.measureElement })}
        onActivate={() => {
          setActiveId(row.id);
          props.onOpen(row);
        }}
        onFocus={() => setActiveId(row.id)}
      />
    );
  };

  const layout = columnLayout(columns);
  const isChosen = !narrow && !isDefaultColumns(columns);
  return (
    <div
      className={styles.frame}
      data-chosen={isChosen}
      {...(isChosen ? { style: { '--columns': layout.template, '--least': `${layout.leastPx}px` } } : {})}
    >
      <div ref={scroll} className={styles.scroll} style={virtual ? { maxBlockSize: heightPx } : undefined}>
        <div
          role="treegrid"
          className={styles.tree}
          aria-label={t('strategy.tree')}
          aria-rowcount={rows.length + 1}
          onKeyDown={onKeyDown}
        >
          {!narrow && (
            <div role="rowgroup" className={styles.head}>
              <TavHead columns={columns} />
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
  readonly startPx?: number;
  readonly measure?: (element: Element | null) => void;
  readonly onActivate: () => void;
  readonly onFocus: () => void;
}

function Row({
  row,
  index,
  isStop,
  startPx,
  measure,
  columns,
  narrow,
  selectedId,
  now,
  terms,
  onToggle,
  onActivate,
  onFocus,
}: RowProps) {
  const place = startPx === undefined ? {} : { transform: `translateY(${startPx}px)` };
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      data-row={row.id}
      data-top={row.level === 1}
      className={[styles.row, narrow ? '' : grid.grid, startPx === undefined ? '' : styles.placed]
        .filter(Boolean)
        .join(' ')}
      style={{ ...cssVariable('level', row.level), ...place }}
      tabIndex={isStop ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index + 2}
      aria-selected={row.id === selectedId}
      {...(row.kind === 'objective' && row.hasChildren ? { 'aria-expanded': row.expanded } : {})}
      onClick={onActivate}
      onFocus={onFocus}
    >
      <TreeRowCells row={row} now={now} terms={terms} columns={columns} narrow={narrow} onToggle={onToggle} />
    </div>
  );
}
