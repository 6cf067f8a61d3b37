import { Suspense, lazy, useState } from 'react';
import { t } from '../../../i18n/translate';
import { LoadingRows } from '../../../ui/loading-rows';
import styles from '../strategy.module.css';

const Learnings = lazy(() => import('./learnings').then((module) => ({ default: module.Learnings })));
const HistoryTab = lazy(() => import('./history-tab').then((module) => ({ default: module.HistoryTab })));

/** What a cycle leaves behind: what was learned in it, and every change of it. */
export function CyclePast({ cycle }: { readonly cycle: string }) {
  const [isOpened, setOpened] = useState(false);
  return (
    <>
      <Suspense fallback={<LoadingRows count={2} />}>
        <Learnings cycle={cycle} />
      </Suspense>
      <details onToggle={({ currentTarget }) => setOpened(isOpened || currentTarget.open)}>
        <summary>{t('history.tab')}</summary>
        {isOpened && (
          <div className={styles.tab}>
            <Suspense fallback={<LoadingRows count={3} />}>
              <HistoryTab kind="cycle" of={cycle} />
            </Suspense>
          </div>
        )}
      </details>
    </>
  );
}
