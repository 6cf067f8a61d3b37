import type { TargetKey } from '../ids';
import { MAX_LINKS_PER_TARGET, type Link } from '../link';
import { bearingOf, contributionOf, roleOf, strongerBearing, type LinkBearing } from '../link-role';
import type { Mistake } from '../mistake';
import type { FileLink } from './parsed-file';
import { byText, same } from './same';
import type { KnownIssue } from './strategy-index';

/** The links of one target as they are now. */
export interface LinkSet {
  readonly links: readonly Link[];
  readonly nextLink: number;
}

/** Bytes of JSON that the links of one target may take; beside its number they stay well under one stored value's 240 KiB. */
const MAX_LINKS_BYTES = 120_000;

type WantedLink = LinkBearing &
  (
    | { readonly kind: 'issue'; readonly issue: KnownIssue | undefined; readonly key: string; readonly below: boolean }
    | { readonly kind: 'jql'; readonly jql: string; readonly below: boolean }
  );

/**
 * The links a target has after the import: exactly those listed. A link that stays keeps its number and what is known of
 * it; new ones take numbers that were never used. The order of the file plays no part.
 */
export function planLinks(
  current: LinkSet,
  listed: readonly FileLink[],
  issues: ReadonlyMap<string, KnownIssue>,
): LinkSet {
  const wanted = distinct(listed, issues);
  const kept = wanted.map((link) => ({ link, existing: current.links.find((other) => isSame(other, link)) }));
  const added = kept.filter(({ existing }) => existing === undefined).map(({ link }) => link);
  const fresh = added.flatMap((link, index) => created(link, current.nextLink + index));
  const stay = kept.flatMap(({ link, existing }) => (existing === undefined ? [] : [renewed(existing, link)]));
  const links = [...stay, ...fresh].sort((a, b) => a.no - b.no);
  if (changedLinks(current.links, links) === 0) return { links: current.links, nextLink: current.nextLink };
  return { links, nextLink: current.nextLink + fresh.length };
}

const rankOf = (link: WantedLink): string =>
  link.kind === 'issue' ? `0 ${link.issue?.id.padStart(20, '0') ?? link.key}` : `1 ${link.jql} ${String(link.below)}`;

/** What it says of its role and weight, and nothing else. */
const ownBearing = (said: LinkBearing): LinkBearing => bearingOf(roleOf(said), contributionOf(said));

/**
 * Each link once, in an order of its own. An issue listed with and without what is below it is taken with it; of a link
 * listed in several roles the one that says the most is taken.
 */
function distinct(listed: readonly FileLink[], issues: ReadonlyMap<string, KnownIssue>): readonly WantedLink[] {
  const byRank = new Map<string, WantedLink>();
  for (const link of listed) {
    const wanted: WantedLink =
      link.kind === 'jql'
        ? { kind: 'jql', jql: link.jql, below: link.below }
        : { kind: 'issue', issue: issues.get(link.issue), key: link.issue, below: link.below };
    const rank = rankOf(wanted);
    const earlier = byRank.get(rank);
    const bearing = earlier === undefined ? ownBearing(link) : strongerBearing(earlier, link);
    byRank.set(rank, { ...wanted, below: wanted.below || earlier?.below === true, ...bearing });
  }
  return [...byRank].sort(([a], [b]) => byText(a, b)).map(([, link]) => link);
}

function isSame(link: Link, wanted: WantedLink): boolean {
  if (link.kind === 'jql') return wanted.kind === 'jql' && link.jql === wanted.jql && link.below === wanted.below;
  if (wanted.kind !== 'issue') return false;
  return wanted.issue === undefined ? link.key === wanted.key : link.issueId === wanted.issue.id;
}

function withBearing(link: Link, bearing: LinkBearing): Link {
  const { role: _role, weight: _weight, ...work } = link;
  return { ...work, ...bearing };
}

/** A link whose issue can be seen again is no longer gone. Its last key is kept in step by the work's events. */
function renewed(existing: Link, wanted: WantedLink): Link {
  const bearing = ownBearing(wanted);
  if (existing.kind === 'jql' || wanted.kind === 'jql') return withBearing(existing, bearing);
  const gone = existing.gone && wanted.issue === undefined;
  return withBearing({ ...existing, below: wanted.below, gone }, bearing);
}

function created(wanted: WantedLink, no: number): readonly Link[] {
  const bearing = ownBearing(wanted);
  if (wanted.kind === 'jql')
    return [{ no, kind: 'jql', jql: wanted.jql, below: wanted.below, broken: null, ...bearing }];
  if (wanted.issue === undefined) return [];
  return [
    {
      no,
      kind: 'issue',
      issueId: wanted.issue.id,
      key: wanted.issue.key,
      below: wanted.below,
      gone: false,
      ...bearing,
    },
  ];
}

/** How many links were added, changed or taken away. */
export function changedLinks(before: readonly Link[], after: readonly Link[]): number {
  const earlier = new Map(before.map((link) => [link.no, link]));
  const touched = after.filter((link) => !same(earlier.get(link.no), link)).length;
  const kept = new Set(after.map(({ no }) => no));
  return touched + before.filter(({ no }) => !kept.has(no)).length;
}

/** More links than one target's record can hold. */
export function linkLimitMistakes(target: TargetKey, links: readonly Link[], path: string): readonly Mistake[] {
  if (links.length > MAX_LINKS_PER_TARGET) {
    const message = `${target} would have ${links.length} links; a target takes at most ${MAX_LINKS_PER_TARGET}. A JQL scope can stand for many issues.`;
    return [{ path, message }];
  }
  if (sizeOf(links) > MAX_LINKS_BYTES) {
    const message = `The links of ${target} are too long to keep (${sizeOf(links)} of ${MAX_LINKS_BYTES} bytes); shorten their JQL.`;
    return [{ path, message }];
  }
  return [];
}

/** Bytes of a value as JSON in UTF-8. */
export const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
