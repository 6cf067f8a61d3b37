import { CHANGE_TEXTS } from './change-texts';
import { CYCLE_TEXTS } from './cycle-texts';
import { EDIT_TEXTS } from './edit-texts';
import { HEALTH_TEXTS } from './health-texts';
import { MAP_TEXTS } from './map-texts';
import { MEASURE_TEXTS } from './measure-texts';
import { OVERVIEW_TEXTS } from './overview-texts';
import { PAGE_TEXTS } from './page-texts';
import type { SETTINGS_TEXTS } from './settings-texts';
import { SIGHT_TEXTS } from './sight-texts';
import { TARGET_TEXTS } from './target-texts';
import { TREE_TEXTS } from './tree-texts';
import { WORDS } from './words';

/** A text, or one for each plural form. */
export type Message = string | { readonly one: string; readonly other: string };

/** The texts that every page has, by key. */
export const SHARED_TEXTS = {
  ...WORDS,
  ...PAGE_TEXTS,
  ...EDIT_TEXTS,
  ...CYCLE_TEXTS,
  ...HEALTH_TEXTS,
  ...MEASURE_TEXTS,
  ...OVERVIEW_TEXTS,
  ...MAP_TEXTS,
  ...TARGET_TEXTS,
  ...TREE_TEXTS,
  ...CHANGE_TEXTS,
  ...SIGHT_TEXTS,
} as const satisfies Record<string, Message>;

/** The name of a text. */
export type MessageKey = keyof typeof SHARED_TEXTS | keyof typeof SETTINGS_TEXTS;
