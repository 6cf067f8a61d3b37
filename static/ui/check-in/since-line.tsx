import type { CallOutput } from '../../../src/contract/calls';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { amountText } from '../target-numbers';
import styles from './check-in.module.css';

/** Values shown of what was entered before. */
const VALUES = 4;

function sinceText({ target, checkIns, since, now }: CallOutput<'getCheckIns'>): string {
  if (since !== null) {
    const day = formatDay(since.day, now);
    const parts = since.parts.map(({ kind, count }) => t(`since.${kind}`, { count }));
    return parts.length === 0
      ? t('check-in.since.nothing', { day })
      : t('check-in.since', { day, parts: parts.join(', ') });
  }
  const values = checkIns.flatMap(({ value, automatic }) => (automatic || value === null ? [] : [value]));
  if (checkIns.length === 0) return t('check-in.first');
  const latest = values.slice(0, VALUES).reverse();
  return latest.length < 2
    ? ''
    : t('check-in.values', { values: latest.map((value) => amountText(target, value)).join(' → ') });
}

/** What has happened since the last check-in, or the values entered before. */
export function SinceLine({ start }: { readonly start: CallOutput<'getCheckIns'> }) {
  const text = sinceText(start);
  return text === '' ? null : <p className={styles.since}>{text}</p>;
}
