import type { ReactNode } from 'react';
import styles from './figures.module.css';

interface FiguresProps {
  readonly figures: readonly {
    readonly label: string;
    readonly value: ReactNode;
    readonly main?: boolean;
    readonly title?: string;
  }[];
  /** Stands at the end of the line, where there is room. */
  readonly end?: ReactNode;
}

/** Numbers side by side, each under its name. */
export function Figures({ figures, end }: FiguresProps) {
  return (
    <div className={styles.line}>
      <dl className={styles.figures}>
        {figures.map(({ label, value, main = false, title }) => (
          <div key={label} className={styles.figure} data-main={main} title={title}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  );
}
