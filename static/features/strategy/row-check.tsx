import { t } from '../../i18n/translate';
import styles from './strategy-tree.module.css';
import type { TreeRow } from './tree-rows';
import type { TreeSelection } from './use-tree-selection';

/** Chooses one row. The rows themselves are the tab stops; by keyboard they are chosen with Ctrl+Space and Shift+arrows. */
export function RowCheck({ row, selection }: { readonly row: TreeRow; readonly selection: TreeSelection }) {
  const name = row.kind === 'objective' ? row.objective.name : row.target.name;
  return (
    // A click beside the box is meant for the box.
    <div
      role="gridcell"
      className={styles.check}
      onClick={(event) => {
        event.stopPropagation();
        if (event.shiftKey) selection.extendTo(row.id, row.id);
        else selection.toggle(row.id);
      }}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('tree.select', { name })}
        checked={selection.ids.has(row.id)}
        onChange={() => undefined}
      />
    </div>
  );
}

interface SelectAllProps {
  readonly rows: readonly TreeRow[];
  readonly selection: TreeSelection;
}

/** Chooses every row that is shown and was looked for, or none. */
export function SelectAll({ rows, selection }: SelectAllProps) {
  const matches = rows.filter(({ isMatch }) => isMatch);
  const isAll = matches.length > 0 && matches.every(({ id }) => selection.ids.has(id));
  const isSome = selection.ids.size > 0 && !isAll;
  return (
    <div role="columnheader" className={styles.check}>
      <input
        ref={(element) => {
          if (element !== null) element.indeterminate = isSome;
        }}
        type="checkbox"
        aria-label={t('tree.select-all')}
        checked={isAll}
        onChange={() => (isAll ? selection.clear() : selection.all())}
      />
    </div>
  );
}
