import type { CallOutput } from '../../../src/contract/calls';
import { formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';

type Target = CallOutput<'getTarget'>;
type Counted = NonNullable<Target['counted']>;

/** What one part of the counting is, in words. */
function valueText(counted: Counted, field: Counted['from'][number]['field']): string {
  switch (field) {
    case 'excludedResolutions':
      return counted.excludedResolutions.length === 0
        ? t('counted.excluded.none')
        : t('counted.excluded', { names: counted.excludedResolutions.join(', ') });
    case 'credit': {
      const { new: open, indeterminate, done } = counted.credit;
      return t('counted.credit', {
        open: formatShare(open),
        begun: formatShare(indeterminate),
        done: formatShare(done),
      });
    }
    case 'statusCredit':
      return t('counted.statuses', { count: Object.keys(counted.statusCredit).length });
    case 'pointsField':
      return counted.pointsField === null
        ? t('counted.points.found')
        : t('counted.points', { field: counted.pointsField });
    case 'unestimated':
      return t(`counted.unestimated.${counted.unestimated}`);
  }
}

/** How the work of a target is counted, and who says so. */
export function CountedFacts({ counted, line }: { readonly counted: Counted; readonly line: Target['line'] }) {
  const shown = counted.from.filter(
    ({ field, by }) => by !== 'site' || (field !== 'pointsField' && field !== 'statusCredit') || isOf(counted, field),
  );
  return (
    <details>
      <summary>{t('counted.title')}</summary>
      <ul>
        {shown.map(({ field, by, objective }) => {
          const above = line.find(({ key }) => key === objective);
          return (
            <li key={field}>
              {valueText(counted, field)}{' '}
              {by === 'objective'
                ? t('counted.by.objective', { name: above?.name ?? '' })
                : t(by === 'target' ? 'counted.by.target' : 'counted.by.site')}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

const isOf = (counted: Counted, field: 'pointsField' | 'statusCredit'): boolean =>
  field === 'pointsField' ? counted.pointsField !== null : Object.keys(counted.statusCredit).length > 0;
