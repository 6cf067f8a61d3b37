import type { ForecastView } from '../../src/contract/history-calls';
import type { TargetView } from '../../src/contract/views';
import { formatDay } from '../i18n/dates';
import { t } from '../i18n/translate';
import { coneOf } from './forecast-cone';
import { amountText } from './target-numbers';
import styles from './trend-chart.module.css';
import { anchorAt, pathOf, trendGeometry, type TrendDay } from './trend-geometry';
import { placeLabels, pointsAlong, stepped } from './trend-labels';
import { trendSentence } from './trend-sentence';
import { useWidth } from './use-width';

const HEIGHT = 168;
const PAD = 14;
const AXIS = 20;

/** Where along its way a line is named, the best first: what was committed at its end, where it is read. */
const EXPECTED_AT = [0.62, 0.3, 0.9, 0.45, 0.75, 0.15];
const COMMITTED_AT = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1];

interface TrendChartProps {
  readonly target: TargetView;
  readonly now: string;
  /** What it came to against the scope that was committed, where that is known. */
  readonly committed?: readonly TrendDay[];
  /** By when its pace says it is reached. */
  readonly foreseen?: ForecastView['foreseen'];
}

/** A target's history with the expected line, labelled at the lines; the same as a sentence and as a table. */
export function TrendChart({ target, now, committed = [], foreseen = null }: TrendChartProps) {
  const [box, width] = useWidth<HTMLDivElement>(360);
  const geometry = trendGeometry(target, now, width, HEIGHT - AXIS, PAD, committed);
  const { last } = geometry;
  const { goalY } = geometry;
  const period = { start: target.start, due: target.due, now };
  const cone = foreseen === null ? [] : coneOf(geometry, period, foreseen, width - PAD);
  const lines = { actual: geometry.actual.map(stepped), committed: geometry.committed.map(stepped) };
  const expected = [geometry.expected];
  const [start, due] = [formatDay(target.start, now), formatDay(target.due, now)];
  const actual = target.result.actual === null ? null : amountText(target, target.result.actual);
  const goal = {
    x: 2,
    y: goalY + (goalY < HEIGHT / 2 ? -4 : 14),
    text: t('trend.goal', { amount: amountText(target, target.goal) }),
  };
  const texts = { actual: actual ?? '', committed: t('trend.committed'), expected: t('trend.expected') };
  const places = placeLabels(
    { width, height: HEIGHT - AXIS, lines: { ...lines, expected }, area: cone },
    [
      { name: 'actual', text: texts.actual, at: last === null || actual === null ? [] : [last] },
      { name: 'committed', text: texts.committed, at: pointsAlong(lines.committed, COMMITTED_AT) },
      { name: 'expected', text: texts.expected, at: pointsAlong(expected, EXPECTED_AT) },
    ],
    [goal],
  );
  return (
    <div ref={box} className={styles.chart}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        <line className={styles.grid} x1={0} x2={width} y1={goalY} y2={goalY} />
        <line className={styles.grid} x1={0} x2={width} y1={HEIGHT - AXIS} y2={HEIGHT - AXIS} />
        {geometry.nowX !== null && !target.result.isFrozen && (
          <line className={styles.now} x1={geometry.nowX} x2={geometry.nowX} y1={PAD / 2} y2={HEIGHT - AXIS} />
        )}
        {cone.length > 0 && <path className={styles.cone} d={pathOf(cone)} />}
        <path className={styles.expected} d={pathOf(geometry.expected)} />
        {lines.committed.map((run) => (
          <path key={run[0]?.x} className={styles.committed} d={pathOf(run)} />
        ))}
        {lines.actual.map((run) => (
          <path key={run[0]?.x} className={styles.actual} d={pathOf(run)} />
        ))}
        {last !== null && actual !== null && <circle className={styles.dot} cx={last.x} cy={last.y} r={4} />}
        <text className={styles.label} x={goal.x} y={goal.y}>
          {goal.text}
        </text>
        {places.map(({ name, x, y }) => (
          <text key={name} className={name === 'actual' ? styles.strong : styles.label} x={x} y={y}>
            {texts[name]}
          </text>
        ))}
        <Day x={geometry.startX} text={start} width={width} />
        <Day x={geometry.dueX} text={due} width={width} />
      </svg>
      <p className={styles.sentence}>
        {trendSentence(target, now)}
        {committedSentence(target, committed)}
      </p>
      {target.result.trend.length > 0 && <TrendTable target={target} now={now} committed={committed} />}
    </div>
  );
}

/** A day under the picture, at its place in time. */
function Day({ x, text, width }: { readonly x: number; readonly text: string; readonly width: number }) {
  const anchor = anchorAt(x, text, width);
  const at = anchor === 'start' ? 0 : anchor === 'end' ? width : x;
  return (
    <text className={styles.label} x={at} y={HEIGHT - 5} textAnchor={anchor}>
      {text}
    </text>
  );
}

/** What it has come to against the committed scope; nothing where that is not known. */
function committedSentence(target: TargetView, committed: readonly TrendDay[]): string {
  const last = committed[committed.length - 1]?.actual ?? null;
  return last === null ? '' : ` ${t('trend.committed.sentence', { amount: amountText(target, last) })}`;
}

const dayText = (target: TargetView, actual: number | null): string =>
  actual === null ? t('trend.unmeasured') : amountText(target, actual);

function TrendTable({ target, now, committed }: Required<Omit<TrendChartProps, 'foreseen'>>) {
  const against = (day: string): string => {
    const known = committed.findLast((one) => one.day <= day);
    return known === undefined ? '–' : dayText(target, known.actual);
  };
  return (
    <details className={styles.table}>
      <summary>{t('trend.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            <th scope="col">{t('column.actual')}</th>
            {committed.length > 0 && <th scope="col">{t('trend.committed')}</th>}
          </tr>
        </thead>
        <tbody>
          {[...target.result.trend].reverse().map((day) => (
            <tr key={day.day}>
              <td>{formatDay(day.day, now)}</td>
              <td>{dayText(target, day.actual)}</td>
              {committed.length > 0 && <td>{against(day.day)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
