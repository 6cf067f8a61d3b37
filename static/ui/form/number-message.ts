import { NUMBER_TEXTS } from '../../i18n/number-texts';
import { addTexts, t } from '../../i18n/translate';
import { isOutOfRange } from '../../i18n/typed-numbers';

addTexts(NUMBER_TEXTS);

/** What is wrong with what was typed where a number is asked for. */
export const numberMessage = (text: string): string => t(isOutOfRange(text) ? 'form.number.range' : 'form.number');
