import type { SyntheticEvent } from 'react';
import { t } from '../../i18n/translate';
import { knownObjective, knownTarget } from './edit/entries';
import { InlineEditor } from './pivot/inline-editor';
import styles from './strategy-tree.module.css';
import type { TreeRow } from './tree-rows';

// What is typed here is for the field, and not for the tree around it.
const keep = (event: SyntheticEvent): void => event.stopPropagation();

/** Renames a row where it stands: Enter saves, Escape leaves the name as it was. */
export function RowNameEditor({ row, onLeave }: { readonly row: TreeRow; readonly onLeave: () => void }) {
  const of = row.kind === 'objective' ? row.objective : row.target;
  return (
    <div role="gridcell" className={styles.renaming} onKeyDown={keep} onClick={keep} onPointerDown={keep}>
      <InlineEditor
        known={row.kind === 'objective' ? knownObjective(row.objective) : knownTarget(row.target)}
        name="name"
        label={t('edit.name')}
        kind="text"
        start={of.name}
        onLeave={onLeave}
      />
    </div>
  );
}
