import type { CARRY_TEXTS } from './carry-texts';
import type { CHANGE_TEXTS } from './change-texts';
import { CYCLE_TEXTS } from './cycle-texts';
import { EDIT_TEXTS } from './edit-texts';
import { ENDED_TEXTS } from './ended-texts';
import type { HEALTH_TEXTS } from './health-texts';
import type { MAP_TEXTS } from './map-texts';
import { MEASURE_TEXTS } from './measure-texts';
import type { METHOD_TEXTS } from './method-texts';
import { OVERVIEW_TEXTS } from './overview-texts';
import { PAGE_TEXTS } from './page-texts';
import type { PIVOT_TEXTS } from './pivot-texts';
import type { SETTINGS_TEXTS } from './settings-texts';
import { SIGHT_TEXTS } from './sight-texts';
import { TARGET_TEXTS } from './target-texts';
import { TREE_TEXTS } from './tree-texts';
import { WORDS } from './words';

/** A text, or its forms by count. */
export type Message = string | { readonly one: string; readonly other: string };

/** The texts every page has from the start, by key. */
export const MESSAGES = {
  ...WORDS,
  ...PAGE_TEXTS,
  ...EDIT_TEXTS,
  ...CYCLE_TEXTS,
  ...MEASURE_TEXTS,
  ...OVERVIEW_TEXTS,
  ...TARGET_TEXTS,
  ...TREE_TEXTS,
  ...ENDED_TEXTS,
  ...SIGHT_TEXTS,
} as const satisfies Record<string, Message>;

/** Texts of parts that are read when they are opened, and of single pages; each adds its own with `addTexts`. */
type LaterTexts = typeof PIVOT_TEXTS &
  typeof MAP_TEXTS &
  typeof CHANGE_TEXTS &
  typeof HEALTH_TEXTS &
  typeof SETTINGS_TEXTS &
  typeof CARRY_TEXTS &
  typeof METHOD_TEXTS;

/** The name of a text. */
export type MessageKey = keyof typeof MESSAGES | keyof LaterTexts;
