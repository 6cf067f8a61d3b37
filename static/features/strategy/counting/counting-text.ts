import type { CallOutput } from '../../../../src/contract/calls';
import type { TargetView } from '../../../../src/contract/views';
import { currentLocale } from '../../../i18n/locale';
import { formatShare } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';

type Counting = CallOutput<'getCounting'>;
export type CountingRules = Omit<Counting['above'], 'from'>;
export type CountingFrom = Counting['above']['from'][number];
export type CountingPart = CountingFrom['field'];
export type Names = ReadonlyMap<string, string>;

/** The names by which Jira's ids of statuses and fields are shown; an id stands for itself until they are known. */
export interface CountingNames {
  readonly statuses: Names;
  readonly fields: Names;
}

const listText = (parts: readonly string[]): string => new Intl.ListFormat(currentLocale()).format(parts);

/** Whether a part says anything of a measure: an estimate is missing only where work weighs by one. */
export function partApplies(measure: TargetView['measure'], part: CountingPart): boolean {
  if (part !== 'unestimated' && part !== 'pointsField') return true;
  if (measure.type !== 'completion' || measure.weighBy === 'count') return false;
  return part === 'unestimated' || measure.weighBy === 'points';
}

/** What one part of the counting is, in words. */
export function partText(rules: CountingRules, part: CountingPart, { statuses, fields }: CountingNames): string {
  switch (part) {
    case 'excludedResolutions':
      return rules.excludedResolutions.length === 0
        ? t('counted.excluded.none')
        : t('counted.excluded', { names: rules.excludedResolutions.join(', ') });
    case 'credit': {
      const { new: open, indeterminate, done } = rules.credit;
      return t('counted.credit', {
        open: formatShare(open),
        begun: formatShare(indeterminate),
        done: formatShare(done),
      });
    }
    case 'statusCredit': {
      const credits = Object.entries(rules.statusCredit).map(([id, share]) =>
        t('counted.status', { name: statuses.get(id) ?? id, share: formatShare(share) }),
      );
      return credits.length === 0 ? t('counted.statuses.none') : t('counted.statuses', { list: listText(credits) });
    }
    case 'pointsField':
      return rules.pointsField === null
        ? t('counted.points.found')
        : t('counted.points', { field: fields.get(rules.pointsField) ?? rules.pointsField });
    case 'unestimated':
      return t(`counted.unestimated.${rules.unestimated}`);
  }
}

/** Who says so, in words. */
export function fromText({ by, objective }: CountingFrom, line: Counting['line']): string {
  if (by === 'target') return t('counted.by.own');
  if (by === 'site') return t('counted.by.site');
  return t('counted.by.objective', { name: line.find(({ key }) => key === objective)?.name ?? objective ?? '' });
}
