import { CARRY_TEXTS } from './carry-texts';
import { CHANGE_TEXTS } from './change-texts';
import type { CHECK_IN_TEXTS } from './check-in-texts';
import { CYCLE_TEXTS } from './cycle-texts';
import { DUE_TEXTS } from './due-texts';
import { EDIT_TEXTS } from './edit-texts';
import { HEALTH_TEXTS } from './health-texts';
import type { MAP_TEXTS } from './map-texts';
import { MEASURE_TEXTS } from './measure-texts';
import { METHOD_TEXTS } from './method-texts';
import type { MY_LINE_TEXTS } from './my-line-texts';
import { OVERVIEW_TEXTS } from './overview-texts';
import { PAGE_TEXTS } from './page-texts';
import { PIVOT_TEXTS } from './pivot-texts';
import { SETTINGS_TEXTS } from './settings-texts';
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
  ...SETTINGS_TEXTS,
  ...EDIT_TEXTS,
  ...CYCLE_TEXTS,
  ...CARRY_TEXTS,
  ...HEALTH_TEXTS,
  ...MEASURE_TEXTS,
  ...METHOD_TEXTS,
  ...OVERVIEW_TEXTS,
  ...TARGET_TEXTS,
  ...TREE_TEXTS,
  ...CHANGE_TEXTS,
  ...DUE_TEXTS,
  ...PIVOT_TEXTS,
  ...SIGHT_TEXTS,
} as const satisfies Record<string, Message>;

/** Texts of parts that are read when they are opened; each adds its own with `addTexts`. */
type LaterTexts = typeof CHECK_IN_TEXTS & typeof MY_LINE_TEXTS & typeof MAP_TEXTS;

/** The name of a text. */
export type MessageKey = keyof typeof MESSAGES | keyof LaterTexts;
