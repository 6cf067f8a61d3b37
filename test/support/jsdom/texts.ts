import { SETTINGS_TEXTS } from '../../../static/i18n/settings-texts';
import { addTexts } from '../../../static/i18n/translate';

// Pages add the texts that are theirs alone; tests show parts of every page.
addTexts(SETTINGS_TEXTS);
