import type { Status } from '../../src/domain/status';
import styles from './way-bar.module.css';

interface WayBarProps {
  /** 0–1; null draws the empty bar. */
  readonly progress: number | null;
  /** 0–1; null leaves the mark out. */
  readonly expected: number | null;
  readonly status: Status;
}

/** How far along, with a mark where it should be today. Decoration: the numbers stand beside it as text. */
export function WayBar({ progress, expected, status }: WayBarProps) {
  return (
    <div className={styles.bar} aria-hidden="true">
      {progress !== null && (
        <div className={styles.fill} data-status={status} style={{ inlineSize: `${progress * 100}%` }} />
      )}
      {expected !== null && <div className={styles.expected} style={{ insetInlineStart: `${expected * 100}%` }} />}
    </div>
  );
}
