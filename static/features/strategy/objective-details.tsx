import Lozenge from '@atlaskit/lozenge';
import Tabs, { Tab, TabList } from '@atlaskit/tabs';
import { Suspense, lazy } from 'react';
import type { ObjectiveView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { agesOf } from '../../ui/ages-of';
import { AsOf } from '../../ui/as-of';
import { rollText } from '../../ui/evidence-text';
import { Figures } from '../../ui/figures';
import { ObjectiveVariance } from '../../ui/objective-row';
import { shareTexts } from '../../ui/share-texts';
import { StatusLozenge } from '../../ui/status-lozenge';
import { TargetRow } from '../../ui/target-row';
import { WayBar } from '../../ui/way-bar';
import { DrawerTab } from './drawer-tab';
import { useStrategyScene } from './edit/strategy-context';
import { SightNote } from './sight-note';
import { EndedNote } from './pivot/ended-note';
import { ObjectiveActions } from './pivot/objective-actions';
import { NamedObjective, ObjectiveFacts } from './pivot/objective-facts';
import { OBJECTIVE_TABS, tabIndex } from './selection';
import styles from './strategy.module.css';

// Read by those who open the tab.
const AskNotice = lazy(() => import('./pivot/ask-notice').then((module) => ({ default: module.AskNotice })));
const HistoryTab = lazy(() => import('./pivot/history-tab').then((module) => ({ default: module.HistoryTab })));
const ObjectiveCounting = lazy(() =>
  import('./counting/objective-counting').then((module) => ({ default: module.ObjectiveCounting })),
);
const ObjectiveWork = lazy(() =>
  import('./pivot/target-sections').then((module) => ({ default: module.ObjectiveWork })),
);
const ObjectiveChanges = lazy(() =>
  import('./pivot/target-sections').then((module) => ({ default: module.ObjectiveChanges })),
);
const ObjectiveCheckIns = lazy(() =>
  import('./check-ins/objective-check-ins').then((module) => ({ default: module.ObjectiveCheckIns })),
);

interface ObjectiveDetailsProps {
  readonly objective: ObjectiveView;
  /** The tab that is open, by name. */
  readonly tab: string | undefined;
  /** Hides what can be done while one thing is being done. */
  readonly isClosing: boolean;
}

/** An objective: what it is and where it stands, with what measures it, the work, what changed and what was said behind tabs. */
export function ObjectiveDetails({ objective, tab, isClosing }: ObjectiveDetailsProps) {
  const { data, open } = useStrategyScene();
  const { terms, now } = data;
  const { roll } = objective;
  const shares = shareTexts(objective);
  const isOver = objective.status === 'closed';
  const own = data.targets.filter((target) => target.objective === objective.key);
  const isAsked = data.asks.some(({ kind, key }) => kind === 'objective' && key === objective.key);
  const onTab = (index: number): void => {
    const next = OBJECTIVE_TABS[index];
    open({ kind: 'objective', key: objective.key, ...(next === undefined ? {} : { tab: next }) });
  };
  return (
    <>
      {!isClosing && <ObjectiveActions objective={objective} />}
      {!isClosing && isAsked && (
        <Suspense fallback={null}>
          <AskNotice kind="objective" of={objective} />
        </Suspense>
      )}
      <div className={styles.section}>
        <div className={styles.facts}>
          {isOver ? <Lozenge>{t('objective-status.closed')}</Lozenge> : <StatusLozenge status={roll.status} />}
          <span className={styles.meta}>
            {terms[objective.level]} · {objective.key}
            {isOver && ` · ${t('close.ended', { status: t(`status.${roll.status}`).toLocaleLowerCase() })}`}
          </span>
        </div>
        <SightNote objective={objective} />
        {objective.description !== '' && <p className={styles.plain}>{objective.description}</p>}
        {isOver && <EndedNote objective={objective} />}
      </div>
      <Figures
        figures={[
          { label: t('column.actual'), value: shares.actual ?? '–', main: true },
          ...(shares.expected === null ? [] : [{ label: t('column.expected'), value: shares.expected }]),
          ...(roll.variance === null
            ? []
            : [{ label: t('column.variance'), value: <ObjectiveVariance objective={objective} />, main: true }]),
        ]}
      />
      <WayBar progress={roll.progress} expected={roll.expectedProgress} status={roll.status} />
      <div className={styles.facts}>
        <span className={styles.meta}>{rollText(objective)}</span>
        {roll.asOf !== null && <AsOf {...agesOf(roll)} now={now} />}
      </div>
      {roll.reason !== null && (
        <p className={styles.quiet}>
          {t('drawer.unmeasured', { reason: t(`reason.${roll.reason}`), next: t(`reason.${roll.reason}.next`) })}
        </p>
      )}
      <Tabs id={`objective-${objective.key}`} selected={tabIndex(OBJECTIVE_TABS, tab)} onChange={onTab}>
        <TabList>
          <Tab>{t('drawer.targets')}</Tab>
          <Tab>{t('drawer.work')}</Tab>
          <Tab>{t('drawer.changes')}</Tab>
          <Tab>{t('drawer.check-ins')}</Tab>
          <Tab>{t('history.tab')}</Tab>
        </TabList>
        <DrawerTab rows={5}>
          <ObjectiveFacts objective={objective} />
          <Measured objective={objective} />
          <Suspense fallback={null}>
            <ObjectiveCounting key={objective.key} objective={objective} />
          </Suspense>
        </DrawerTab>
        <DrawerTab rows={3}>
          <ObjectiveWork objective={objective.key} targets={own} />
        </DrawerTab>
        <DrawerTab rows={3}>
          <ObjectiveChanges targets={own} />
        </DrawerTab>
        <DrawerTab rows={3}>
          <ObjectiveCheckIns targets={own} />
        </DrawerTab>
        <DrawerTab rows={4}>
          <HistoryTab kind="objective" of={objective.key} />
        </DrawerTab>
      </Tabs>
    </>
  );
}

/** What measures it, and what counts towards it. */
function Measured({ objective }: { readonly objective: ObjectiveView }) {
  const { data, open } = useStrategyScene();
  const own = data.targets.filter((target) => target.objective === objective.key);
  const children = data.objectives.filter((other) => other.parent === objective.key);
  return (
    <>
      {own.length === 0 && <p className={styles.quiet}>{t('drawer.no-targets')}</p>}
      <ul className={styles.list}>
        {own.map((target) => (
          <li key={target.key} className={styles.item}>
            <TargetRow
              target={target}
              now={data.now}
              width="medium"
              onOpen={() => open({ kind: 'target', key: target.key })}
            />
          </li>
        ))}
      </ul>
      {children.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t('drawer.children')}</h3>
          <ul className={styles.list}>
            {children.map((child) => (
              <li key={child.key} className={styles.facts}>
                <StatusLozenge status={child.roll.status} />
                <NamedObjective objective={child} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
