import type { TargetView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { knownTarget } from '../edit/entries';
import { useStrategyScene } from '../edit/strategy-context';
import { InlineFact, OwnerFact, WeightFact } from './facts';

/** Who answers for a target, by when it is due and how much it counts; edited in place by whoever may. */
export function TargetFacts({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const { rights } = useStrategyScene();
  const of = { known: knownTarget(target), mayEdit: rights.mayEditTarget(target) };
  return (
    <>
      <OwnerFact {...of} owner={target.owner} />
      <InlineFact {...of} name="due" label={t('edit.due')} kind="day" start={target.due}>
        {formatDay(target.due, now)}
      </InlineFact>
      <WeightFact {...of} weight={target.weight} />
    </>
  );
}
