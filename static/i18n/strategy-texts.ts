import { CHANGE_TEXTS } from './change-texts';
import { CYCLE_TEXTS } from './cycle-texts';
import { HEALTH_TEXTS } from './health-texts';
import { OVERVIEW_TEXTS } from './overview-texts';
import { PIVOT_TEXTS } from './pivot-texts';
import { TREE_TEXTS } from './tree-texts';

/** The texts that the Strategy page alone has: nothing that other pages show too, such as a row or the check-in form. */
export const STRATEGY_TEXTS = {
  ...CYCLE_TEXTS,
  ...HEALTH_TEXTS,
  ...OVERVIEW_TEXTS,
  ...TREE_TEXTS,
  ...CHANGE_TEXTS,
  ...PIVOT_TEXTS,
} as const;
