import type { IssueId } from '../domain/ids';
import type { Settings } from '../domain/settings';
import type { Target } from '../domain/target';
import { leafChanges, type LogHead } from './change-log';
import { foldOf, plainFold, type Fold } from './fold';
import { leafStateOf, sameLeaf, type Cause, type LeafChange, type LeafState } from './leaf-state';
import { bearingsIn, changedLinks, linkMarks } from './link-marks';
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

/** Whether Jira says of an issue what it said. Its status is kept only where it counts for something. */
const isAsItWas = (old: Member, now: Member): boolean =>
  old.resolution === now.resolution && old.category === now.category && old.weight === now.weight;

/** Whether links make of an issue what they made of it. */
const isTakenAsItWas = (old: Member, now: Member): boolean => old.part === now.part && old.factor === now.factor;

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
  const reachBefore = relinked.size === 0 ? undefined : scopeOf(before, bearingsIn(head.links)).reach;
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
      if (relinked.size > 0 && !isTakenAsItWas(old, member)) return 'link';
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
