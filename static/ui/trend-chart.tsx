import type { ForecastView } from '../../src/contract/history-calls';
import type { TargetView } from '../../src/contract/views';
import { formatDay } from '../i18n/dates';
import { t } from '../i18n/translate';
import { coneOf } from './forecast-cone';
import { amountText } from './target-numbers';
import styles from './trend-chart.module.css';
import {
  anchorAt,
  labelAt,
  pathOf,
  trendGeometry,
  widthOf,
  type Point,
  type TrendDay,
  type TrendGeometry,
} from './trend-geometry';
import { trendSentence } from './trend-sentence';
import { useWidth } from './use-width';

const HEIGHT = 168;
const PAD = 14;
const AXIS = 20;

/** Where along its time the expected line is named: the first of these that is clear of another name. */
const NAMED_AT = [0.62, 0.3, 0.9];

/** A place at the line, on the side that it leaves free. */
function labelPlace(line: readonly Point[], at: number): Point | undefined {
  const [first, last] = [line[0], line[line.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const x = first.x + (last.x - first.x) * at;
  const next = line.findIndex((point) => point.x > x);
  const [before, after] = [line[next - 1], line[next]];
  if (before === undefined || after === undefined) return undefined;
  const y = before.y + ((x - before.x) / (after.x - before.x)) * (after.y - before.y);
  const beside = y + (last.y < first.y ? -8 : 16);
  return { x, y: Math.min(HEIGHT - AXIS - 4, Math.max(12, beside)) };
}

/** Between two names that stand beside one another's points. */
const APART = 15;

/** A height beside another: below it, unless it is above. */
const apart = (y: number, other: number): number =>
  y < other ? Math.min(y, other - APART) : Math.max(y, other + APART);

type Named = ReturnType<typeof labelAt>;

/** Where the committed line is named: at its end, clear of the name of the actual. */
function committedPlace({ committed, last }: TrendGeometry, width: number): Named | undefined {
  const end = committed[committed.length - 1]?.at(-1);
  if (end === undefined) return undefined;
  return labelAt({ x: end.x, y: last === null ? end.y : apart(end.y, last.y) }, t('trend.committed'), width);
}

/** Whether a name that ends at a point leaves another one free. */
function isClearOf(other: Named | undefined, { x, y }: Point): boolean {
  if (other === undefined || Math.abs(other.y - y) >= APART) return true;
  const wide = widthOf(t('trend.committed'));
  const [from, to] = other.textAnchor === 'end' ? [other.x - wide, other.x] : [other.x, other.x + wide];
  return x < from || x - widthOf(t('trend.expected')) > to;
}

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
  const agreed = committedPlace(geometry, width);
  const places = NAMED_AT.flatMap((at) => labelPlace(geometry.expected, at) ?? []);
  const named = places.find((place) => isClearOf(agreed, place)) ?? places[0];
  const [start, due] = [formatDay(target.start, now), formatDay(target.due, now)];
  const actual = target.result.actual === null ? null : amountText(target, target.result.actual);
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
        {geometry.committed.map((run) => (
          <path key={run[0]?.x} className={styles.committed} d={pathOf(run)} />
        ))}
        {agreed !== undefined && (
          <text className={styles.label} {...agreed}>
            {t('trend.committed')}
          </text>
        )}
        {geometry.actual.map((run) => (
          <path key={run[0]?.x} className={styles.actual} d={pathOf(run)} />
        ))}
        {last !== null && actual !== null && (
          <>
            <circle className={styles.dot} cx={last.x} cy={last.y} r={4} />
            <text className={styles.strong} {...labelAt(last, actual, width)}>
              {actual}
            </text>
          </>
        )}
        <text className={styles.label} x={2} y={goalY + (goalY < HEIGHT / 2 ? -4 : 14)}>
          {t('trend.goal', { amount: amountText(target, target.goal) })}
        </text>
        {named !== undefined && (
          <text className={styles.label} x={named.x} y={named.y} textAnchor="end">
            {t('trend.expected')}
          </text>
        )}
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
