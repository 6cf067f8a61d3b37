import { CHANGE_TEXTS } from './change-texts';
import { CYCLE_TEXTS } from './cycle-texts';
import { EDIT_TEXTS } from './edit-texts';
import { EXPLAIN_TEXTS } from './explain-texts';
import { HEALTH_TEXTS } from './health-texts';
import { MAP_TEXTS } from './map-texts';
import { MEASURE_TEXTS } from './measure-texts';
import { OVERVIEW_TEXTS } from './overview-texts';
import { PAGE_TEXTS } from './page-texts';
import { PIVOT_TEXTS } from './pivot-texts';
import { SETTINGS_TEXTS } from './settings-texts';
import { SIGHT_TEXTS } from './sight-texts';
import { TARGET_TEXTS } from './target-texts';
import { TREE_TEXTS } from './tree-texts';
import { WORDS } from './words';

/** Every text on screen, by key. */
export const MESSAGES = {
  ...WORDS,
  ...PAGE_TEXTS,
  ...SETTINGS_TEXTS,
  ...EDIT_TEXTS,
  ...EXPLAIN_TEXTS,
  ...CYCLE_TEXTS,
  ...HEALTH_TEXTS,
  ...MEASURE_TEXTS,
  ...OVERVIEW_TEXTS,
  ...MAP_TEXTS,
  ...TARGET_TEXTS,
  ...TREE_TEXTS,
  ...CHANGE_TEXTS,
  ...PIVOT_TEXTS,
  ...SIGHT_TEXTS,
} as const satisfies Record<string, string | { readonly one: string; readonly other: string }>;

/** The name of a text. */
export type MessageKey = keyof typeof MESSAGES;
