import { t } from '../../../i18n/translate';

/** How many of the active objectives have become targets. */
export const translatedText = ({ done, of }: { readonly done: number; readonly of: number }): string =>
  t(of === 1 && done === 0 ? 'overview.translation.none' : 'overview.translation', { done, count: of });
