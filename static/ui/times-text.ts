import { currentLocale } from '../i18n/locale';
import { TIMES_TEXTS } from '../i18n/times-texts';
import { addTexts, t } from '../i18n/translate';

addTexts(TIMES_TEXTS);

/** What a link counts each piece of its work as, in words where there is a word for it. */
export function timesText(factor: number): string {
  if (factor === 0.5) return t('times.half');
  return t('times', { times: new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 6 }).format(factor) });
}
