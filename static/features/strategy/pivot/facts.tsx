import type { ReactNode } from 'react';
import { formatWeight } from '../../../i18n/numbers';
import { typedNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import { InlineField } from './inline-field';
import type { InlineSubject } from './inline-subject';

/** What facts about one thing share: what it was seen as, and whether the reader may change it. */
export interface FactsOf {
  readonly known: InlineSubject['known'];
  readonly mayEdit: boolean;
}

/** One fact of a list of facts. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A fact that is changed where it is read. */
export function InlineFact({ children, ...field }: FactsOf & InlineSubject & { readonly children: ReactNode }) {
  return (
    <Fact label={field.label}>
      <InlineField {...field}>{children}</InlineField>
    </Fact>
  );
}

/** Who answers for it. */
export function OwnerFact({ owner, ...of }: FactsOf & { readonly owner: string | null }) {
  return (
    <InlineFact {...of} name="owner" label={t('column.owner')} kind="person" start={owner ?? ''}>
      <PersonName id={owner} />
    </InlineFact>
  );
}

/** How much it counts, compared with what counts beside it. */
export function WeightFact({ weight, ...of }: FactsOf & { readonly weight: number }) {
  return (
    <InlineFact {...of} name="weight" label={t('drawer.weight')} kind="number" start={typedNumber(weight)}>
      {formatWeight(weight)}
    </InlineFact>
  );
}
