import { SettingsPage } from '../features/settings/settings-page';
import { METHOD_TEXTS } from '../i18n/method-texts';
import { SETTINGS_TEXTS } from '../i18n/settings-texts';
import { addTexts } from '../i18n/translate';
import { mount } from './mount';

addTexts(SETTINGS_TEXTS);
addTexts(METHOD_TEXTS);
void mount(() => <SettingsPage />);
