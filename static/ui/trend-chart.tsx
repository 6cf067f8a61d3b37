import type { TargetView } from '../../src/contract/views';
import { formatDay } from '../i18n/dates';
import { t } from '../i18n/translate';
import { amountText } from './target-numbers';
import styles from './trend-chart.module.css';
import { pathOf, trendGeometry } from './trend-geometry';
import { trendSentence } from './trend-sentence';
import { useWidth } from './use-width';

const HEIGHT = 168;
const PAD = 14;
const AXIS = 20;
const LABEL_PX = 52;

/** A target's history with the expected line, labelled at the lines; the same as a sentence and as a table. */
export function TrendChart({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const [box, width] = useWidth<HTMLDivElement>(360);
  const geometry = trendGeometry(target, now, width, HEIGHT - AXIS, PAD);
  const { last } = geometry;
  const goal = geometry.expected[1];
  const start = geometry.expected[0];
  // Beside the last point where there is room, else above it and clear of the line.
  const beside = last !== null && width - last.x > LABEL_PX;
  return (
    <div ref={box} className={styles.chart}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        <line className={styles.grid} x1={0} x2={width} y1={goal.y} y2={goal.y} />
        <line className={styles.grid} x1={0} x2={width} y1={HEIGHT - AXIS} y2={HEIGHT - AXIS} />
        <line className={styles.now} x1={geometry.nowX} x2={geometry.nowX} y1={PAD / 2} y2={HEIGHT - AXIS} />
        <path className={styles.expected} d={pathOf(geometry.expected)} />
        {geometry.actual.map((run) => (
          <path key={run[0]?.x} className={styles.actual} d={pathOf(run)} />
        ))}
        {last !== null && target.result.actual !== null && (
          <>
            <circle className={styles.dot} cx={last.x} cy={last.y} r={4} />
            <text
              className={styles.strong}
              x={last.x + (beside ? 9 : -4)}
              y={last.y + (beside ? 4 : -10)}
              textAnchor={beside ? 'start' : 'end'}
            >
              {amountText(target, target.result.actual)}
            </text>
          </>
        )}
        <text className={styles.label} x={2} y={goal.y + (goal.y < HEIGHT / 2 ? -4 : 14)}>
          {t('trend.goal', { amount: amountText(target, target.goal) })}
        </text>
        <text
          className={styles.label}
          x={start.x + (goal.x - start.x) * 0.62}
          y={start.y + (goal.y - start.y) * 0.62 + (goal.y < start.y ? -8 : 16)}
          textAnchor="end"
        >
          {t('trend.expected')}
        </text>
        <text className={styles.label} x={0} y={HEIGHT - 5}>
          {formatDay(target.start, now)}
        </text>
        <text className={styles.label} x={width} y={HEIGHT - 5} textAnchor="end">
          {formatDay(target.due, now)}
        </text>
      </svg>
      <p className={styles.sentence}>{trendSentence(target, now)}</p>
      {target.result.trend.length > 0 && <TrendTable target={target} now={now} />}
    </div>
  );
}

function TrendTable({ target, now }: { readonly target: TargetView; readonly now: string }) {
  return (
    <details className={styles.table}>
      <summary>{t('trend.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            <th scope="col">{t('column.actual')}</th>
          </tr>
        </thead>
        <tbody>
          {[...target.result.trend].reverse().map((day) => (
            <tr key={day.day}>
              <td>{formatDay(day.day, now)}</td>
              <td>{day.actual === null ? t('trend.unmeasured') : amountText(target, day.actual)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
