import { ALL_TEXTS } from '../../static/support/all-texts';
import { addTexts } from '../../../static/i18n/translate';

// Pages add the texts that are theirs alone; tests show parts of every page.
addTexts(ALL_TEXTS);
