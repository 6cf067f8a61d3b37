import type { ReactNode } from 'react';
import type { TargetView } from '../../src/contract/views';
import { formatDay, formatInstant } from '../i18n/dates';
import { t } from '../i18n/translate';
import { Amount } from './amount';
import { AsOfIfNotable } from './as-of';
import { evidenceText } from './evidence-text';
import { Figures } from './figures';
import { PersonName } from './person-name';
import { Sparkline } from './sparkline';
import { StatusLozenge } from './status-lozenge';
import { amountText, differenceText } from './target-numbers';
import styles from './target-row.module.css';
import grid from './tav-grid.module.css';
import { TextButton } from './text-button';
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
  /** Off where a heading above already says the name and the trend is drawn large below. */
  readonly named?: boolean;
  /** Adds status and actual to a narrow row that has a line for them. */
  readonly withStatus?: boolean;
}

/** The row that is the same everywhere: Target · Actual · Expected · Variance · trend · owner · as-of, in three widths. */
export function TargetRow(props: TargetRowProps) {
  if (props.width === 'wide') return <WideRow {...props} />;
  return props.width === 'medium' ? <MediumRow {...props} /> : <NarrowRow {...props} />;
}

function figuresOf({ target, now }: TargetRowProps) {
  const { actual, expected, variance, status, asOf } = target.result;
  return {
    goal: amountText(target, target.goal),
    due: t('row.due', { day: formatDay(target.due, now) }),
    actual: actual === null ? null : amountText(target, actual),
    expected: amountText(target, expected),
    variance: (inCell: boolean) => (
      <Variance
        value={variance}
        text={variance === null ? '' : differenceText(target, variance)}
        status={status}
        {...(inCell ? { cellUnit: target.unit } : {})}
      />
    ),
    computed: t('as-of.title', { instant: formatInstant(asOf) }),
  };
}

const Nothing = () => <span aria-hidden="true">–</span>;

function Name({ target, onOpen }: TargetRowProps) {
  if (onOpen === undefined) return <span className={styles.title}>{target.name}</span>;
  return <TextButton onClick={onOpen}>{target.name}</TextButton>;
}

function WideRow(props: TargetRowProps) {
  const { target, now, lead, cellRole = 'cell' } = props;
  const { asOf, staleSince, complete, status } = target.result;
  const figures = figuresOf(props);
  const amount = (text: string | null) => (text === null ? <Nothing /> : <Amount text={text} cellUnit={target.unit} />);
  return (
    <>
      <div role={cellRole} className={styles.name}>
        {lead}
        <div>
          <Name {...props} />
          <div className={styles.sub}>
            {target.key} · {figures.due}
          </div>
        </div>
      </div>
      <div role={cellRole}>
        <StatusLozenge status={status} />
      </div>
      <div role={cellRole} className={grid.number}>
        {amount(figures.goal)}
      </div>
      <div role={cellRole} className={`${grid.number} ${styles.actual}`} title={figures.computed}>
        {amount(figures.actual)}
      </div>
      <div role={cellRole} className={grid.number}>
        {amount(figures.expected)}
      </div>
      <div role={cellRole} className={grid.number}>
        {figures.variance(true)}
      </div>
      <div role={cellRole} className={grid.trend}>
        <Sparkline target={target} now={now} />
      </div>
      <div role={cellRole} className={`${grid.evidence} ${styles.evidence}`}>
        <div>{evidenceText(target)}</div>
        <AsOfIfNotable asOf={asOf} now={now} staleSince={staleSince} complete={complete} />
      </div>
      <div role={cellRole} className={`${grid.owner} ${styles.owner}`}>
        <PersonName id={target.owner} />
      </div>
    </>
  );
}

function MediumRow(props: TargetRowProps) {
  const { target, now, named = true } = props;
  const { result } = target;
  const figures = figuresOf(props);
  return (
    <div className={styles.block}>
      <div className={styles.top}>
        <div className={styles.name}>
          {named && <Name {...props} />}
          <div className={styles.sub}>{named ? target.key : `${t('column.target')} · ${target.key}`}</div>
        </div>
        <div className={styles.fixed}>
          <StatusLozenge status={result.status} />
        </div>
      </div>
      <Figures
        figures={[
          { label: t('column.target'), value: <Amount text={figures.goal} /> },
          {
            label: t('column.actual'),
            value: figures.actual === null ? <Nothing /> : <Amount text={figures.actual} />,
            main: true,
            title: figures.computed,
          },
          { label: t('column.expected'), value: <Amount text={figures.expected} /> },
          { label: t('column.variance'), value: figures.variance(false), main: true },
        ]}
        {...(named ? { end: <Sparkline target={target} now={now} width={112} height={34} /> } : {})}
      />
      <WayBar progress={result.progress} expected={result.expectedProgress} status={result.status} />
      <div className={styles.foot}>
        <span>
          {evidenceText(target)} · {figures.due}
        </span>
        <PersonName id={target.owner} />
      </div>
      {result.reason !== null && <div className={styles.evidence}>{t(`reason.${result.reason}.next`)}</div>}
    </div>
  );
}

function NarrowRow(props: TargetRowProps) {
  const { target, withStatus = false } = props;
  const { status, variance } = target.result;
  const figures = figuresOf(props);
  return (
    <div className={styles.narrow}>
      <span className={styles.name}>
        <Name {...props} />
      </span>
      <span className={styles.state}>
        {(withStatus || variance === null) && <StatusLozenge status={status} />}
        {withStatus && figures.actual !== null && <Amount text={figures.actual} />}
        {variance !== null && figures.variance(false)}
      </span>
    </div>
  );
}
