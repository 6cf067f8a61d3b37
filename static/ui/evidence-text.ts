import type { ObjectiveView, TargetView } from '../../src/contract/views';
import { formatAmount, formatShare } from '../i18n/numbers';
import { t } from '../i18n/translate';
import { amountText } from './target-numbers';

/** What can be said of a number from what is known: how much work is open, or why there is no number. Nothing is guessed. */
export function evidenceText(target: TargetView): string {
  const byHand = byHandText(target);
  return byHand === null ? workText(target) : `${byHand} · ${workText(target)}`;
}

/** That the value was set by hand, and what it would be by itself; null where nobody did. */
export function byHandText(target: TargetView): string | null {
  const { automatic } = target.result;
  if (automatic === undefined) return null;
  return automatic.actual === null
    ? t('by-hand.unmeasured')
    : t('by-hand', { amount: amountText(target, automatic.actual) });
}

/** Work without an estimate is always told, and what it counts as. */
function unestimatedText({ result: { leaves, unestimated } }: TargetView): readonly string[] {
  if (unestimated !== undefined) {
    const { count, as } = unestimated;
    return [
      as === null ? t('evidence.left-out', { count }) : t('evidence.median', { count, as: formatAmount(as, '', 2) }),
    ];
  }
  const bare = leaves?.unweighted ?? 0;
  return bare > 0 ? [t('evidence.unweighted', { count: bare })] : [];
}

/** What a number that no work feeds goes by. */
function otherText({ measure, milestones, result: { parts } }: TargetView): string {
  if (measure.type === 'milestones') {
    const reached = milestones.filter((one) => one.reached !== null).length;
    return t('evidence.milestones', { reached, count: milestones.length });
  }
  return parts === null ? t('evidence.entered') : t('evidence.below', { ...parts });
}

function workText(target: TargetView): string {
  const { leaves, reason } = target.result;
  if (reason !== null) return t(`reason.${reason}`);
  if (leaves === null) return otherText(target);
  const open = leaves.total - leaves.done;
  const parts = [
    open === 0 ? t('evidence.all-done', { count: leaves.total }) : t('evidence.open', { open, total: leaves.total }),
    ...unestimatedText(target),
    ...(leaves.excluded > 0 ? [t('evidence.excluded', { count: leaves.excluded })] : []),
  ];
  return parts.join(' · ');
}

/** How much of what counts towards an objective is measured. */
export function rollText(objective: ObjectiveView): string {
  const { of, measured, reason, byHand, kinds } = objective.roll;
  if (of === 0) return reason === null ? t('evidence.none') : t(`reason.${reason}`);
  const parts = [
    t('evidence.measured', { measured, of }),
    ...(byHand === undefined ? [] : [t('evidence.by-hand', { count: byHand })]),
    ...(kinds === undefined
      ? []
      : [t('evidence.kinds', { output: formatShare(kinds.output), outcome: formatShare(kinds.outcome) })]),
  ];
  return parts.join(' · ');
}
