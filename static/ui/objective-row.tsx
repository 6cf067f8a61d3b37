import type { ReactNode } from 'react';
import type { ObjectiveView, TermsView } from '../../src/contract/views';
import { formatDifference, formatShare } from '../i18n/numbers';
import { t } from '../i18n/translate';
import { Amount } from './amount';
import { AsOfIfNotable } from './as-of';
import { rollText } from './evidence-text';
import styles from './objective-row.module.css';
import { PersonName } from './person-name';
import { StatusLozenge } from './status-lozenge';
import grid from './tav-grid.module.css';
import { Variance } from './variance';
import { WayBar } from './way-bar';

interface ObjectiveRowProps {
  readonly objective: ObjectiveView;
  readonly now: string;
  readonly terms: TermsView;
  /** The cells of a table row; else a block of its own. */
  readonly wide?: boolean;
  readonly cellRole?: 'cell' | 'gridcell';
  /** Stands before the name. */
  readonly lead?: ReactNode;
}

/** The variance of an objective, in points of the way to its goals. */
export function ObjectiveVariance({ objective }: { readonly objective: ObjectiveView }) {
  const { variance, status } = objective.roll;
  return (
    <Variance
      value={variance}
      text={variance === null ? '' : formatDifference(variance * 100, '%', 0)}
      status={status}
    />
  );
}

function Name({ objective, terms }: ObjectiveRowProps) {
  return (
    <div className={styles.name}>
      <div className={styles.title}>{objective.name}</div>
      <div className={styles.sub}>
        {terms[objective.level]} · {objective.key}
        {objective.status !== 'active' && ` · ${t(`objective-status.${objective.status}`)}`}
      </div>
    </div>
  );
}

const Share = ({ share }: { readonly share: number | null }) =>
  share === null ? <span aria-hidden="true">–</span> : <Amount text={formatShare(share)} />;

/** An objective in the columns of its targets: its progress is the weighted mean of what counts towards it. */
export function ObjectiveRow(props: ObjectiveRowProps) {
  const { objective, now, wide = false, cellRole = 'cell', lead } = props;
  const { roll } = objective;
  if (!wide) {
    return (
      <div className={styles.card}>
        <Name {...props} />
        <div className={styles.cardFoot}>
          <StatusLozenge status={roll.status} />
          <Share share={roll.progress} />
          <ObjectiveVariance objective={objective} />
        </div>
      </div>
    );
  }
  return (
    <>
      <div role={cellRole}>
        {lead}
        <Name {...props} />
      </div>
      <div role={cellRole}>
        <StatusLozenge status={roll.status} />
      </div>
      {/* An objective is a direction: it has no number of its own to reach. */}
      <div role={cellRole} />
      <div role={cellRole} className={`${grid.number} ${styles.number}`}>
        <Share share={roll.progress} />
      </div>
      <div role={cellRole} className={grid.number}>
        <Share share={roll.expectedProgress} />
      </div>
      <div role={cellRole} className={grid.number}>
        <ObjectiveVariance objective={objective} />
      </div>
      <div role={cellRole} className={grid.trend}>
        <WayBar progress={roll.progress} expected={roll.expectedProgress} status={roll.status} />
      </div>
      <div role={cellRole} className={`${grid.evidence} ${styles.small}`}>
        <div>{rollText(objective)}</div>
        {roll.asOf !== null && <AsOfIfNotable asOf={roll.asOf} now={now} />}
      </div>
      <div role={cellRole} className={`${grid.owner} ${styles.small}`}>
        <PersonName id={objective.owner} />
      </div>
    </>
  );
}
