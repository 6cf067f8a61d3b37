import type { ObjectiveView, TargetView } from '../../src/contract/views';
import { t } from '../i18n/translate';

/** What can be said of a number from what is known: how much work is open, or why there is no number. Nothing is guessed. */
export function evidenceText(target: TargetView): string {
  const { leaves, reason } = target.result;
  if (reason !== null) return t(`reason.${reason}`);
  if (leaves === null) return t('evidence.entered');
  const open = leaves.total - leaves.done;
  const parts = [
    open === 0 ? t('evidence.all-done', { count: leaves.total }) : t('evidence.open', { open, total: leaves.total }),
    ...(leaves.unweighted > 0 ? [t('evidence.unweighted', { count: leaves.unweighted })] : []),
    ...(leaves.excluded > 0 ? [t('evidence.excluded', { count: leaves.excluded })] : []),
  ];
  return parts.join(' · ');
}

/** How much of what counts towards an objective is measured. */
export function rollText(objective: ObjectiveView): string {
  const { of, measured, reason } = objective.roll;
  if (of === 0) return reason === null ? t('evidence.none') : t(`reason.${reason}`);
  return t('evidence.measured', { measured, of });
}
