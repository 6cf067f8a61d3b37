import { EDIT_TEXTS } from './edit-texts';
import type { MAP_TEXTS } from './map-texts';
import { MEASURE_TEXTS } from './measure-texts';
import { PAGE_TEXTS } from './page-texts';
import type { SETTINGS_TEXTS } from './settings-texts';
import { SIGHT_TEXTS } from './sight-texts';
import type { STRATEGY_TEXTS } from './strategy-texts';
import { TARGET_TEXTS } from './target-texts';
import { WORDS } from './words';

/** A text, or one for each plural form. */
export type Message = string | { readonly one: string; readonly other: string };

/** The texts that every page has, by key; those of one page alone stand in `strategy-texts.ts` and `settings-texts.ts`. */
export const SHARED_TEXTS = {
  ...WORDS,
  ...PAGE_TEXTS,
  ...EDIT_TEXTS,
  ...MEASURE_TEXTS,
  ...TARGET_TEXTS,
  ...SIGHT_TEXTS,
} as const satisfies Record<string, Message>;

/** The name of a text. */
export type MessageKey =
  keyof typeof SHARED_TEXTS | keyof typeof STRATEGY_TEXTS | keyof typeof MAP_TEXTS | keyof typeof SETTINGS_TEXTS;
