import type { TargetView } from '../../src/contract/views';
import { formatAmount } from '../i18n/numbers';
import { t } from '../i18n/translate';

type Measure = TargetView['measure'];

const WEIGHTS = ['count', 'points', 'estimate'] as const;

function wayText(measure: Measure): string {
  switch (measure.type) {
    case 'completion': {
      const known = WEIGHTS.find((weighBy) => weighBy === measure.weighBy);
      return known === undefined
        ? t('measure.completion.field', { field: measure.weighBy })
        : t(`measure.completion.${known}`);
    }
    case 'sum':
    case 'average':
      return t(`measure.${measure.type}.${measure.over}`, { field: measure.field });
    case 'metric':
      return t(`measure.metric.${measure.take}`);
    case 'band':
      return t('measure.band', { low: formatAmount(measure.low, '', 2), high: formatAmount(measure.high, '', 2) });
    case 'count':
    case 'milestones':
    case 'children':
      return t(`measure.${measure.type}`);
  }
}

/** How a target's actual is obtained, and whether it measures output or an outcome. */
export const measureText = ({ kind, measure }: Pick<TargetView, 'kind' | 'measure'>): string =>
  t(`target-kind.${kind}`, { text: wayText(measure) });
