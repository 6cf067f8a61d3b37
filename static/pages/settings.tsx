import { SettingsPage } from '../features/settings/settings-page';
import { HEALTH_TEXTS } from '../i18n/health-texts';
import { METHOD_TEXTS } from '../i18n/method-texts';
import { SETTINGS_TEXTS } from '../i18n/settings-texts';
import { addTexts } from '../i18n/translate';
import { mount } from './mount';

addTexts(SETTINGS_TEXTS);
addTexts(METHOD_TEXTS);
// The rules are named in the settings as they are where they advise.
addTexts(HEALTH_TEXTS);
void mount(() => <SettingsPage />);
