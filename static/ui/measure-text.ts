import type { TargetView } from '../../src/contract/views';
import { t } from '../i18n/translate';

/** How a target's actual is obtained, and whether it measures output or an outcome. */
export function measureText(measure: TargetView['measure']): string {
  if (measure.type === 'metric') return t(`measure.metric.${measure.take}`);
  const { weighBy } = measure;
  if (weighBy === 'count' || weighBy === 'points' || weighBy === 'estimate') return t(`measure.completion.${weighBy}`);
  return t('measure.completion.field', { field: weighBy });
}
