import { HEALTH_TEXTS } from '../../../i18n/health-texts';
import { addTexts } from '../../../i18n/translate';

// The parts that speak of the guard rules say this first.
addTexts(HEALTH_TEXTS);
