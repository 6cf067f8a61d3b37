import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import type { SettingsView } from '../../../src/contract/settings-view';
import { POINTS_PER_HOUR } from '../../../src/domain/settings';
import { formatInstant, formatWhen } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { readNumber } from '../../i18n/typed-numbers';
import { SaveBar } from './save-bar';
import styles from './settings.module.css';

interface PointsFormProps {
  readonly settings: SettingsView;
  readonly points: CallOutput<'getBackground'>['points'];
  readonly now: string;
}

function pointsIn(text: string): number | undefined {
  const value = readNumber(text);
  const isRight = Number.isInteger(value) && value !== undefined && value >= POINTS_PER_HOUR.least;
  return isRight && value <= POINTS_PER_HOUR.most ? value : undefined;
}

/** How many of Jira's points background work may use in an hour, and how many it has used in this one. */
export function PointsForm({ settings, points, now }: PointsFormProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed === null ? settings.pointsPerHour : pointsIn(typed);
  const isChanged = typed !== null && wanted !== settings.pointsPerHour;
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.heading}>
        {t('background.points')}
      </h2>
      <p className={styles.text}>{t('background.points.help')}</p>
      {points.quotaUntil !== null && (
        <p role="status">{t('background.points.quota', { time: formatInstant(points.quotaUntil) })}</p>
      )}
      <p className={styles.text}>
        {t('background.points.used', {
          used: points.used,
          count: points.perHour,
          time: formatWhen(points.renewsAt, now),
        })}
      </p>
      <div className={styles.field}>
        <label htmlFor={`${id}-points`}>{t('background.points.per-hour')}</label>
        <Textfield
          id={`${id}-points`}
          inputMode="numeric"
          value={typed ?? String(settings.pointsPerHour)}
          isInvalid={wanted === undefined}
          aria-describedby={`${id}-range`}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p id={`${id}-range`} className={wanted === undefined ? styles.wrong : styles.help}>
          {t('background.points.range', { ...POINTS_PER_HOUR })}
        </p>
      </div>
      <SaveBar
        saved={settings}
        settings={{ pointsPerHour: wanted ?? settings.pointsPerHour }}
        isChanged={isChanged}
        isValid={wanted !== undefined}
        onDiscard={() => setTyped(null)}
      />
    </section>
  );
}
