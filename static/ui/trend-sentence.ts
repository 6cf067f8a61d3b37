import type { TargetView } from '../../src/contract/views';
import { formatDay } from '../i18n/dates';
import { t } from '../i18n/translate';
import { amountText } from './target-numbers';

/** A trend in one sentence, for those who do not see the line. */
export function trendSentence(target: TargetView, now: string): string {
  const expected = amountText(target, target.result.expected);
  const measured = target.result.trend.filter((day) => day.actual !== null);
  const first = measured[0];
  const last = measured[measured.length - 1];
  if (first === undefined || last === undefined || first.actual === null || last.actual === null) {
    return t('trend.none', { expected });
  }
  const to = formatDay(last.day, now);
  if (first === last) return t('trend.single', { last: amountText(target, last.actual), to, expected });
  return t('trend.sentence', {
    first: amountText(target, first.actual),
    from: formatDay(first.day, now),
    last: amountText(target, last.actual),
    to,
    expected,
  });
}
