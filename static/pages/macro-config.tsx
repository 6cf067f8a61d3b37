import { ChooseObjectives } from '../features/macro-config/choose-objectives';
import { SETTINGS_TEXTS } from '../i18n/settings-texts';
import { addTexts } from '../i18n/translate';
import { mount } from './mount';

addTexts(SETTINGS_TEXTS);
void mount((context) => <ChooseObjectives chosen={context.chosenObjectives ?? []} />);
