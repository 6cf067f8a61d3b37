import { useId } from 'react';
import type { ForecastView } from '../../../../src/contract/history-calls';
import type { TargetView } from '../../../../src/contract/views';
import { useCall } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { FORECAST_TEXTS } from '../../../i18n/forecast-texts';
import { formatCount, formatShare, formatWeight } from '../../../i18n/numbers';
import { addTexts, t } from '../../../i18n/translate';
import styles from '../strategy.module.css';

addTexts(FORECAST_TEXTS);

/** The certainty with which the later day is told. */
const SURE = 0.85;
/** A mean of counts, as far as anybody wants to know it. */
const meanText = (mean: number): string => formatWeight(Math.round(mean * 10) / 10);
/** Chances nearer to never or to always are not told apart. */
const HARDLY = 0.01;

interface ForecastProps {
  readonly target: TargetView;
  readonly now: string;
}

/** The pace of a target's work, and when it is done if that goes on; nothing where no work has been read. */
export function Forecast({ target, now }: ForecastProps) {
  const title = useId();
  const { data } = useCall('getHistory', { target: target.key });
  const forecast = data?.forecast;
  if (data === undefined || forecast === undefined || forecast === null || forecast.reason === 'closed') return null;
  const { weeks, foreseen, reason, checked } = forecast;
  const why = reason === 'too-short' && !data.rebuilt ? (data.isStopped ? 'stopped' : 'rebuilding') : reason;
  return (
    <section className={styles.section} aria-labelledby={title}>
      <h3 id={title} className={styles.sectionTitle}>
        {t('forecast.title')}
      </h3>
      {weeks.length > 0 && <p className={styles.plain}>{paceText(weeks, now)}</p>}
      {foreseen !== null && <Foreseen foreseen={foreseen} target={target} now={now} />}
      {why !== null && why !== 'reached' && <p className={styles.quiet}>{t(`forecast.${why}`)}</p>}
      {foreseen !== null && checked.of > 0 && (
        <p className={styles.quiet}>
          {t('forecast.checked', { held: formatCount(checked.held), count: checked.of, sure: formatShare(SURE) })}
        </p>
      )}
      {weeks.length > 0 && <Weeks weeks={weeks} now={now} />}
    </section>
  );
}

function paceText(weeks: ForecastView['weeks'], now: string): string {
  const mean = (of: (week: ForecastView['weeks'][number]) => number): number =>
    weeks.reduce((sum, week) => sum + of(week), 0) / weeks.length;
  const added = mean((week) => week.added);
  const about = {
    count: weeks.length,
    end: formatDay(weeks[weeks.length - 1]?.end ?? '', now),
    finished: meanText(mean((week) => week.finished)),
  };
  return added < 0
    ? t('forecast.pace.left', { ...about, left: meanText(-added) })
    : t('forecast.pace', { ...about, added: meanText(added) });
}

interface ForeseenProps extends ForecastProps {
  readonly foreseen: NonNullable<ForecastView['foreseen']>;
}

function Foreseen({ foreseen, target, now }: ForeseenProps) {
  const { half, most, byDue } = foreseen;
  const by = { half: formatDay(half, now), sure: formatShare(SURE) };
  return (
    <>
      <p className={styles.plain}>
        {most === null
          ? t('forecast.foreseen.unsure', by)
          : t('forecast.foreseen', { ...by, most: formatDay(most, now) })}
      </p>
      {target.due >= now.slice(0, 10) && (
        <p className={styles.plain}>
          <strong>{t('forecast.due', { due: formatDay(target.due, now), share: chanceText(byDue) })}</strong>
        </p>
      )}
    </>
  );
}

function chanceText(chance: number): string {
  if (chance < HARDLY) return t('forecast.under', { share: formatShare(HARDLY) });
  if (chance > 1 - HARDLY) return t('forecast.over', { share: formatShare(1 - HARDLY) });
  return formatShare(chance);
}

function Weeks({ weeks, now }: { readonly weeks: ForecastView['weeks']; readonly now: string }) {
  return (
    <details>
      <summary>{t('forecast.table')}</summary>
      <table className={styles.work} aria-label={t('forecast.table')}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.week')}</th>
            <th scope="col">{t('forecast.finished')}</th>
            <th scope="col">{t('forecast.added')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ end, finished, added }) => (
            <tr key={end}>
              <th scope="row">{formatDay(end, now)}</th>
              <td>{formatCount(finished)}</td>
              <td>{formatCount(added)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
