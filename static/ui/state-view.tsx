import InformationIcon from '@atlaskit/icon/core/status-information';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { ReactNode } from 'react';
import styles from './state-view.module.css';

interface StateViewProps {
  readonly title: string;
  /** Why, and the one next step. */
  readonly text: string;
  readonly tone?: 'plain' | 'problem';
  readonly errorId?: string;
  readonly children?: ReactNode;
}

/** A page or part of one that has nothing to show: what this is, why, and what to do. */
export function StateView({ title, text, tone = 'plain', errorId, children }: StateViewProps) {
  const Icon = tone === 'problem' ? WarningIcon : InformationIcon;
  return (
    <div className={styles.state} role={tone === 'problem' ? 'alert' : undefined}>
      <span className={styles.icon} data-tone={tone}>
        <Icon label="" color="currentColor" />
      </span>
      <div>
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{text}</p>
        {errorId !== undefined && <p className={styles.error}>{errorId}</p>}
        <div className={styles.actions}>{children}</div>
      </div>
    </div>
  );
}
