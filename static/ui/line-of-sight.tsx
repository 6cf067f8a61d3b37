import type { ReactNode } from 'react';
import type { TermsView } from '../../src/contract/views';
import { LEVELS, type Level } from '../../src/domain/objective';
import { cssVariable } from './css-variable';
import styles from './line-of-sight.module.css';

/** One objective on the way up. */
interface LineStep {
  readonly key: string;
  readonly name: string;
  readonly level: string;
}

interface LineOfSightProps {
  /** From the target's objective up to the organisation's priority, as the calls answer it. */
  readonly line: readonly LineStep[];
  readonly terms: TermsView | null;
  /** Drops the indentation where there is no room for it. */
  readonly flat?: boolean;
  /** What stands at the end of the line: the target. */
  readonly children?: ReactNode;
}

const isLevel = (text: string): text is Level => LEVELS.some((level) => level === text);

/** The way from the organisation's priority down to the target, each step indented under the one it counts towards. */
export function LineOfSight({ line, terms, flat = false, children }: LineOfSightProps) {
  const steps = [...line].reverse();
  return (
    <ol className={styles.line} data-flat={flat}>
      {steps.map((step, index) => (
        <li key={step.key} className={styles.step} data-first={index === 0} style={cssVariable('depth', index)}>
          <span>{step.name}</span>
          <span className={styles.meta}>
            {terms !== null && isLevel(step.level) ? `${terms[step.level]} · ${step.key}` : step.key}
          </span>
        </li>
      ))}
      {children !== undefined && (
        <li className={styles.end} style={cssVariable('depth', steps.length)}>
          {children}
        </li>
      )}
    </ol>
  );
}
