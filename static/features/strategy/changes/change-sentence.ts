import type { ChangesView } from '../../../../src/contract/history-calls';
import type { TargetView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { amountText, differenceText } from '../../../ui/target-numbers';

type Part = ChangesView['parts'][number];

/** Parts worth a word: a move between statuses that earn the same is none. */
export const tellingParts = (parts: ChangesView['parts']): readonly Part[] =>
  parts.filter(({ kind, effect }) => kind !== 'progressed' || (effect !== null && effect !== 0));

const partsText = (parts: ChangesView['parts']): string =>
  tellingParts(parts)
    .map(({ kind, count }) => t(`changes.said.${kind}`, { count }))
    .join(', ');

/** What moved a target, in one sentence: `+6 pts since 12 Oct: 9 done, 2 added, 1 reopened.` */
export function changeSentence(target: TargetView, changes: ChangesView, now: string): string {
  const day = formatDay(changes.from.day, now);
  const until = formatDay(changes.to.day, now);
  const parts = partsText(changes.parts);
  const [from, to] = [changes.from.actual, changes.to.actual];
  if (parts === '') {
    return from === null || to === null
      ? t('changes.nothing', { day })
      : t('changes.same', { day, amount: amountText(target, to) });
  }
  if (from === null) return t('changes.unmeasured-then', { day, parts });
  if (to === null) return t('changes.unmeasured-now', { day, until, parts });
  const difference = differenceText(target, to - from);
  const isNow = changes.to.day === now.slice(0, 10);
  return isNow
    ? t('changes.sentence', { difference, day, parts })
    : t('changes.between', { difference, day, until, parts });
}
