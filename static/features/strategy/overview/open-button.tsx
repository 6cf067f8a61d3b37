import { useStrategyScene } from '../edit/strategy-context';
import { objectiveRowId, targetRowId } from '../tree-rows';
import styles from './overview.module.css';

interface OpenButtonProps {
  readonly kind: 'objective' | 'target';
  readonly item: { readonly key: string; readonly name: string };
}

/** A name that opens its details; the focus comes back to it when they close. */
export function OpenButton({ kind, item }: OpenButtonProps) {
  const { open } = useStrategyScene();
  return (
    <button
      type="button"
      className={styles.open}
      data-opens={kind === 'objective' ? objectiveRowId(item.key) : targetRowId(item.key)}
      onClick={() => open({ kind, key: item.key })}
    >
      {item.name}
    </button>
  );
}
