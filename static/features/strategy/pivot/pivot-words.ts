import { PIVOT_TEXTS } from '../../../i18n/pivot-texts';
import { addTexts } from '../../../i18n/translate';

// Every part of the strategy as it changes says this first, whichever of them is opened first.
addTexts(PIVOT_TEXTS);
