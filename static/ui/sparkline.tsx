import type { TargetView } from '../../src/contract/views';
import styles from './sparkline.module.css';
import { pathOf, trendGeometry } from './trend-geometry';
import { trendSentence } from './trend-sentence';

interface SparklineProps {
  readonly target: TargetView;
  readonly now: string;
  readonly width?: number;
  readonly height?: number;
}

/** The way of a target so far, with the expected line dashed behind it. Its sentence is its name. */
export function Sparkline({ target, now, width = 104, height = 28 }: SparklineProps) {
  const geometry = trendGeometry(target, now, width, height, 3);
  const sentence = trendSentence(target, now);
  return (
    <svg
      className={styles.sparkline}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={sentence}
    >
      <path className={styles.expected} d={pathOf(geometry.expected)} />
      {geometry.actual.map((run) => (
        <path key={run[0]?.x} className={styles.actual} d={pathOf(run)} />
      ))}
      {geometry.last !== null && <circle className={styles.dot} cx={geometry.last.x} cy={geometry.last.y} r={3} />}
    </svg>
  );
}
