import type { Link } from './link';
import { bearingOf, contributionOf, roleOf, type LinkRole } from './link-role';
import { same } from './strategy-file/same';
import type { Target } from './target';

/** How somebody wants a link to be, besides the work it is about. */
export interface WantedBearing {
  readonly below: boolean;
  readonly role: LinkRole;
  readonly weight: number;
}

/** A link that is new to a target, without its number. */
export type NewLink =
  | Pick<Extract<Link, { readonly kind: 'issue' }>, 'kind' | 'issueId' | 'key' | 'gone'>
  | Pick<Extract<Link, { readonly kind: 'jql' }>, 'kind' | 'jql' | 'broken'>;

/** The same link as it is wanted. */
function wanted(link: Link, { below, role, weight }: WantedBearing): Link {
  const { role: _role, weight: _weight, ...work } = link;
  return { ...work, below, ...bearingOf(role, weight) };
}

/** The target with one of its links as it is wanted; undefined when it is so already. */
export function withBearing(target: Target, link: Link, bearing: WantedBearing): Target | undefined {
  const changed = wanted(link, bearing);
  if (same(changed, link)) return undefined;
  return { ...target, links: target.links.map((one) => (one === link ? changed : one)) };
}

/** The target with one more link, under a number that was never used. */
export function withLink(target: Target, added: NewLink, { below, role, weight }: WantedBearing): Target {
  const link: Link = { no: target.nextLink, ...added, below, ...bearingOf(role, weight) };
  return { ...target, links: [...target.links, link], nextLink: target.nextLink + 1 };
}

export const withoutLink = (target: Target, link: Link): Target => ({
  ...target,
  links: target.links.filter((one) => one !== link),
});

/** What a link says of itself, for putting it back as it was. */
export const bearingIn = (link: Link): WantedBearing => ({
  below: link.below,
  role: roleOf(link),
  weight: contributionOf(link),
});
