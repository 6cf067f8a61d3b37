import { CARRY_TEXTS } from '../../../static/i18n/carry-texts';
import { CHANGE_TEXTS } from '../../../static/i18n/change-texts';
import { HEALTH_TEXTS } from '../../../static/i18n/health-texts';
import { MAP_TEXTS } from '../../../static/i18n/map-texts';
import { MESSAGES } from '../../../static/i18n/messages';
import { METHOD_TEXTS } from '../../../static/i18n/method-texts';
import { PIVOT_TEXTS } from '../../../static/i18n/pivot-texts';
import { SETTINGS_TEXTS } from '../../../static/i18n/settings-texts';

/** Every text of every page, whenever it is read. */
export const ALL_TEXTS = {
  ...MESSAGES,
  ...CARRY_TEXTS,
  ...CHANGE_TEXTS,
  ...HEALTH_TEXTS,
  ...MAP_TEXTS,
  ...METHOD_TEXTS,
  ...PIVOT_TEXTS,
  ...SETTINGS_TEXTS,
};
