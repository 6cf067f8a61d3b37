import Button from '@atlaskit/button/new';
import { useMemo } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import type { CycleView, ObjectiveView } from '../../../../src/contract/views';
import { dayNumber, parseDay } from '../../../../src/domain/day';
import { translationOf } from '../../../../src/domain/translation';
import { useCall } from '../../../bridge/use-call';
import { formatDay } from '../../../i18n/dates';
import { formatCount } from '../../../i18n/numbers';
import { CLOCK_TEXTS } from '../../../i18n/clock-texts';
import { addTexts, t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import chart from '../../../ui/trend-chart.module.css';
import { useWidth } from '../../../ui/use-width';
import { useStrategyScene } from '../edit/strategy-context';
import { OpenButton } from '../overview/open-button';
import { burndownOf } from './burndown-geometry';
import { translatedText } from './translated-text';
import styles from './translation.module.css';

addTexts(CLOCK_TEXTS);

/** Objectives that are listed by name; more would be no list to ask by. */
const LISTED = 20;

/** How many days are left until the deadline, or how long it has passed. */
export function deadlineText({ translateBy }: Pick<CycleView, 'translateBy'>, now: string, isDone: boolean): string {
  if (translateBy === null) return t('clock.no-deadline');
  const [by, today] = [parseDay(translateBy), parseDay(now.slice(0, 10))];
  if (by === undefined || today === undefined) return '';
  const day = formatDay(translateBy, now);
  const left = dayNumber(by) - dayNumber(today);
  if (isDone) return t(left >= 0 ? 'clock.done.ahead' : 'clock.done', { day });
  if (left === 0) return t('clock.today');
  return left > 0 ? t('clock.left', { count: left, day }) : t('clock.overdue', { count: -left, day });
}

/** Those who own what waits, each with what they can be asked about; nobody is counted or ranked. */
function byOwner(waiting: readonly ObjectiveView[]) {
  const owners = new Map<string | null, ObjectiveView[]>();
  for (const one of waiting) {
    const known = owners.get(one.owner);
    if (known === undefined) owners.set(one.owner, [one]);
    else known.push(one);
  }
  return [...owners];
}

/** The translation clock of a cycle: how far its objectives have become targets, by when, and whom to ask about the rest. */
export function TranslationClock({ cycle }: { readonly cycle: CycleView }) {
  const { data, rights, create } = useStrategyScene();
  const { objectives, targets, now } = data;
  const translation = useMemo(() => translationOf(objectives, targets), [objectives, targets]);
  const { of, waiting } = translation;
  if (of === 0) return null;
  return (
    <section className={styles.clock} aria-label={t('clock.title')}>
      <h2 className={styles.title}>{t('clock.title')}</h2>
      <p className={styles.text}>
        {translatedText(translation)}. {deadlineText(cycle, now, waiting.length === 0)}
      </p>
      <BurndownChart cycle={cycle} now={now} hasRestricted={objectives.some((one) => one.restrictedTo !== null)} />
      {waiting.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('clock.waiting', { count: waiting.length })}</h3>
          <ul className={styles.owners}>
            {byOwner(waiting.slice(0, LISTED)).map(([owner, own]) => (
              <li key={owner ?? ''} className={styles.owner}>
                <PersonName id={owner} />
                <ul className={styles.own}>
                  {own.map((objective) => (
                    <li key={objective.key} className={styles.one}>
                      <OpenButton kind="objective" item={objective} />
                      {rights.mayEditObjective(objective) && (
                        <Button spacing="compact" onClick={() => create({ kind: 'target', under: objective.key })}>
                          {t('clock.add')}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {waiting.length > LISTED && (
            <p className={styles.text}>{t('clock.more', { count: waiting.length - LISTED })}</p>
          )}
        </>
      )}
    </section>
  );
}

interface BurndownChartProps {
  readonly cycle: CycleView;
  readonly now: string;
  readonly hasRestricted: boolean;
}

const HEIGHT = 140;
const PAD = { left: 28, right: 12, top: 14, bottom: 112 };

function BurndownChart(props: BurndownChartProps) {
  const history = useCall('getTranslation', { cycle: props.cycle.key });
  // Only what is there has a width.
  return history.data === undefined ? null : <Burndown {...props} days={history.data.days} />;
}

interface BurndownProps extends BurndownChartProps {
  readonly days: CallOutput<'getTranslation'>['days'];
}

/** How many waited on each day, as a stair with a sentence and a table. */
function Burndown({ cycle, now, hasRestricted, days }: BurndownProps) {
  const [box, width] = useWidth<HTMLDivElement>(480);
  const [first] = days;
  const last = days[days.length - 1];
  const today = now.slice(0, 10);
  const drawn = burndownOf(days, today, cycle.translateBy, { ...PAD, right: width - PAD.right });
  // One day is no line; what it says stands above.
  if (drawn === null || first === undefined || last === undefined || days.length < 2) return null;
  const sentence = t('clock.sentence', {
    from: formatDay(first.day, now),
    first: formatCount(first.waiting),
    last: formatCount(last.waiting),
    of: formatCount(last.of),
  });
  return (
    <div className={styles.chart}>
      <div ref={box} className={chart.chart}>
        <svg width={width} height={HEIGHT} role="img" aria-label={sentence}>
          <line className={chart.grid} x1={PAD.left} x2={width - PAD.right} y1={PAD.bottom} y2={PAD.bottom} />
          <text className={chart.label} x={PAD.left - 6} y={PAD.top + 4} textAnchor="end">
            {formatCount(drawn.most)}
          </text>
          <text className={chart.label} x={PAD.left - 6} y={PAD.bottom + 4} textAnchor="end">
            {formatCount(0)}
          </text>
          {drawn.ideal !== null && <path className={chart.expected} d={drawn.ideal} />}
          {drawn.deadlineX !== null && (
            <line className={chart.now} x1={drawn.deadlineX} x2={drawn.deadlineX} y1={PAD.top} y2={PAD.bottom} />
          )}
          <path className={chart.actual} d={drawn.stair} />
          <circle className={chart.dot} cx={drawn.last.x} cy={drawn.last.y} r={4} />
          <text className={chart.label} x={PAD.left} y={HEIGHT - 8}>
            {formatDay(first.day, now)}
          </text>
          {drawn.deadlineX !== null && cycle.translateBy !== null && (
            <text className={chart.label} x={drawn.deadlineX} y={HEIGHT - 8} textAnchor="end">
              {t('clock.deadline', { day: formatDay(cycle.translateBy, now) })}
            </text>
          )}
        </svg>
      </div>
      <p className={chart.sentence}>
        {sentence} {hasRestricted && t('clock.restricted')}
      </p>
      <details className={chart.table}>
        <summary>{t('trend.table')}</summary>
        <table className={styles.table}>
          <caption className={styles.text}>{t('clock.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('trend.day')}</th>
              <th scope="col">{t('clock.column.waiting')}</th>
              <th scope="col">{t('clock.column.of')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, waiting, of }) => (
              <tr key={day}>
                <th scope="row">{formatDay(day, now)}</th>
                <td>{formatCount(waiting)}</td>
                <td>{formatCount(of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
