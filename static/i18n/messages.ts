import type { AUDIT_FILTER_TEXTS } from './audit-filter-texts';
import type { BACKGROUND_TEXTS } from './background-texts';
import type { CARRY_TEXTS } from './carry-texts';
import type { CHANGE_TEXTS } from './change-texts';
import type { COPY_TEXTS } from './copy-texts';
import type { CLOCK_TEXTS } from './clock-texts';
import type { COUNTING_TEXTS } from './counting-texts';
import type { CYCLE_END_TEXTS } from './cycle-end-texts';
import type { CYCLE_TEXTS } from './cycle-texts';
import type { CHECK_IN_TEXTS } from './check-in-texts';
import { DUE_TEXTS } from './due-texts';
import { EDIT_TEXTS } from './edit-texts';
import type { ENTRY_TEXTS } from './entry-texts';
import type { EXPLAIN_TEXTS } from './explain-texts';
import type { FIELD_TEXTS } from './field-texts';
import type { HEALTH_TEXTS } from './health-texts';
import type { WORK_TOTAL_TEXTS } from './work-total-texts';
import type { INLINE_TEXTS } from './inline-texts';
import type { LINK_SEARCH_TEXTS } from './link-search-texts';
import type { LINK_TEXTS } from './link-texts';
import type { FORECAST_TEXTS } from './forecast-texts';
import type { MAP_TEXTS } from './map-texts';
import { MEASURE_TEXTS } from './measure-texts';
import type { MERGE_TEXTS } from './merge-texts';
import type { METHOD_TEXTS } from './method-texts';
import type { MY_LINE_TEXTS } from './my-line-texts';
import type { NUMBER_TEXTS } from './number-texts';
import { PAGE_TEXTS } from './page-texts';
import type { PANEL_TEXTS } from './panel-texts';
import type { UNCOUNTED_TEXTS } from './uncounted-texts';
import type { PLAN_TEXTS } from './plan-texts';
import type { RHYTHM_TEXTS } from './rhythm-texts';
import type { SETTINGS_TEXTS } from './settings-texts';
import type { SIGHT_FIELD_TEXTS } from './sight-field-texts';
import type { SIGHT_LINE_TEXTS } from './sight-line-texts';
import { SIGHT_TEXTS } from './sight-texts';
import type { STRATEGY_TEXTS } from './strategy-texts';
import type { TABLE_TEXTS } from './table-texts';
import { TARGET_TEXTS } from './target-texts';
import type { RESTORE_TEXTS } from './restore-texts';
import type { TIMES_TEXTS } from './times-texts';
import type { GONE_TEXTS } from './gone-texts';
import type { VIEW_AS_TEXTS } from './view-as-texts';
import { WORDS } from './words';

/** A text, or one for each plural form. */
export type Message = string | { readonly one: string; readonly other: string };

/** The texts that every page has, by key. What one page alone shows is added by it, with `addTexts`. */
export const SHARED_TEXTS = {
  ...WORDS,
  ...PAGE_TEXTS,
  ...EDIT_TEXTS,
  ...MEASURE_TEXTS,
  ...TARGET_TEXTS,
  ...DUE_TEXTS,
  ...SIGHT_TEXTS,
} as const satisfies Record<string, Message>;

/** Texts that some pages, or parts of them, add when they are read. */
type AddedTexts = typeof STRATEGY_TEXTS &
  typeof CARRY_TEXTS &
  typeof AUDIT_FILTER_TEXTS &
  typeof BACKGROUND_TEXTS &
  typeof CHANGE_TEXTS &
  typeof CLOCK_TEXTS &
  typeof COUNTING_TEXTS &
  typeof COPY_TEXTS &
  typeof CYCLE_END_TEXTS &
  typeof CYCLE_TEXTS &
  typeof ENTRY_TEXTS &
  typeof EXPLAIN_TEXTS &
  typeof CHECK_IN_TEXTS &
  typeof MY_LINE_TEXTS &
  typeof FIELD_TEXTS &
  typeof HEALTH_TEXTS &
  typeof WORK_TOTAL_TEXTS &
  typeof INLINE_TEXTS &
  typeof LINK_SEARCH_TEXTS &
  typeof LINK_TEXTS &
  typeof RESTORE_TEXTS &
  typeof TIMES_TEXTS &
  typeof FORECAST_TEXTS &
  typeof MAP_TEXTS &
  typeof MERGE_TEXTS &
  typeof METHOD_TEXTS &
  typeof NUMBER_TEXTS &
  typeof PANEL_TEXTS &
  typeof UNCOUNTED_TEXTS &
  typeof PLAN_TEXTS &
  typeof TABLE_TEXTS &
  typeof RHYTHM_TEXTS &
  typeof VIEW_AS_TEXTS &
  typeof GONE_TEXTS &
  typeof SETTINGS_TEXTS &
  typeof SIGHT_FIELD_TEXTS &
  typeof SIGHT_LINE_TEXTS;

/** The name of a text. */
export type MessageKey = keyof typeof SHARED_TEXTS | keyof AddedTexts;
