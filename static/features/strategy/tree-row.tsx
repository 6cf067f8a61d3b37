import ChevronIcon from '@atlaskit/icon/core/chevron-right';
import EditIcon from '@atlaskit/icon/core/edit';
import type { TermsView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { ObjectiveRow } from '../../ui/objective-row';
import type { Column } from '../../ui/tav-columns';
import { TargetRow } from '../../ui/target-row';
import styles from './strategy-tree.module.css';
import type { TreeRow } from './tree-rows';

interface TreeRowCellsProps {
  readonly row: TreeRow;
  readonly now: string;
  readonly terms: TermsView;
  readonly columns: readonly Column[];
  readonly narrow: boolean;
  readonly onToggle: (key: string) => void;
  /** Null for what the reader may not rename. */
  readonly onRename: (() => void) | null;
}

function Twisty({ row, onToggle }: Pick<TreeRowCellsProps, 'row' | 'onToggle'>) {
  if (row.kind !== 'objective' || !row.hasChildren) return <span className={styles.twisty} aria-hidden="true" />;
  const { key, name } = row.objective;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.twisty}
      data-open={row.expanded}
      aria-label={t(row.expanded ? 'strategy.collapse' : 'strategy.expand', { name })}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(key);
      }}
    >
      <ChevronIcon label="" size="small" color="currentColor" />
    </button>
  );
}

/** For the mouse; by keyboard a row is renamed with F2. */
function Rename({ row, onRename }: Pick<TreeRowCellsProps, 'row'> & { readonly onRename: () => void }) {
  const { name } = row.kind === 'objective' ? row.objective : row.target;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.rename}
      aria-label={t('tree.rename', { name })}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        onRename();
      }}
    >
      <EditIcon label="" size="small" color="currentColor" />
    </button>
  );
}

/** The cells of one row of the tree: all columns, or one cell where they do not fit. */
export function TreeRowCells({ row, now, terms, columns, narrow, onToggle, onRename }: TreeRowCellsProps) {
  const lead = (
    <>
      <Twisty row={row} onToggle={onToggle} />
      {onRename !== null && <Rename row={row} onRename={onRename} />}
    </>
  );
  if (!narrow) {
    return row.kind === 'objective' ? (
      <ObjectiveRow
        objective={row.objective}
        now={now}
        terms={terms}
        wide
        columns={columns}
        cellRole="gridcell"
        lead={lead}
      />
    ) : (
      <TargetRow target={row.target} now={now} width="wide" columns={columns} cellRole="gridcell" lead={lead} />
    );
  }
  return (
    <div role="gridcell">
      {lead}
      {row.kind === 'objective' ? (
        <ObjectiveRow objective={row.objective} now={now} terms={terms} />
      ) : (
        <TargetRow target={row.target} now={now} width="narrow" withStatus />
      )}
    </div>
  );
}
