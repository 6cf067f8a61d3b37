import { TabPanel } from '@atlaskit/tabs';
import { Suspense, type ReactNode } from 'react';
import { LoadingRows } from '../../ui/loading-rows';
import styles from './strategy.module.css';

interface DrawerTabProps {
  /** How many rows stand for it until it is there. */
  readonly rows: number;
  readonly children: ReactNode;
}

/** What stands behind one tab of the drawer; much of it is read only when the tab is opened. */
export function DrawerTab({ rows, children }: DrawerTabProps) {
  return (
    <TabPanel>
      <div className={styles.tab}>
        <Suspense fallback={<LoadingRows count={rows} />}>{children}</Suspense>
      </div>
    </TabPanel>
  );
}
