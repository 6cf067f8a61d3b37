import type { WorkTotalView } from '../../src/contract/served-work-calls';
import { WORK_TOTAL_TEXTS } from '../i18n/work-total-texts';
import { addTexts, t } from '../i18n/translate';

addTexts(WORK_TOTAL_TEXTS);

/** How much work several targets come to, and whether any of it serves more than one of them. */
export function workTotalText({ total, done, shared }: WorkTotalView): string {
  const said = t('work-total', { count: total, done });
  if (shared === null) return `${said} ${t('work-total.each')}`;
  return shared === 0 ? said : `${said} ${t('work-total.shared', { count: shared })}`;
}
