import type { ReactNode } from 'react';
import type { ObjectiveView, TermsView } from '../../src/contract/views';
import { formatWeight } from '../i18n/numbers';
import { t } from '../i18n/translate';
import { Amount } from './amount';
import { agesOf } from './ages-of';
import { AgeMarks, AsOfIfNotable } from './as-of';
import { rollText } from './evidence-text';
import styles from './objective-row.module.css';
import { PersonName } from './person-name';
import { RestrictedMark } from './restricted-mark';
import { StatusLozenge } from './status-lozenge';
import { RowCells, type CellContent } from './row-cells';
import { shareTexts } from './share-texts';
import { DEFAULT_COLUMNS, type Column } from './tav-columns';
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
  /** The columns of a wide row, after the name. */
  readonly columns?: readonly Column[];
  /** Stands before the name. */
  readonly lead?: ReactNode;
}

/** The variance of an objective, in points of the way to its goals. */
export function ObjectiveVariance({ objective }: { readonly objective: ObjectiveView }) {
  const { variance, status } = objective.roll;
  return <Variance value={variance} text={shareTexts(objective).variance ?? ''} status={status} />;
}

const stateText = ({ status, closing }: ObjectiveView): string =>
  status === 'closed' && closing !== null
    ? t('close.closed-as', { reason: t(`close.reason.${closing.reason}`) })
    : t(`objective-status.${status}`);

function Name({ objective, now, terms, wide = false }: ObjectiveRowProps) {
  return (
    <div className={styles.name}>
      <div className={styles.title}>{objective.name}</div>
      <div className={styles.sub}>
        {terms[objective.level]} · {objective.key}
        {objective.perspective !== null && ` · ${objective.perspective}`}
        {objective.status !== 'active' && ` · ${stateText(objective)}`}
        <RestrictedMark objective={objective} />
      </div>
      {wide && (
        <span className={grid.besideName}>
          <AgeMarks of={agesOf(objective.roll)} now={now} />
        </span>
      )}
    </div>
  );
}

const Share = ({ text }: { readonly text: string | null }) =>
  text === null ? <span aria-hidden="true">–</span> : <Amount text={text} />;

/** An objective in the columns of its targets: its progress is the weighted mean of what counts towards it. */
export function ObjectiveRow(props: ObjectiveRowProps) {
  const { objective, now, wide = false, cellRole = 'cell', lead, columns = DEFAULT_COLUMNS } = props;
  const { roll } = objective;
  const shares = shareTexts(objective);
  if (!wide) {
    return (
      <div className={styles.card}>
        <Name {...props} />
        <div className={styles.cardFoot}>
          <StatusLozenge status={roll.status} />
          <Share text={shares.actual} />
          <ObjectiveVariance objective={objective} />
          <AgeMarks of={agesOf(roll)} now={now} />
        </div>
      </div>
    );
  }
  const cells: Readonly<Record<Column, () => CellContent>> = {
    status: () => ({ content: <StatusLozenge status={roll.status} /> }),
    // An objective is a direction: it has no number of its own to reach.
    target: () => ({ content: null }),
    actual: () => ({ content: <Share text={shares.actual} />, className: `${grid.number} ${styles.number}` }),
    expected: () => ({ content: <Share text={shares.expected} />, className: grid.number }),
    variance: () => ({ content: <ObjectiveVariance objective={objective} />, className: grid.number }),
    trend: () => ({
      content: <WayBar progress={roll.progress} expected={roll.expectedProgress} status={roll.status} />,
      className: grid.trend,
    }),
    evidence: () => ({
      content: (
        <>
          <div>{rollText(objective)}</div>
          {roll.asOf !== null && <AsOfIfNotable {...agesOf(roll)} now={now} />}
        </>
      ),
      className: `${grid.evidence} ${styles.small}`,
    }),
    owner: () => ({ content: <PersonName id={objective.owner} />, className: `${grid.owner} ${styles.small}` }),
    due: () => ({ content: null }),
    weight: () => ({ content: formatWeight(objective.weight), className: grid.number }),
  };
  return (
    <>
      <div role={cellRole}>
        {lead}
        <Name {...props} />
      </div>
      <RowCells columns={columns} cells={cells} cellRole={cellRole} />
    </>
  );
}
