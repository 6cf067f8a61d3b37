import { addTexts } from '../../../static/i18n/translate';
import { MESSAGES } from '../../static/support/all-texts';

// Pages add the texts that are theirs alone; tests show parts of every page.
addTexts(MESSAGES);
