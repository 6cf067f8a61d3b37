import { withoutIsolates } from '../../src/contract/number-text';
import styles from './amount.module.css';

/** Units up to this long stand behind the number; longer ones would widen every column of a table. */
const SHORT_UNIT = 3;

interface AmountProps {
  /** A number with its unit, as it is written. */
  readonly text: string;
  /** The unit, in a table cell, where a long one stands small under its number. */
  readonly cellUnit?: string;
}

/** An amount. Sign, number and unit keep their order where the text around runs from right to left. */
export function Amount({ text, cellUnit = '' }: AmountProps) {
  const bare = withoutIsolates(text);
  const stacked = cellUnit.length > SHORT_UNIT && bare.endsWith(cellUnit);
  return (
    <span className={styles.amount}>
      <bdi dir="ltr">{stacked ? bare.slice(0, -cellUnit.length).trimEnd() : text}</bdi>
      {stacked && ' '}
      {stacked && <span className={styles.unit}>{cellUnit}</span>}
    </span>
  );
}
