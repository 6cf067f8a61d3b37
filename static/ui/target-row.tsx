import type { ReactNode } from 'react';
import type { TargetView } from '../../src/contract/views';
import { formatDay } from '../i18n/dates';
import { t } from '../i18n/translate';
import { AsOf } from './as-of';
import { evidenceText } from './evidence-text';
import { PersonName } from './person-name';
import { Sparkline } from './sparkline';
import { StatusLozenge } from './status-lozenge';
import { amountText, differenceText } from './target-numbers';
import styles from './target-row.module.css';
import grid from './tav-grid.module.css';
import { Variance } from './variance';
import { WayBar } from './way-bar';

/** `wide` is the cells of a table row, `medium` a block of its own, `narrow` fits 280 px. */
export type RowWidth = 'wide' | 'medium' | 'narrow';

interface TargetRowProps {
  readonly target: TargetView;
  readonly now: string;
  readonly width: RowWidth;
  /** The role of the cells in a wide row; it follows the table's. */
  readonly cellRole?: 'cell' | 'gridcell';
  /** Stands before the name in a wide row: indentation and what goes with it. */
  readonly lead?: ReactNode;
  /** Makes the name open the target. */
  readonly onOpen?: () => void;
}

/** The row that is the same everywhere: Target · Actual · Expected · Variance · trend · owner · as-of, in three widths. */
export function TargetRow(props: TargetRowProps) {
  if (props.width === 'wide') return <WideRow {...props} />;
  return props.width === 'medium' ? <MediumRow {...props} /> : <NarrowRow {...props} />;
}

function figuresOf({ target, now }: TargetRowProps) {
  const { actual, expected, variance, status } = target.result;
  return {
    goal: amountText(target, target.goal),
    due: formatDay(target.due, now),
    actual: actual === null ? null : amountText(target, actual),
    expected: amountText(target, expected),
    variance: <Variance value={variance} text={variance === null ? '' : differenceText(target, variance)} status={status} />,
  };
}

const Nothing = () => <span aria-hidden="true">–</span>;

function Name({ target, onOpen }: TargetRowProps) {
  if (onOpen === undefined) return <span className={styles.title}>{target.name}</span>;
  return (
    <button type="button" className={`${styles.title} ${styles.open}`} onClick={onOpen}>
      {target.name}
    </button>
  );
}

function ResultAsOf({ target, now }: TargetRowProps) {
  const { asOf, staleSince, complete } = target.result;
  return <AsOf asOf={asOf} now={now} staleSince={staleSince} complete={complete} />;
}

function WideRow(props: TargetRowProps) {
  const { target, now, lead, cellRole = 'cell' } = props;
  const figures = figuresOf(props);
  return (
    <>
      <div role={cellRole} className={styles.name}>
        {lead}
        <div>
          <Name {...props} />
          <div className={styles.sub}>
            <span>{target.key}</span>
            <span>·</span>
            <span>{t('column.due').toLowerCase()} {figures.due}</span>
          </div>
        </div>
      </div>
      <div role={cellRole}>
        <StatusLozenge status={target.result.status} />
      </div>
      <div role={cellRole} className={grid.number}>
        {figures.goal}
      </div>
      <div role={cellRole} className={`${grid.number} ${styles.actual}`}>
        {figures.actual ?? <Nothing />}
      </div>
      <div role={cellRole} className={grid.number}>
        {figures.expected}
      </div>
      <div role={cellRole} className={grid.number}>
        {figures.variance}
      </div>
      <div role={cellRole}>
        <Sparkline target={target} now={now} />
      </div>
      <div role={cellRole} className={`${grid.evidence} ${styles.evidence}`}>
        <div>{evidenceText(target)}</div>
        <ResultAsOf {...props} />
      </div>
      <div role={cellRole} className={`${grid.owner} ${styles.owner}`}>
        <PersonName id={target.owner} />
      </div>
    </>
  );
}

function Figure({ label, main, children }: { readonly label: string; readonly main?: boolean; readonly children: ReactNode }) {
  return (
    <div className={styles.figure} data-main={main === true}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MediumRow(props: TargetRowProps) {
  const { target, now } = props;
  const { result } = target;
  const figures = figuresOf(props);
  return (
    <div className={styles.block}>
      <div className={styles.top}>
        <div className={styles.name}>
          <Name {...props} /> <span className={styles.sub}>{target.key}</span>
        </div>
        <StatusLozenge status={result.status} />
      </div>
      <dl className={styles.figures}>
        <Figure label={t('column.target')}>{figures.goal}</Figure>
        <Figure label={t('column.actual')} main>
          {figures.actual ?? <Nothing />}
        </Figure>
        <Figure label={t('column.expected')}>{figures.expected}</Figure>
        <Figure label={t('column.variance')} main>
          {figures.variance}
        </Figure>
        <div className={styles.trend}>
          <Sparkline target={target} now={now} width={120} height={32} />
        </div>
      </dl>
      <WayBar progress={result.progress} expected={result.expectedProgress} status={result.status} />
      {result.reason !== null && <div className={styles.evidence}>{t(`reason.${result.reason}.next`)}</div>}
      <div className={styles.foot}>
        <span>
          {evidenceText(target)} · {t('column.due').toLowerCase()} {figures.due}
        </span>
        <PersonName id={target.owner} />
      </div>
    </div>
  );
}

function NarrowRow(props: TargetRowProps) {
  const { target } = props;
  return (
    <div className={styles.narrow}>
      <span className={styles.name}>
        <Name {...props} />
      </span>
      {target.result.variance === null ? <StatusLozenge status={target.result.status} /> : figuresOf(props).variance}
    </div>
  );
}
