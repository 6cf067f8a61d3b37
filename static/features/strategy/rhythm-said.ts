import type { CallOutput } from '../../../src/contract/calls';
import { t } from '../../i18n/translate';

/** The rhythm that holds where an objective says nothing of its own. */
export type RhythmAbove = CallOutput<'getRhythm'>;

/** How often, and who says so. */
export function rhythmSaid({ every, from, locked }: RhythmAbove): string {
  const rhythm = t(`rhythm.every.${every}`);
  if (from === null) return t('rhythm.by.site', { rhythm });
  return t(locked ? 'rhythm.by.lock' : 'rhythm.by', { rhythm, name: from.name });
}
