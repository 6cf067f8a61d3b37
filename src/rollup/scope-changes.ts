import type { IssueId } from '../domain/ids';
import type { Settings } from '../domain/settings';
import type { Target } from '../domain/target';
import { leafChanges, linkMarks, type LogHead } from './change-log';
import { leafStateOf, type Cause, type IsExcluded, type LeafChange, type LeafState } from './leaf-state';
import type { Member } from './member';
import { scopeOf, type Scope } from './scope';
import { exclusionOf } from './sums';
import { weightText } from './weight';

export function leavesOfMembers(
  members: ReadonlyMap<IssueId, Member>,
  isExcluded: IsExcluded,
): ReadonlyMap<IssueId, LeafState> {
  const leaves = new Map<IssueId, LeafState>();
  for (const [id, member] of members) {
    const leaf = leafStateOf(member, isExcluded);
    if (leaf !== null) leaves.set(id, leaf);
  }
  return leaves;
}

const numberOf = (mark: string): number => Number.parseInt(mark, 10);

/** The links that are not as they were when the scope was last read: new, gone, or with another reach. */
function changedLinks(before: readonly string[], now: readonly string[]): ReadonlySet<number> {
  const [was, is] = [new Set(before), new Set(now)];
  return new Set([...before.filter((mark) => !is.has(mark)), ...now.filter((mark) => !was.has(mark))].map(numberOf));
}

const belowIn = (marks: readonly string[]): ReadonlySet<number> =>
  new Set(marks.filter((mark) => mark.endsWith(':below')).map(numberOf));

/** Everything that differs among the leaves of a target since its scope was last saved, and why. */
export function scopeChanges(
  head: LogHead,
  target: Target,
  settings: Settings,
  before: ReadonlyMap<IssueId, Member>,
  scope: Scope,
): readonly LeafChange[] {
  const was = leavesOfMembers(before, exclusionOf(head.excluded));
  const is = leavesOfMembers(scope.members, exclusionOf(settings.excludedResolutions));
  const relinked = changedLinks(head.links, linkMarks(target));
  const reachBefore = relinked.size === 0 ? undefined : scopeOf(before, belowIn(head.links)).reach;
  const last = head.frames[head.frames.length - 1];
  const isReweighed = last === undefined || weightText(last.measure) !== weightText(target.measure);

  const isOnlyThrough = (reach: readonly number[] | undefined): boolean =>
    reach !== undefined && reach.every((no) => relinked.has(no));
  const causeOf = (id: IssueId): Cause => {
    const old = before.get(id);
    const now = scope.members.get(id);
    if (old !== undefined && now !== undefined) {
      const isFlipped = was.get(id)?.excluded !== is.get(id)?.excluded && old.resolution === now.resolution;
      if (isReweighed || (isFlipped && was.has(id) && is.has(id))) return 'setting';
      return relinked.size > 0 && was.has(id) !== is.has(id) ? 'link' : 'work';
    }
    if (isReweighed && relinked.size === 0 && (before.size === 0 || scope.members.size === 0)) return 'setting';
    return isOnlyThrough(now === undefined ? reachBefore?.get(id) : scope.reach.get(id)) && relinked.size > 0
      ? 'link'
      : 'work';
  };
  return leafChanges(was, is, causeOf);
}
