import Lozenge from '@atlaskit/lozenge';
import type { CycleView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';

const APPEARANCE = { draft: 'neutral', committed: 'success', closed: 'neutral' } as const satisfies Record<
  CycleView['state'],
  string
>;

/** Where a cycle is in its life, as a word. */
export function CycleState({ state }: { readonly state: CycleView['state'] }) {
  return <Lozenge appearance={APPEARANCE[state]}>{t(`cycle.state.${state}`)}</Lozenge>;
}
