import type { LinkView } from '../../../../src/contract/views';
import { LINK_TEXTS } from '../../../i18n/link-texts';
import { addTexts, t } from '../../../i18n/translate';
import { timesText } from '../../../ui/times-text';

addTexts(LINK_TEXTS);

/** What a link does, in words; null where it counts whole, as most do. */
export function bearingText({ role, weight }: Pick<LinkView, 'role' | 'weight'>): string | null {
  if (role !== undefined) return t(`links.said.${role}`);
  return weight === undefined ? null : t('links.said.weighed', { times: timesText(weight) });
}

/** The work of a link, for a sentence about it. */
export function workText({ kind, key, jql }: Pick<LinkView, 'kind' | 'key' | 'jql'>): string {
  if (kind === 'issue') return key ?? t('links.gone');
  return jql ?? t('links.scope');
}
