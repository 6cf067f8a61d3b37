import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import { t } from '../../i18n/translate';
import { COLUMNS, DEFAULT_COLUMNS, isDefaultColumns } from '../../ui/tav-columns';
import styles from './strategy-tools.module.css';
import { ToolsPanel } from './tools-panel';
import { columnsOf } from './tree-choice';
import type { TreeViewing } from './use-tree-view';

/** Which columns the tree shows. */
export function ColumnsPanel({ viewing }: { readonly viewing: TreeViewing }) {
  const { view, choose } = viewing;
  const shown = columnsOf(view);
  return (
    <ToolsPanel label={t('tree.columns')}>
      {(close) => (
        <>
          {COLUMNS.map((column) => (
            <Checkbox
              key={column}
              label={t(`column.${column}`)}
              isChecked={shown.includes(column)}
              onChange={(event) =>
                choose({
                  ...view,
                  columns: event.currentTarget.checked ? [...shown, column] : shown.filter((one) => one !== column),
                })
              }
            />
          ))}
          {!isDefaultColumns(shown) && (
            <div className={styles.panelFoot}>
              <Button
                appearance="subtle"
                spacing="compact"
                onClick={() => {
                  choose({ ...view, columns: [...DEFAULT_COLUMNS] });
                  close();
                }}
              >
                {t('tree.columns.usual')}
              </Button>
            </div>
          )}
        </>
      )}
    </ToolsPanel>
  );
}
