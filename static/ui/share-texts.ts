import type { ObjectiveView } from '../../src/contract/views';
import { formatStanding } from '../i18n/numbers';

const percent = (share: number | null): number | null => (share === null ? null : share * 100);

/** How far an objective is and should be, in percent, and the variance in points, in texts that add up. */
export const shareTexts = ({ roll }: Pick<ObjectiveView, 'roll'>) =>
  formatStanding(
    { actual: percent(roll.progress), expected: percent(roll.expectedProgress), variance: percent(roll.variance) },
    '%',
    0,
  );
