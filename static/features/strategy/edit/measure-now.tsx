import { useRef } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import { useCall } from '../../../bridge/use-call';
import { readNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import form from '../../../ui/form/form.module.css';
import { amountText } from '../../../ui/target-numbers';
import { useSettled } from '../../../ui/use-settled';
import { targetEntry, type TargetValues } from './target-values';

/** Typing pauses this long before the app is asked. */
const PAUSE_MS = 500;

/** The entry as far as its number depends on it: what else is typed asks nothing. */
const measuredEntry = (values: TargetValues) => ({
  ...targetEntry(values),
  ...{ name: 'measured', owner: null, delegates: [], weight: 1, profile: { type: 'linear' } },
});

type Preview = CallOutput<'previewMeasure'>;

function previewText({ reads, actual, reason, leaves }: Preview, unit: string, baseline: number, goal: number): string {
  if (reads === 'unlinked') return t('edit.reads.unlinked');
  if (reads === 'later') return t('edit.reads.later');
  if (actual === null) {
    return reason === null
      ? t('edit.reads.later')
      : t('edit.reads.none', { reason: t(`reason.${reason}`), next: t(`reason.${reason}.next`) });
  }
  const amount = amountText({ unit, baseline, goal }, actual);
  return leaves === null
    ? t('edit.reads', { amount })
    : t('edit.reads.work', { amount, done: leaves.done, count: leaves.total });
}

/** What the target would read now, asked of the app while the form is filled in; nothing while something is half typed. */
export function MeasureNow({ values }: { readonly values: TargetValues }) {
  const entry = measuredEntry(values);
  const text = JSON.stringify(entry);
  const settled = useSettled(text, PAUSE_MS);
  const asked = useRef(entry);
  if (settled === text) asked.current = entry;
  const [baseline, goal] = [readNumber(values.baseline), readNumber(values.goal)];
  const isTyped = baseline !== undefined && goal !== undefined && values.objective !== '';
  const preview = useCall('previewMeasure', { entry: asked.current }, { enabled: isTyped, keepPrevious: true });
  if (!isTyped || preview.isError || preview.data === undefined) return null;
  return (
    <p className={form.help} role="status">
      {previewText(preview.data, values.unit.trim(), baseline, goal)}
    </p>
  );
}
