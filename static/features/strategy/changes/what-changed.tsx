import { useState } from 'react';
import type { ChangesView } from '../../../../src/contract/history-calls';
import type { CheckInView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { countsWork } from '../../../../src/domain/measure';
import { useCall } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { formatCount } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { fineAmountText, fineDifferenceText } from '../../../ui/target-numbers';
import { WaterfallChart } from '../../../ui/waterfall-chart';
import styles from '../strategy.module.css';
import { addsUp, changeSentence, tellingParts } from './change-sentence';
import { CHOICES, isReversed, latestTwo, PeriodChoice, periodOf, type Choice, type Period } from './period-choice';
import own from './what-changed.module.css';
import { WorkBehind } from './work-behind';

interface WhatChangedProps {
  readonly target: TargetView;
  readonly checkIns: readonly CheckInView[];
  readonly now: string;
}

/** What moved a target since a moment the reader chooses: in a sentence, a chart, a table, and the work behind it. */
export function WhatChanged({ target, checkIns: known, now }: WhatChangedProps) {
  // Nothing can have moved since a day that is still to come.
  const checkIns = known.filter(({ at }) => at <= now.slice(0, 10));
  const [chosen, setChosen] = useState<Choice>('last-30');
  const [other, setOther] = useState({ from: target.start < now.slice(0, 10) ? target.start : now.slice(0, 10) });
  const [isCommitted, setIsCommitted] = useState(false);
  const choices = CHOICES.filter((choice) => periodOf(choice, target, checkIns, now, other) !== undefined);
  const period: Period = periodOf(chosen, target, checkIns, now, other) ?? other;
  const { baselineScope } = target;
  const isHeldAgainst = isCommitted && baselineScope !== null;
  const asked = { target: target.key, ...period, ...(isHeldAgainst ? { scope: 'committed' as const } : {}) };
  const isTold = !isReversed(period);
  const answer = useCall('getChanges', asked, { keepPrevious: true, enabled: isTold });
  const changes = isTold ? answer.data?.changes : undefined;
  const onChoose = (choice: Choice): void => {
    const two = choice === 'check-ins' ? latestTwo(checkIns) : undefined;
    if (two !== undefined) setOther(two);
    setChosen(choice);
  };
  return (
    <>
      <PeriodChoice
        checkIns={checkIns}
        choices={choices}
        chosen={chosen}
        onChoose={onChoose}
        other={other}
        onOther={setOther}
        now={now}
      />
      {baselineScope !== null && countsWork(target.measure) && (
        <ScopeChoice
          isCommitted={isCommitted}
          onChoose={setIsCommitted}
          day={formatDay(baselineScope.at.slice(0, 10), now)}
        />
      )}
      {isTold && answer.isPending && <LoadingRows count={5} />}
      {isTold && answer.isError && <FailureView failure={answer.error} onRetry={() => void answer.refetch()} />}
      {changes === null && <p className={styles.quiet}>{t('reason.not-synced')}</p>}
      {changes !== null && changes !== undefined && (
        <Told target={target} changes={changes} now={now} isSinceCommit={period.since === 'commit'} />
      )}
    </>
  );
}

interface ScopeChoiceProps {
  readonly isCommitted: boolean;
  readonly onChoose: (isCommitted: boolean) => void;
  readonly day: string;
}

/** Against which scope the change is measured: what was in it on each day, or what was agreed on. */
function ScopeChoice({ isCommitted, onChoose, day }: ScopeChoiceProps) {
  return (
    <div role="group" aria-label={t('changes.against')} className={styles.filters}>
      {[false, true].map((one) => (
        <button
          key={String(one)}
          type="button"
          className={styles.chip}
          aria-pressed={one === isCommitted}
          onClick={() => onChoose(one)}
        >
          {one ? t('changes.against.committed', { day }) : t('changes.against.current')}
        </button>
      ))}
    </div>
  );
}

interface ToldProps {
  readonly target: TargetView;
  readonly changes: ChangesView;
  readonly now: string;
  /** It begins within its first day, at the commit. */
  readonly isSinceCommit: boolean;
}

/** What the two ends are called: a day twice would say that nothing lies between them. */
function endLabels({ from, to }: ChangesView, now: string, isSinceCommit: boolean) {
  const day = formatDay(from.day, now);
  return {
    from: isSinceCommit ? t('changes.end.commit', { day }) : day,
    to: to.day === now.slice(0, 10) && to.day === from.day ? t('changes.end.now') : formatDay(to.day, now),
  };
}

function Told({ target, changes, now, isSinceCommit }: ToldProps) {
  const { from, to, rebuilt, isStopped, first, earliest, committed } = changes;
  const labels = endLabels(changes, now, isSinceCommit);
  const telling = tellingParts(changes.parts);
  const steps = telling.flatMap(({ kind, effect }) =>
    effect === null
      ? []
      : [
          {
            label: t(`changes.part.${kind}`),
            effect,
            text: fineDifferenceText(target, effect),
            isToward: effect * (target.goal - target.baseline) >= 0,
          },
        ],
  );
  return (
    <>
      <p className={own.sentence} aria-live="polite">
        {changes.isUnknown
          ? t('changes.unknown', { earliest: formatDay(earliest, now) })
          : changeSentence(target, changes, now, isSinceCommit)}
      </p>
      {committed !== null && (
        <HeldAgainst committed={committed} noted={target.baselineScope?.total ?? committed.total} />
      )}
      {from.actual !== null && to.actual !== null && steps.length > 0 && (
        <WaterfallChart
          from={{ label: labels.from, value: from.actual, text: fineAmountText(target, from.actual) }}
          to={{ label: labels.to, value: to.actual, text: fineAmountText(target, to.actual) }}
          steps={steps}
        />
      )}
      {!addsUp(target, changes) && <p className={styles.quiet}>{t('changes.rounded')}</p>}
      {telling.length > 0 && <PartsTable target={target} changes={changes} labels={labels} />}
      <WorkBehind target={target} changes={changes} />
      {!rebuilt && (
        <p className={styles.quiet}>
          {t(isStopped ? 'changes.stopped' : 'changes.rebuilding', { first: formatDay(first, now) })}
        </p>
      )}
      {rebuilt && from.day === earliest && (
        <p className={styles.quiet}>{t('changes.earliest', { day: formatDay(earliest, now) })}</p>
      )}
    </>
  );
}

interface HeldAgainstProps {
  readonly committed: NonNullable<ChangesView['committed']>;
  /** Work items counted at the moment of the commit. */
  readonly noted: number;
}

/** What a change against the committed scope leaves out, and how sure it is of that scope. */
function HeldAgainst({ committed, noted }: HeldAgainstProps) {
  return (
    <>
      {committed.outside > 0 && <p className={styles.quiet}>{t('changes.outside', { count: committed.outside })}</p>}
      {!committed.isExact && (
        <p className={styles.quiet}>{t('baseline.inexact', { known: committed.total, count: noted })}</p>
      )}
    </>
  );
}

interface PartsTableProps extends Pick<ToldProps, 'target' | 'changes'> {
  readonly labels: Readonly<Record<'from' | 'to', string>>;
}

function PartsTable({ target, changes, labels }: PartsTableProps) {
  const end = (label: string, { actual }: ChangesView['from']) => (
    <tr>
      <th scope="row">{label}</th>
      <td />
      <td>{actual === null ? t('trend.unmeasured') : fineAmountText(target, actual)}</td>
    </tr>
  );
  return (
    <details className={own.table}>
      <summary>{t('changes.table')}</summary>
      <table className={styles.work} aria-label={t('changes.table.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('changes.column.what')}</th>
            <th scope="col">{t('changes.column.count')}</th>
            <th scope="col">{t('changes.column.effect')}</th>
          </tr>
        </thead>
        <tbody>
          {end(labels.from, changes.from)}
          {tellingParts(changes.parts).map(({ kind, count, effect }) => (
            <tr key={kind}>
              <td>{t(`changes.part.${kind}`)}</td>
              <td>{count === 0 ? '–' : formatCount(count)}</td>
              <td>{effect === null ? '–' : fineDifferenceText(target, effect)}</td>
            </tr>
          ))}
          {end(labels.to, changes.to)}
        </tbody>
      </table>
    </details>
  );
}
