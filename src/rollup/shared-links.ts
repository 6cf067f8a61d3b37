import type { IssueId } from '../domain/ids';
import type { Link } from '../domain/link';
import { roleOf } from '../domain/link-role';
import { bearingsOf } from './bearing';
import type { Member } from './member';
import { scopeOf } from './scope';

/** A target's links, and the work they have brought in. */
export interface LinkedWork {
  readonly links: readonly Link[];
  readonly members: ReadonlyMap<IssueId, Member>;
}

const counting = ({ links }: LinkedWork): readonly Link[] => links.filter((link) => roleOf(link) === 'counts');
const isSameWork = (a: Link, b: Link): boolean =>
  a.kind === 'issue' ? b.kind === 'issue' && a.issueId === b.issueId : b.kind === 'jql' && a.jql === b.jql;
const isCounted = ({ kids, part }: Member): boolean => kids === 0 && part === undefined;

/**
 * The numbers of a target's links for which it competes with others and with nothing else: those that another holds too,
 * and those whose every leaf counts in another. A link that brings in work of its own besides is none of them.
 */
export function sharedLinks(own: LinkedWork, others: readonly LinkedWork[]): readonly number[] {
  const theirs = others.flatMap(counting);
  const counted = new Set(others.flatMap(({ members }) => [...members.values()].filter(isCounted).map(({ id }) => id)));
  const { reach } = scopeOf(own.members, bearingsOf(own.links));
  const leaves = [...own.members.values()].filter(isCounted);
  return counting(own).flatMap((link) => {
    const brought = leaves.filter(({ id }) => reach.get(id)?.includes(link.no) === true);
    const isShared = brought.length > 0 && brought.every(({ id }) => counted.has(id));
    return isShared || theirs.some((one) => isSameWork(link, one)) ? [link.no] : [];
  });
}

/** How many work items a target counts that others count too. */
export function sharedLeaves(own: LinkedWork, others: readonly LinkedWork[]): number {
  const theirs = new Set(others.flatMap(({ members }) => [...members.values()].filter(isCounted).map(({ id }) => id)));
  return [...own.members.values()].filter((member) => isCounted(member) && theirs.has(member.id)).length;
}
