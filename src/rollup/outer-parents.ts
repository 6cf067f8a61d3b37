import type { IssueId } from '../domain/ids';
import type { Member } from './member';

/** More are not kept: a scope of thousands of stories under hundreds of epics has about as many. */
export const MOST_OUTER_PARENTS = 500;

const inOrder = (ids: Iterable<IssueId>): readonly IssueId[] | undefined => {
  const all = [...new Set(ids)].sort((a, b) => Number(a) - Number(b));
  return all.length <= MOST_OUTER_PARENTS && all.every((id) => Number.isSafeInteger(Number(id))) ? all : undefined;
};

const outside = (members: Iterable<Member>, isMember: (id: IssueId) => boolean): readonly IssueId[] =>
  [...members].flatMap(({ parent }) => (parent === null || isMember(parent) ? [] : [parent]));

/** The issues outside a scope under which members of it stand; undefined where there are too many to keep. */
export const outerParents = (members: ReadonlyMap<IssueId, Member>): readonly IssueId[] | undefined =>
  inOrder(outside(members.values(), (id) => members.has(id)));

/** The same with those of members that came or moved. Those that are none any more stay: what is in the list may be one. */
export const withOuterParents = (
  known: readonly IssueId[] | undefined,
  moved: Iterable<Member>,
  isMember: (id: IssueId) => boolean,
): readonly IssueId[] | undefined =>
  known === undefined ? undefined : inOrder([...known, ...outside(moved, isMember)]);
