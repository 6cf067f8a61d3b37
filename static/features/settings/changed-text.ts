import type { CallOutput } from '../../../src/contract/calls';
import { t } from '../../i18n/translate';

const COUNTED = ['cycles', 'objectives', 'targets', 'links', 'checkIns', 'settings'] as const;

type Counted = Partial<Record<(typeof COUNTED)[number], number>>;

const counted = (counts: Counted, from: number): readonly string[] =>
  COUNTED.flatMap((what) => {
    const count = counts[what];
    return count === undefined || count < from ? [] : [t(`import.changed.${what}`, { count })];
  });

/** `one cycle · 3 objectives · 0 targets`: all that is counted, nothing included. */
export const countsText = (counts: Counted): string => counted(counts, 0).join(' · ');

/** `one cycle, 3 objectives`; undefined when nothing differs. */
export function changedText(changed: CallOutput<'importStrategy'>['changed']): string | undefined {
  const parts = counted(changed, 1);
  return parts.length === 0 ? undefined : parts.join(', ');
}
