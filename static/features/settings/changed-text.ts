import type { CallOutput } from '../../../src/contract/calls';
import { t } from '../../i18n/translate';

const COUNTED = ['cycles', 'objectives', 'targets', 'links', 'checkIns', 'settings'] as const;

/** `one cycle, 3 objectives`; undefined when nothing differs. */
export function changedText(changed: CallOutput<'importStrategy'>['changed']): string | undefined {
  const parts = COUNTED.filter((what) => changed[what] > 0).map((what) =>
    t(`import.changed.${what}`, { count: changed[what] }),
  );
  return parts.length === 0 ? undefined : parts.join(', ');
}
