import Lozenge from '@atlaskit/lozenge';
import type { ObjectiveView } from '../../src/contract/views';
import { t } from '../i18n/translate';

/** Says that not everybody sees this, and what hangs below it. */
export const RestrictedMark = ({ objective }: { readonly objective: Pick<ObjectiveView, 'restrictedTo'> }) =>
  objective.restrictedTo === null ? null : (
    <>
      {' '}
      <Lozenge appearance="neutral">{t('sight.restricted')}</Lozenge>
    </>
  );
