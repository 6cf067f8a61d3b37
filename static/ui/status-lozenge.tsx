import Lozenge from '@atlaskit/lozenge';
import type { Status } from '../../src/domain/status';
import { t } from '../i18n/translate';

const APPEARANCE = {
  'on-track': 'success',
  'at-risk': 'warning',
  'off-track': 'danger',
  achieved: 'information',
  unmeasured: 'neutral',
} as const satisfies Record<Status, string>;

/** A status as a word; the colour only repeats it. */
export function StatusLozenge({ status }: { readonly status: Status }) {
  return <Lozenge appearance={APPEARANCE[status]}>{t(`status.${status}`)}</Lozenge>;
}
