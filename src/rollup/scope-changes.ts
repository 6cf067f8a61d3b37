import type { IssueId } from '../domain/ids';
import type { Settings } from '../domain/settings';
import type { Target } from '../domain/target';
import { leafChanges, linkMarks, type LogHead } from './change-log';
import { foldOf, plainFold, type Fold } from './fold';
import { leafStateOf, sameLeaf, type Cause, type LeafChange, type LeafState } from './leaf-state';
import type { Member } from './member';
import { scopeOf, type Scope } from './scope';
import { weightText } from './weight';

export function leavesOfMembers(members: ReadonlyMap<IssueId, Member>, fold: Fold): ReadonlyMap<IssueId, LeafState> {
  const leaves = new Map<IssueId, LeafState>();
  for (const [id, member] of members) {
    const leaf = leafStateOf(member, fold);
    if (leaf !== null) leaves.set(id, leaf);
  }
  return leaves;
}

/** How leaves were folded when the log was last written. */
export function foldBefore({ frames, excluded }: LogHead): Fold {
  const last = frames[frames.length - 1];
  return last === undefined ? plainFold(excluded) : foldOf(last.measure, { ...last, excludedResolutions: excluded });
}

const numberOf = (mark: string): number => Number.parseInt(mark, 10);

/** The links that are not as they were when the scope was last read: new, gone, or with another reach. */
function changedLinks(before: readonly string[], now: readonly string[]): ReadonlySet<number> {
  const [was, is] = [new Set(before), new Set(now)];
  return new Set([...before.filter((mark) => !is.has(mark)), ...now.filter((mark) => !was.has(mark))].map(numberOf));
}

const belowIn = (marks: readonly string[]): ReadonlySet<number> =>
  new Set(marks.filter((mark) => mark.endsWith(':below')).map(numberOf));

/** Whether Jira says of an issue what it said. Its status is kept only where it counts for something. */
const isAsItWas = (old: Member, now: Member): boolean =>
  old.resolution === now.resolution && old.category === now.category && old.weight === now.weight;

/** Everything that differs among the leaves of a target since its scope was last saved, and why. */
export function scopeChanges(
  head: LogHead,
  target: Target,
  settings: Settings,
  before: ReadonlyMap<IssueId, Member>,
  scope: Scope,
): readonly LeafChange[] {
  const [earlier, now] = [foldBefore(head), foldOf(target.measure, settings)];
  const was = leavesOfMembers(before, earlier);
  const is = leavesOfMembers(scope.members, now);
  const relinked = changedLinks(head.links, linkMarks(target));
  const reachBefore = relinked.size === 0 ? undefined : scopeOf(before, belowIn(head.links)).reach;
  const last = head.frames[head.frames.length - 1];
  const isReweighed = last === undefined || weightText(last.measure) !== weightText(target.measure);

  const isOnlyThrough = (reach: readonly number[] | undefined): boolean =>
    reach !== undefined && reach.every((no) => relinked.has(no));
  const causeOf = (id: IssueId): Cause => {
    const old = before.get(id);
    const member = scope.members.get(id);
    if (old !== undefined && member !== undefined) {
      // The same issue would stand otherwise if only the settings had been as they were.
      const isResettled = !sameLeaf(leafStateOf(member, earlier), leafStateOf(member, now)) && isAsItWas(old, member);
      if (isReweighed || (isResettled && was.has(id) && is.has(id))) return 'setting';
      return relinked.size > 0 && was.has(id) !== is.has(id) ? 'link' : 'work';
    }
    if (isReweighed && relinked.size === 0 && (before.size === 0 || scope.members.size === 0)) return 'setting';
    return isOnlyThrough(member === undefined ? reachBefore?.get(id) : scope.reach.get(id)) && relinked.size > 0
      ? 'link'
      : 'work';
  };
  return leafChanges(was, is, causeOf);
}
