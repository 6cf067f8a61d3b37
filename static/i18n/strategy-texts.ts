import { DRAWER_TEXTS } from './drawer-texts';
import { OVERVIEW_TEXTS } from './overview-texts';
import { PIVOT_TEXTS } from './pivot-texts';
import { TREE_TEXTS } from './tree-texts';

/** The texts that the Strategy page alone has: nothing that other pages show too, such as a row or the check-in form. */
export const STRATEGY_TEXTS = {
  ...DRAWER_TEXTS,
  ...OVERVIEW_TEXTS,
  ...TREE_TEXTS,
  ...PIVOT_TEXTS,
} as const;
