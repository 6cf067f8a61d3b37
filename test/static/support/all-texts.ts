import { AUDIT_FILTER_TEXTS } from '../../../static/i18n/audit-filter-texts';
import { BACKGROUND_TEXTS } from '../../../static/i18n/background-texts';
import { CARRY_TEXTS } from '../../../static/i18n/carry-texts';
import { CHANGE_TEXTS } from '../../../static/i18n/change-texts';
import { CLOCK_TEXTS } from '../../../static/i18n/clock-texts';
import { COUNTING_TEXTS } from '../../../static/i18n/counting-texts';
import { COPY_TEXTS } from '../../../static/i18n/copy-texts';
import { WORK_TOTAL_TEXTS } from '../../../static/i18n/work-total-texts';
import { CYCLE_END_TEXTS } from '../../../static/i18n/cycle-end-texts';
import { CYCLE_TEXTS } from '../../../static/i18n/cycle-texts';
import { CHECK_IN_TEXTS } from '../../../static/i18n/check-in-texts';
import { FIELD_TEXTS } from '../../../static/i18n/field-texts';
import { HEALTH_TEXTS } from '../../../static/i18n/health-texts';
import { LINK_SEARCH_TEXTS } from '../../../static/i18n/link-search-texts';
import { LINK_TEXTS } from '../../../static/i18n/link-texts';
import { FORECAST_TEXTS } from '../../../static/i18n/forecast-texts';
import { MAP_TEXTS } from '../../../static/i18n/map-texts';
import { SHARED_TEXTS } from '../../../static/i18n/messages';
import { MERGE_TEXTS } from '../../../static/i18n/merge-texts';
import { METHOD_TEXTS } from '../../../static/i18n/method-texts';
import { MY_LINE_TEXTS } from '../../../static/i18n/my-line-texts';
import { NUMBER_TEXTS } from '../../../static/i18n/number-texts';
import { PANEL_TEXTS } from '../../../static/i18n/panel-texts';
import { UNCOUNTED_TEXTS } from '../../../static/i18n/uncounted-texts';
import { PLAN_TEXTS } from '../../../static/i18n/plan-texts';
import { SETTINGS_TEXTS } from '../../../static/i18n/settings-texts';
import { SIGHT_FIELD_TEXTS } from '../../../static/i18n/sight-field-texts';
import { STRATEGY_TEXTS } from '../../../static/i18n/strategy-texts';
import { RESTORE_TEXTS } from '../../../static/i18n/restore-texts';
import { TABLE_TEXTS } from '../../../static/i18n/table-texts';
import { TIMES_TEXTS } from '../../../static/i18n/times-texts';

/** Every text on screen, by key. */
export const MESSAGES = {
  ...SHARED_TEXTS,
  ...STRATEGY_TEXTS,
  ...AUDIT_FILTER_TEXTS,
  ...BACKGROUND_TEXTS,
  ...CARRY_TEXTS,
  ...PANEL_TEXTS,
  ...UNCOUNTED_TEXTS,
  ...TABLE_TEXTS,
  ...CHANGE_TEXTS,
  ...CLOCK_TEXTS,
  ...COUNTING_TEXTS,
  ...COPY_TEXTS,
  ...CYCLE_END_TEXTS,
  ...CYCLE_TEXTS,
  ...WORK_TOTAL_TEXTS,
  ...CHECK_IN_TEXTS,
  ...FIELD_TEXTS,
  ...HEALTH_TEXTS,
  ...MY_LINE_TEXTS,
  ...LINK_SEARCH_TEXTS,
  ...LINK_TEXTS,
  ...FORECAST_TEXTS,
  ...MAP_TEXTS,
  ...MERGE_TEXTS,
  ...METHOD_TEXTS,
  ...NUMBER_TEXTS,
  ...PLAN_TEXTS,
  ...SIGHT_FIELD_TEXTS,
  ...SETTINGS_TEXTS,
  ...RESTORE_TEXTS,
  ...TIMES_TEXTS,
};
