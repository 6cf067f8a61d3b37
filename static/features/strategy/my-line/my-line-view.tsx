import { useMemo } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import { useSight } from '../../../bridge/sight';
import { useCall } from '../../../bridge/use-call';
import { CHECK_IN_TEXTS } from '../../../i18n/check-in-texts';
import { MY_LINE_TEXTS } from '../../../i18n/my-line-texts';
import { addTexts, t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { PeopleProvider } from '../../../ui/people';
import { StateView } from '../../../ui/state-view';
import { TargetRow } from '../../../ui/target-row';
import { useStrategyScene } from '../edit/strategy-context';
import { DueList } from './due-list';
import { MyImpediments } from './my-impediments';
import styles from './my-line.module.css';
import { MyRecord } from './my-record';
import { WorkServed } from './work-served';

addTexts(CHECK_IN_TEXTS);
addTexts(MY_LINE_TEXTS);

type MyLine = CallOutput<'getMyLine'>;

/** The reader's own page: what is asked of them, their targets, what their work serves, and their record of the cycle; of nobody else. */
export function MyLineView() {
  const { viewingAs } = useSight();
  if (viewingAs !== undefined) return <StateView title={t('my-line.theirs')} text={t('my-line.theirs.next')} />;
  return <OwnLine />;
}

function OwnLine() {
  const { data } = useStrategyScene();
  const line = useCall('getMyLine', data.cycle === null ? {} : { cycle: data.cycle.key }, { keepPrevious: true });
  if (line.isPending) return <LoadingRows count={6} />;
  if (line.isError) return <FailureView failure={line.error} onRetry={() => void line.refetch()} />;
  return <LoadedLine line={line.data} />;
}

function LoadedLine({ line }: { readonly line: MyLine }) {
  const people = useMemo(
    () => [
      line.me,
      ...line.targets.map(({ target }) => target.owner),
      ...[...line.impediments.raised, ...line.impediments.asked].flatMap(({ helper, by }) => [helper ?? null, by]),
    ],
    [line],
  );
  return (
    <PeopleProvider ids={people}>
      <div className={styles.line}>
        <p className={styles.quiet}>{t('my-line.intro')}</p>
        <div className={styles.columns}>
          <div className={styles.column}>
            <DueList targets={line.targets} now={line.now} />
            <MyTargets line={line} />
          </div>
          <div className={styles.column}>
            <WorkServed work={line.work} />
            <MyImpediments line={line} />
          </div>
        </div>
        <MyRecord line={line} />
      </div>
    </PeopleProvider>
  );
}

/** The few targets of the cycle that the reader owns or stands in for. */
function MyTargets({ line }: { readonly line: MyLine }) {
  const { open } = useStrategyScene();
  const shown = line.targets.filter(({ isShown }) => isShown);
  return (
    <section className={styles.part} aria-labelledby="my-targets">
      <h2 id="my-targets" className={styles.title}>
        {t('my-line.targets')}
      </h2>
      {shown.length === 0 && (
        <p className={styles.quiet}>{t('my-line.targets.none', { cycle: line.cycle?.name ?? '' })}</p>
      )}
      <ul className={styles.list}>
        {shown.map(({ target, line: steps, isOwner }) => (
          <li key={target.key} className={styles.row}>
            <TargetRow
              target={target}
              now={line.now}
              width="medium"
              onOpen={() => open({ kind: 'target', key: target.key })}
            />
            <p className={styles.serves}>
              {steps.map(({ name }) => name).join(' › ')}
              {!isOwner && ` · ${t('my-line.delegate')}`}
            </p>
          </li>
        ))}
      </ul>
      {line.more > 0 && <p className={styles.quiet}>{t('my-line.targets.more', { count: line.more })}</p>}
    </section>
  );
}
