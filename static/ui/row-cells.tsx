import type { ReactNode } from 'react';
import type { Column } from './tav-columns';

/** What stands in one cell, and how. */
export interface CellContent {
  readonly content: ReactNode;
  readonly className?: string | undefined;
  readonly title?: string;
}

interface RowCellsProps {
  readonly columns: readonly Column[];
  readonly cells: Readonly<Record<Column, () => CellContent>>;
  readonly cellRole: 'cell' | 'gridcell';
}

/** The cells of a wide row after its name: only the columns shown are made. */
export function RowCells({ columns, cells, cellRole }: RowCellsProps) {
  return columns.map((column) => {
    const { content, className, title } = cells[column]();
    return (
      <div key={column} role={cellRole} className={className} title={title}>
        {content}
      </div>
    );
  });
}
