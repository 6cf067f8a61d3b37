import type { BACKGROUND_TEXTS } from './background-texts';
import { CARRY_TEXTS } from './carry-texts';
import { CHANGE_TEXTS } from './change-texts';
import { CYCLE_TEXTS } from './cycle-texts';
import { EDIT_TEXTS } from './edit-texts';
import { HEALTH_TEXTS } from './health-texts';
import { MAP_TEXTS } from './map-texts';
import { MEASURE_TEXTS } from './measure-texts';
import { METHOD_TEXTS } from './method-texts';
import { OVERVIEW_TEXTS } from './overview-texts';
import { PAGE_TEXTS } from './page-texts';
import { PIVOT_TEXTS } from './pivot-texts';
import { SETTINGS_TEXTS } from './settings-texts';
import { SIGHT_TEXTS } from './sight-texts';
import { TARGET_TEXTS } from './target-texts';
import { TREE_TEXTS } from './tree-texts';
import { WORDS } from './words';

/** A text, or one for each plural form. */
export type Text = string | { readonly one: string; readonly other: string };

/** The texts of every page, by key. */
export const MESSAGES = {
  ...WORDS,
  ...PAGE_TEXTS,
  ...SETTINGS_TEXTS,
  ...EDIT_TEXTS,
  ...CYCLE_TEXTS,
  ...CARRY_TEXTS,
  ...HEALTH_TEXTS,
  ...MEASURE_TEXTS,
  ...METHOD_TEXTS,
  ...OVERVIEW_TEXTS,
  ...MAP_TEXTS,
  ...TARGET_TEXTS,
  ...TREE_TEXTS,
  ...CHANGE_TEXTS,
  ...PIVOT_TEXTS,
  ...SIGHT_TEXTS,
} as const satisfies Record<string, Text>;

/** The name of a text; some are added by the one part of a page that shows them. */
export type MessageKey = keyof typeof MESSAGES | keyof typeof BACKGROUND_TEXTS;
