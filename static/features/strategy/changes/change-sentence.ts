import { valueAsTold } from '../../../../src/contract/told-value';
import type { ChangesView, KindEffectView } from '../../../../src/contract/history-calls';
import type { TargetView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { amountText, digitsOf, fineDifferenceText } from '../../../ui/target-numbers';

type Part = ChangesView['parts'][number];

/** Parts worth a word: a move between statuses that earn the same is none. */
export const tellingParts = (parts: ChangesView['parts']): readonly Part[] => parts.filter(isTelling);

/** The same of what a single piece of work did. */
export const tellingMoves = (moves: readonly KindEffectView[]): readonly KindEffectView[] => moves.filter(isTelling);

const isTelling = ({ kind, effect }: KindEffectView): boolean =>
  kind !== 'progressed' || (effect !== null && effect !== 0);

/** What moves come to; null where there is no difference to split up. */
export const effectOf = (moves: readonly KindEffectView[]): number | null =>
  moves.reduce<number | null>((sum, { effect }) => (sum === null || effect === null ? null : sum + effect), 0);

const partsText = (parts: ChangesView['parts']): string =>
  tellingParts(parts)
    .map(({ kind, count }) => t(`changes.said.${kind}`, { count }))
    .join(', ');

/** What moved a target, in one sentence: `+6 pts since 12 Oct: 9 done, 2 added, 1 reopened.` */
export function changeSentence(target: TargetView, changes: ChangesView, now: string, isSinceCommit = false): string {
  const begun = formatDay(changes.from.day, now);
  const day = isSinceCommit ? t('changes.commit-on', { day: begun }) : begun;
  const until = formatDay(changes.to.day, now);
  const isNow = changes.to.day === now.slice(0, 10);
  const span = isNow ? t('changes.until-now', { day }) : t('changes.until', { day, until });
  const parts = partsText(changes.parts);
  const [from, to] = [changes.from.actual, changes.to.actual];
  if (parts === '') {
    return from === null || to === null
      ? t('changes.nothing', { span })
      : t('changes.same', { span, amount: amountText(target, to) });
  }
  if (from === null) return t('changes.unmeasured-then', { day, span, parts });
  if (to === null) return t('changes.unmeasured-now', { until, span, parts });
  const difference = fineDifferenceText(target, to - from);
  return t('changes.sentence', { difference, span, parts });
}

/** No number is told more finely; sums of fractions miss by less. */
const LEAST_TOLD = 0.001;

/** Whether the numbers as they are shown add up: each is rounded by itself. */
export function addsUp(target: TargetView, { from, to, parts }: ChangesView): boolean {
  if (from.actual === null || to.actual === null) return true;
  const told = (value: number): number => valueAsTold(value, digitsOf(target) + 1);
  const sum = tellingParts(parts).reduce((all, { effect }) => all + told(effect ?? 0), told(from.actual));
  return Math.abs(sum - told(to.actual)) < LEAST_TOLD / 2;
}

/** Whether the rows of the work, as they are shown, come to the difference as it is shown. */
export function rowsAddUp(target: TargetView, { from, to, issues, hidden, more, ofNoIssue }: ChangesView): boolean {
  if (from.actual === null || to.actual === null) return true;
  const told = (value: number): number => valueAsTold(value, digitsOf(target) + 1);
  const rows = [...issues, hidden, more, { moves: ofNoIssue }].map(({ moves }) => effectOf(moves) ?? 0);
  return Math.abs(rows.reduce((sum, row) => sum + told(row), 0) - told(to.actual - from.actual)) < LEAST_TOLD / 2;
}

type Issues = ChangesView['issues'];

/** Work that moved the number, and work that changed and did not. */
export const withoutEffect = (issues: Issues): { readonly moved: Issues; readonly rest: Issues } => ({
  moved: issues.filter(({ moves }) => effectOf(moves) !== 0),
  rest: issues.filter(({ moves }) => effectOf(moves) === 0),
});
