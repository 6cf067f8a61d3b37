import { useState } from 'react';
import type { ChangesView } from '../../../../src/contract/history-calls';
import type { CheckInView } from '../../../../src/contract/check-in-views';
import type { TargetView } from '../../../../src/contract/views';
import { openIssue } from '../../../bridge/navigation';
import { useCall } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { formatCount } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { amountText, fineDifferenceText } from '../../../ui/target-numbers';
import { TextButton } from '../../../ui/text-button';
import { WaterfallChart } from '../../../ui/waterfall-chart';
import styles from '../strategy.module.css';
import { changeSentence, tellingParts } from './change-sentence';
import { CHOICES, PeriodChoice, periodOf, type Choice } from './period-choice';
import own from './what-changed.module.css';

interface WhatChangedProps {
  readonly target: TargetView;
  readonly checkIns: readonly CheckInView[];
  readonly now: string;
}

/** What moved a target since a moment the reader chooses: in a sentence, a chart, a table, and the work behind it. */
export function WhatChanged({ target, checkIns, now }: WhatChangedProps) {
  const [chosen, setChosen] = useState<Choice>('last-30');
  const [other, setOther] = useState({ from: target.start < now.slice(0, 10) ? target.start : now.slice(0, 10) });
  const choices = CHOICES.filter((choice) => periodOf(choice, target, checkIns, now, other) !== undefined);
  const period = periodOf(chosen, target, checkIns, now, other) ?? other;
  const answer = useCall('getChanges', { target: target.key, ...period }, { keepPrevious: true });
  const changes = answer.data?.changes;
  return (
    <>
      <PeriodChoice choices={choices} chosen={chosen} onChoose={setChosen} other={other} onOther={setOther} now={now} />
      {answer.isPending && <LoadingRows count={5} />}
      {answer.isError && <FailureView failure={answer.error} onRetry={() => void answer.refetch()} />}
      {changes === null && <p className={styles.quiet}>{t('reason.not-synced')}</p>}
      {changes !== null && changes !== undefined && <Told target={target} changes={changes} now={now} />}
    </>
  );
}

interface ToldProps {
  readonly target: TargetView;
  readonly changes: ChangesView;
  readonly now: string;
}

function Told({ target, changes, now }: ToldProps) {
  const { from, to, rebuilt, first, earliest } = changes;
  const day = formatDay(from.day, now);
  const until = formatDay(to.day, now);
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
        {changeSentence(target, changes, now)}
      </p>
      {from.actual !== null && to.actual !== null && steps.length > 0 && (
        <WaterfallChart
          from={{ label: day, value: from.actual, text: amountText(target, from.actual) }}
          to={{ label: until, value: to.actual, text: amountText(target, to.actual) }}
          steps={steps}
        />
      )}
      {telling.length > 0 && <PartsTable target={target} changes={changes} now={now} />}
      {changes.issues.length > 0 && <IssueTable target={target} changes={changes} />}
      {changes.hidden > 0 && <p className={styles.quiet}>{t('changes.issues.hidden', { count: changes.hidden })}</p>}
      {changes.more > 0 && <p className={styles.quiet}>{t('changes.issues.more', { count: changes.more })}</p>}
      {!rebuilt && <p className={styles.quiet}>{t('changes.rebuilding', { first: formatDay(first, now) })}</p>}
      {rebuilt && from.day === earliest && (
        <p className={styles.quiet}>{t('changes.earliest', { day: formatDay(earliest, now) })}</p>
      )}
    </>
  );
}

function PartsTable({ target, changes, now }: ToldProps) {
  const end = ({ day, actual }: ChangesView['from']) => (
    <tr>
      <th scope="row">{formatDay(day, now)}</th>
      <td />
      <td>{actual === null ? t('trend.unmeasured') : amountText(target, actual)}</td>
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
          {end(changes.from)}
          {tellingParts(changes.parts).map(({ kind, count, effect }) => (
            <tr key={kind}>
              <td>{t(`changes.part.${kind}`)}</td>
              <td>{count === 0 ? '–' : formatCount(count)}</td>
              <td>{effect === null ? '–' : fineDifferenceText(target, effect)}</td>
            </tr>
          ))}
          {end(changes.to)}
        </tbody>
      </table>
    </details>
  );
}

function IssueTable({ target, changes }: Omit<ToldProps, 'now'>) {
  const isTelling = new Set<string>(tellingParts(changes.parts).map(({ kind }) => kind));
  const issues = changes.issues.filter(({ kinds }) => kinds.some((kind) => isTelling.has(kind)));
  if (issues.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('changes.issues')}>
      <h3 className={styles.sectionTitle}>{t('changes.issues')}</h3>
      <table className={styles.work} aria-label={t('changes.issues')}>
        <thead>
          <tr>
            <th scope="col">{t('changes.column.key')}</th>
            <th scope="col">{t('changes.column.what')}</th>
            <th scope="col">{t('changes.column.effect')}</th>
          </tr>
        </thead>
        <tbody>
          {issues.map(({ id, key, summary, kinds, effect }) => (
            <tr key={id}>
              <td>
                <TextButton onClick={() => void openIssue(key)}>{key}</TextButton> {summary}
              </td>
              <td>{kinds.map((kind) => t(`changes.part.${kind}`)).join(', ')}</td>
              <td>{effect === null ? '–' : fineDifferenceText(target, effect)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
