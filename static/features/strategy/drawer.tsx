import CrossIcon from '@atlaskit/icon/core/cross';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ObjectiveView, TargetView, TermsView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { IconAction } from '../../ui/icon-action';
import { ObjectiveDetails } from './objective-details';
import type { Selection } from './selection';
import styles from './strategy.module.css';
import { TargetDetails } from './target-details';

interface DrawerProps {
  readonly selection: Selection;
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
  readonly terms: TermsView;
  readonly now: string;
  /** Beside the tree it is as high as the tree; over it, as high as it needs. */
  readonly maxHeightPx: number | null;
  readonly onSelect: (selection: Selection) => void;
  readonly onClose: () => void;
}

/** The details of what was chosen in the tree, at its side. Escape closes it. */
export function Drawer(props: DrawerProps) {
  const { selection, objectives, targets, maxHeightPx, onClose } = props;
  const objective = selection.kind === 'objective' ? objectives.find((one) => one.key === selection.key) : undefined;
  const target = selection.kind === 'target' ? targets.find((one) => one.key === selection.key) : undefined;
  const title = objective?.name ?? target?.name ?? selection.key;
  return (
    <aside
      className={styles.drawer}
      style={maxHeightPx === null ? undefined : { maxBlockSize: maxHeightPx }}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={styles.drawerBody}>
        <div className={styles.drawerHead}>
          <DrawerTitle key={selection.key}>{title}</DrawerTitle>
          <IconAction label={t('drawer.close')} icon={CrossIcon} onClick={onClose} />
        </div>
        {objective !== undefined && <ObjectiveDetails {...props} objective={objective} />}
        {selection.kind === 'target' && (
          <TargetDetails key={selection.key} {...props} targetKey={selection.key} known={target} />
        )}
      </div>
    </aside>
  );
}

/** Takes the focus when it appears, so that the reader is where the new text is. */
function DrawerTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.drawerTitle}>
      {children}
    </h2>
  );
}
