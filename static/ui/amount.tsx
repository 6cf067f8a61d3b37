import styles from './amount.module.css';

/** Units up to this long stand behind the number; longer ones would widen every column. */
const SHORT_UNIT = 3;

interface AmountProps {
  /** A number with its unit, as it is written. */
  readonly text: string;
  readonly unit: string;
}

/** An amount in a table cell: a unit that is a word stands small under its number. */
export function Amount({ text, unit }: AmountProps) {
  if (unit.length <= SHORT_UNIT || !text.endsWith(unit)) return <span className={styles.amount}>{text}</span>;
  return (
    <span className={styles.amount}>
      {text.slice(0, -unit.length).trimEnd()} <span className={styles.unit}>{unit}</span>
    </span>
  );
}
