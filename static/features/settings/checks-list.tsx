import { useId } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { formatInstant } from '../../i18n/dates';
import { formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import styles from './settings.module.css';

type Background = CallOutput<'getBackground'>;
type ChecksProps = Pick<Background, 'checks' | 'drift' | 'scopes'>;

function Drift({ drift }: Pick<Background, 'drift'>) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.label}>
        {t('background.drift')}
      </h3>
      {drift.length === 0 ? (
        <p className={styles.text}>{t('background.drift.none')}</p>
      ) : (
        <div className={styles.scroll} role="region" aria-labelledby={id} tabIndex={0}>
          <table className={styles.table} aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{t('background.drift.at')}</th>
                <th scope="col">{t('background.drift.target')}</th>
                <th scope="col">{t('background.drift.leaves')}</th>
                <th scope="col">{t('background.drift.by')}</th>
              </tr>
            </thead>
            <tbody>
              {drift.map(({ at, target, name, leaves, foundBy }) => (
                <tr key={`${at} ${target} ${foundBy}`}>
                  <td>{formatInstant(at)}</td>
                  <td>
                    {target} {name}
                  </td>
                  <td>{leaves}</td>
                  <td>{t(`background.drift.${foundBy}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Scopes({ scopes }: Pick<Background, 'scopes'>) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t('background.scopes')}
      </h2>
      <p className={styles.text}>{t('background.scopes.help')}</p>
      {scopes.length === 0 ? (
        <p className={styles.text}>{t('background.scopes.none')}</p>
      ) : (
        <div className={styles.scroll} role="region" aria-labelledby={id} tabIndex={0}>
          <table className={styles.table} aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{t('background.drift.target')}</th>
                <th scope="col">{t('background.scopes.jql')}</th>
                <th scope="col">{t('background.scopes.why')}</th>
                <th scope="col">{t('background.scopes.points')}</th>
              </tr>
            </thead>
            <tbody>
              {scopes.map(({ target, name, jql, drifting, points }) => (
                <tr key={`${target} ${jql}`}>
                  <td>
                    {target} {name}
                  </td>
                  <td>
                    <code>{jql}</code>
                  </td>
                  <td>{drifting.map((why) => t(`background.drifting.${why}`)).join(', ')}</td>
                  <td>{points}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** How far the checks have come, what they have put right, and which scopes cost points every day. */
export function ChecksList({ checks, drift, scopes }: ChecksProps) {
  const id = useId();
  const { recentUntil, lap, lapEnded } = checks;
  return (
    <>
      <section className={styles.section} aria-labelledby={id}>
        <h2 id={id} className={styles.heading}>
          {t('background.checks')}
        </h2>
        <p className={styles.text}>{t('background.checks.help')}</p>
        <p className={styles.text}>
          {recentUntil === null
            ? t('background.checks.recent.none')
            : t('background.checks.recent', { time: formatInstant(recentUntil) })}{' '}
          {t('background.checks.lap', { percent: formatShare(lap) })}{' '}
          {lapEnded !== null && t('background.checks.lap.ended', { time: formatInstant(lapEnded) })}
        </p>
        <Drift drift={drift} />
      </section>
      <Scopes scopes={scopes} />
    </>
  );
}
