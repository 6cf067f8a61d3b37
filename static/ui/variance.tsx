import VisuallyHidden from '@atlaskit/visually-hidden';
import type { Status } from '../../src/domain/status';
import { t } from '../i18n/translate';
import { Amount } from './amount';
import styles from './variance.module.css';

interface VarianceProps {
  /** Positive is ahead, also for targets that go down. */
  readonly value: number | null;
  /** The difference as it is written, with sign and unit. */
  readonly text: string;
  readonly status: Status;
  /** The unit, in a table cell, where a long one stands under the number. */
  readonly cellUnit?: string;
}

function toneOf(value: number, text: string, status: Status): string | undefined {
  if (status === 'off-track') return styles.behind;
  if (status === 'at-risk') return styles.risk;
  return value > 0 && !readsEven(text) ? styles.ahead : undefined;
}

/** Whether the two are written alike, and so neither is told to be ahead. */
const readsEven = (text: string): boolean => text.startsWith('±');

/** The signed difference between where a target is and where it should be. */
export function Variance({ value, text, status, cellUnit = '' }: VarianceProps) {
  if (value === null) return <span aria-hidden="true">–</span>;
  const size = text.slice(1);
  const words = readsEven(text)
    ? t('variance.even')
    : t(value > 0 ? 'variance.ahead' : 'variance.behind', { amount: size });
  return (
    <span className={[styles.variance, toneOf(value, text, status)].filter(Boolean).join(' ')} title={words}>
      <span aria-hidden="true">
        <Amount text={text} cellUnit={cellUnit} />
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
