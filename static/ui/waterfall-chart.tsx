import { useWidth } from './use-width';
import { waterfallGeometry } from './waterfall-geometry';
import styles from './waterfall-chart.module.css';

export interface WaterfallStep {
  readonly label: string;
  readonly effect: number;
  readonly text: string;
  /** Whether it moved the target towards its goal. */
  readonly isToward: boolean;
}

interface WaterfallEnd {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

interface WaterfallChartProps {
  readonly from: WaterfallEnd;
  readonly to: WaterfallEnd;
  readonly steps: readonly WaterfallStep[];
}

const ROW = 26;
const BAR = 14;
const PAD = 6;
/** Shares of the width for what it is called and what it comes to. */
const LABELS = 0.34;
const TEXTS = 0.2;

/** How a value came to be another, a step a row, each beginning where the one above ended. Its words stand in a table beside it. */
export function WaterfallChart({ from, to, steps }: WaterfallChartProps) {
  const [box, width] = useWidth<HTMLDivElement>(360);
  const [left, right] = [width * LABELS + PAD, width * (1 - TEXTS) - PAD];
  const effects = steps.map(({ effect }) => effect);
  const { fromX, toX, bars } = waterfallGeometry(from.value, effects, left, right);
  const height = ROW * (steps.length + 2);
  const middleOf = (row: number): number => row * ROW + ROW / 2;
  const textAt = (row: number): number => middleOf(row) + 4;
  return (
    <div ref={box} className={styles.chart}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <End row={0} x={fromX} end={from} width={width} />
        {bars.map((bar, at) => {
          const step = steps[at];
          const begun = at === 0 ? fromX : (bars[at - 1]?.endX ?? fromX);
          if (step === undefined) return null;
          return (
            <g key={step.label}>
              <line className={styles.thread} x1={begun} x2={begun} y1={middleOf(at)} y2={middleOf(at + 1)} />
              <rect
                className={step.isToward ? styles.toward : styles.away}
                x={bar.x}
                y={middleOf(at + 1) - BAR / 2}
                width={bar.width}
                height={BAR}
                rx={2}
              />
              <text className={styles.label} x={0} y={textAt(at + 1)}>
                {step.label}
              </text>
              <text className={styles.number} x={width} y={textAt(at + 1)} textAnchor="end">
                {step.text}
              </text>
            </g>
          );
        })}
        <line className={styles.thread} x1={toX} x2={toX} y1={middleOf(steps.length)} y2={middleOf(steps.length + 1)} />
        <End row={steps.length + 1} x={toX} end={to} width={width} />
      </svg>
    </div>
  );
}

interface EndProps {
  readonly row: number;
  readonly x: number;
  readonly end: WaterfallEnd;
  readonly width: number;
}

function End({ row, x, end, width }: EndProps) {
  const middle = row * ROW + ROW / 2;
  return (
    <>
      <circle className={styles.end} cx={x} cy={middle} r={5} />
      <text className={styles.strong} x={0} y={middle + 4}>
        {end.label}
      </text>
      <text className={styles.strong} x={width} y={middle + 4} textAnchor="end">
        {end.text}
      </text>
    </>
  );
}
