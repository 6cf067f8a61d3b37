import type { TargetView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { formatCount } from '../../../i18n/numbers';
import { typedNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import { knownTarget } from '../edit/entries';
import { useStrategyScene } from '../edit/strategy-context';
import { InlineField } from './inline-field';

/** Who answers for a target, by when it is due and how much it counts; edited in place by whoever may. */
export function TargetFacts({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const { rights } = useStrategyScene();
  const common = { known: knownTarget(target), mayEdit: rights.mayEditTarget(target) };
  return (
    <>
      <dt>{t('column.owner')}</dt>
      <dd>
        <InlineField {...common} name="owner" label={t('column.owner')} kind="person" start={target.owner ?? ''}>
          <PersonName id={target.owner} />
        </InlineField>
      </dd>
      <dt>{t('edit.due')}</dt>
      <dd>
        <InlineField {...common} name="due" label={t('edit.due')} kind="day" start={target.due}>
          {formatDay(target.due, now)}
        </InlineField>
      </dd>
      <dt>{t('drawer.weight')}</dt>
      <dd>
        <InlineField
          {...common}
          name="weight"
          label={t('drawer.weight')}
          kind="number"
          start={typedNumber(target.weight)}
        >
          {formatCount(target.weight)}
        </InlineField>
      </dd>
    </>
  );
}
