import type { LinkView } from '../../../../src/contract/views';
import { LINK_ROLES } from '../../../../src/domain/link-role';
import { LINK_TEXTS } from '../../../i18n/link-texts';
import { addTexts, t } from '../../../i18n/translate';
import { timesText } from '../../../ui/times-text';

addTexts(LINK_TEXTS);

/** What a link does, in words; null where it counts whole, as most do. */
export function bearingText({ role, weight }: Pick<LinkView, 'role' | 'weight'>): string | null {
  if (role !== undefined) return t(`links.said.${role}`);
  return weight === undefined ? null : t('links.said.weighed', { times: timesText(weight) });
}

interface ToldBearing {
  readonly role?: unknown;
  readonly weight?: unknown;
  readonly below?: unknown;
}

/** What one link did, as a history keeps it without the work it is about. */
function toldText({ role, weight, below }: ToldBearing): string {
  const known = LINK_ROLES.find((one) => one === role);
  const does =
    known !== undefined && known !== 'counts'
      ? t(`links.said.${known}`)
      : typeof weight === 'number'
        ? t('links.said.weighed', { times: timesText(weight) })
        : t('links.said.counts');
  if (typeof below !== 'boolean') return does;
  return `${does}, ${t(below ? 'drawer.links.below' : 'links.alone')}`;
}

/** What links did that did not count whole, those that did the same in one. */
export function bearingsText(told: readonly ToldBearing[]): string {
  if (told.length === 0) return t('links.whole');
  const counts = new Map<string, number>();
  for (const text of told.map(toldText)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([does, count]) => t('links.do', { count, does })).join('; ');
}

/** The work of a link, for a sentence about it. */
export function workText({ kind, key, jql }: Pick<LinkView, 'kind' | 'key' | 'jql'>): string {
  if (kind === 'issue') return key ?? t('links.gone');
  return jql ?? t('links.scope');
}
