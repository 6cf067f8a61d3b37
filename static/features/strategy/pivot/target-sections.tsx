import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { TargetView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import { LoadingRows } from '../../../ui/loading-rows';
import { isEntered, isOfWork } from '../../../ui/measure-feed';
import { TargetRow } from '../../../ui/target-row';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import { WorkList } from '../work-list';
import { ObjectiveTotal } from './objective-total';

const WhatChanged = lazy(() => import('../changes/what-changed').then((module) => ({ default: module.WhatChanged })));

interface SectionsProps {
  readonly targets: readonly TargetView[];
  /** What a target is not asked about, in words. */
  readonly unfit: (target: TargetView) => string | null;
  readonly children: (target: TargetView) => ReactNode;
}

/** The targets of an objective, each with more behind it when it is opened; one that is never opened is never asked for. */
function Sections({ targets, unfit, children }: SectionsProps) {
  const { data } = useStrategyScene();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (targets.length === 0) return <p className={styles.quiet}>{t('drawer.no-targets')}</p>;
  return (
    <ul className={styles.list}>
      {targets.map((target) => {
        const why = unfit(target);
        return (
          <li key={target.key} className={styles.item}>
            <TargetRow target={target} now={data.now} width="narrow" />
            {why !== null ? (
              <p className={styles.quiet}>{why}</p>
            ) : (
              <details
                onToggle={({ currentTarget }) => {
                  if (currentTarget.open) setOpened((all) => new Set([...all, target.key]));
                }}
              >
                <summary>{t('drawer.show-target')}</summary>
                {opened.has(target.key) && <div className={styles.tab}>{children(target)}</div>}
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const notOfWork = (target: TargetView): string | null =>
  isOfWork(target) ? null : t(isEntered(target) ? 'work.metric' : 'work.none-feeds');

interface ObjectiveWorkProps {
  readonly objective: string;
  readonly targets: readonly TargetView[];
}

/** The work behind an objective as a whole, and behind each of its targets. */
export function ObjectiveWork({ objective, targets }: ObjectiveWorkProps) {
  return (
    <>
      <ObjectiveTotal objective={objective} />
      <Sections targets={targets} unfit={notOfWork}>
        {({ key }) => <WorkList target={key} />}
      </Sections>
    </>
  );
}

/** What moved the number of each target of an objective. */
export function ObjectiveChanges({ targets }: { readonly targets: readonly TargetView[] }) {
  const { data } = useStrategyScene();
  const unfit = (target: TargetView): string | null =>
    isOfWork(target) ? null : t(isEntered(target) ? 'changes.metric' : 'work.none-feeds');
  return (
    <>
      {targets.length > 0 && <p className={styles.quiet}>{t('changes.each')}</p>}
      <Sections targets={targets} unfit={unfit}>
        {(target) => (
          <Suspense fallback={<LoadingRows count={4} />}>
            <WhatChanged target={target} checkIns={[]} now={data.now} />
          </Suspense>
        )}
      </Sections>
    </>
  );
}
