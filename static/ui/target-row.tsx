import VisuallyHidden from '@atlaskit/visually-hidden';
import type { ReactNode } from 'react';
import type { TargetView } from '../../src/contract/views';
import { formatDay, formatInstant } from '../i18n/dates';
import { formatWeight } from '../i18n/numbers';
import { t } from '../i18n/translate';
import { Amount } from './amount';
import { AgeMarks, AsOfIfNotable } from './as-of';
import { isEarly } from './early';
import { byHandText, evidenceText } from './evidence-text';
import { Figures } from './figures';
import { PersonName } from './person-name';
import { RowCells, type CellContent } from './row-cells';
import { Sparkline } from './sparkline';
import { StatusLozenge } from './status-lozenge';
import { amountText, resultTexts } from './target-numbers';
import styles from './target-row.module.css';
import grid from './tav-grid.module.css';
import { TextButton } from './text-button';
import { Variance } from './variance';
import { DEFAULT_COLUMNS, type Column } from './tav-columns';
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
  /** The columns of a wide row, after the name. */
  readonly columns?: readonly Column[];
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
  const { variance, status, asOf } = target.result;
  const texts = resultTexts(target);
  return {
    goal: amountText(target, target.goal),
    due: t('row.due', { day: formatDay(target.due, now) }),
    ...texts,
    variance: (inCell: boolean) => (
      <Variance
        value={variance}
        text={texts.variance ?? ''}
        status={status}
        {...(inCell ? { cellUnit: target.unit } : {})}
      />
    ),
    ages: <AgeMarks of={target.result} now={now} />,
    computed: t('as-of.title', { instant: formatInstant(asOf) }),
  };
}

/** Marks a value that somebody set by hand, with what it would be by itself. */
function ByHand({ target }: { readonly target: TargetView }) {
  const text = byHandText(target);
  return text === null ? null : (
    <span className={styles.byHand} title={text}>
      {t('by-hand.mark')}
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}

/** The status; where it is behind so early that this says little, that. */
function StatusOf({ target, now }: Pick<TargetRowProps, 'target' | 'now'>) {
  return (
    <>
      <StatusLozenge status={target.result.status} />
      {isEarly(target, now) && <div className={styles.sub}>{t('status.early')}</div>}
    </>
  );
}

const Nothing = () => <span aria-hidden="true">–</span>;

function Name({ target, onOpen }: TargetRowProps) {
  if (onOpen === undefined) return <span className={styles.title}>{target.name}</span>;
  return <TextButton onClick={onOpen}>{target.name}</TextButton>;
}

function WideRow(props: TargetRowProps) {
  const { target, now, lead, cellRole = 'cell', columns = DEFAULT_COLUMNS } = props;
  const { asOf, staleSince, complete } = target.result;
  const figures = figuresOf(props);
  const amount = (text: string | null) => (text === null ? <Nothing /> : <Amount text={text} cellUnit={target.unit} />);
  const cells: Readonly<Record<Column, () => CellContent>> = {
    status: () => ({ content: <StatusOf target={target} now={now} /> }),
    target: () => ({ content: amount(figures.goal), className: grid.number }),
    actual: () => ({
      content: amount(figures.actual),
      className: `${grid.number} ${styles.actual}`,
      title: figures.computed,
    }),
    expected: () => ({ content: amount(figures.expected), className: grid.number }),
    variance: () => ({ content: figures.variance(true), className: grid.number }),
    trend: () => ({ content: <Sparkline target={target} now={now} />, className: grid.trend }),
    evidence: () => ({
      content: (
        <>
          <div>{evidenceText(target)}</div>
          <AsOfIfNotable asOf={asOf} now={now} staleSince={staleSince} complete={complete} />
        </>
      ),
      className: `${grid.evidence} ${styles.evidence}`,
    }),
    owner: () => ({ content: <PersonName id={target.owner} />, className: `${grid.owner} ${styles.owner}` }),
    due: () => ({ content: formatDay(target.due, now), className: styles.evidence }),
    weight: () => ({ content: formatWeight(target.weight), className: grid.number }),
  };
  return (
    <>
      <div role={cellRole} className={styles.name}>
        {lead}
        <div>
          <Name {...props} />
          <div className={styles.sub}>
            {target.key} · {figures.due}
            <ByHand target={target} />
            <span className={grid.besideName}>{figures.ages}</span>
          </div>
        </div>
      </div>
      <RowCells columns={columns} cells={cells} cellRole={cellRole} />
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
          <div className={styles.sub}>
            {named ? target.key : `${t('row.target')} · ${target.key}`}
            <ByHand target={target} />
          </div>
        </div>
        <div className={styles.fixed}>
          <StatusOf target={target} now={now} />
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
          { label: t('column.expected'), value: <Amount text={figures.expected ?? ''} /> },
          { label: t('column.variance'), value: figures.variance(false), main: true },
        ]}
        {...(named ? { end: <Sparkline target={target} now={now} width={112} height={34} /> } : {})}
      />
      <WayBar progress={result.progress} expected={result.expectedProgress} status={result.status} />
      <div className={styles.foot}>
        <span>
          {evidenceText(target)} · {figures.due} {figures.ages}
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
        <ByHand target={target} />
        {figures.ages}
      </span>
    </div>
  );
}
