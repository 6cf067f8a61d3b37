import { dayOf } from '../../domain/day';
import type { IssueId } from '../../domain/ids';
import { same } from '../../domain/strategy-file/same';
import type { Settings } from '../../domain/settings';
import type { Target } from '../../domain/target';
import type { Trail } from '../../ports/roll-store';
import { frameOf, leafChanges, withFrame, type LogHead } from '../../rollup/change-log';
import { linkMarks } from '../../rollup/link-marks';
import type { Member } from '../../rollup/member';
import type { Roll } from '../../rollup/roll';
import type { Scope } from '../../rollup/scope';
import { foldOf } from '../../rollup/fold';
import { foldBefore, leavesOfMembers, scopeChanges } from '../../rollup/scope-changes';
import { weightText } from '../../rollup/weight';

/** A trail without the days that move to history, which are known once the roll is. */
export type TrailPlan = Omit<Trail, 'moved'>;

/** The head that a log has once this definition and these settings have been folded; undefined when it is the same. */
function headNow(head: LogHead, target: Target, settings: Settings, nowMs: number, links: readonly string[]) {
  const next: LogHead = {
    ...head,
    frames: withFrame(head.frames, frameOf(target, settings, dayOf(nowMs))),
    links,
    excluded: settings.excludedResolutions,
  };
  return same(next, head) ? undefined : next;
}

const withHead = (plan: TrailPlan, head: LogHead | undefined): TrailPlan =>
  head === undefined ? plan : { ...plan, head };

/** Whether no work has ever been counted: a target may stand for long before any is linked to it. */
const hasHeldNothing = ({ links }: LogHead, { past, days, open }: Roll): boolean =>
  links.length === 0 &&
  past.length === 0 &&
  days.every(({ total }) => (total ?? 0) === 0) &&
  open.every(({ changes }) => changes.length === 0);

/**
 * What saving a scope leaves behind. The log begins with the first read of the work, and once more when work is first linked
 * later on, or when the target is linked or measured otherwise on that same day: somebody is still setting it up, and its
 * past is that of its new scope. A scope that was committed is set up.
 */
export function planScopeTrail(
  head: LogHead | undefined,
  roll: Roll,
  target: Target,
  settings: Settings,
  nowMs: number,
  before: ReadonlyMap<IssueId, Member>,
  scope: Scope,
): TrailPlan {
  const day = dayOf(nowMs);
  const links = linkMarks(target);
  const frame = frameOf(target, settings, day);
  const last = head?.frames[head.frames.length - 1];
  const isSetUp =
    head !== undefined &&
    head.first === day &&
    target.baselineScope === null &&
    (!same(head.links, links) || last === undefined || weightText(last.measure) !== weightText(target.measure));
  const isFirstLinked = head !== undefined && links.length > 0 && hasHeldNothing(head, roll);
  if (head === undefined || roll.sums === null || isSetUp || isFirstLinked) {
    const begun: LogHead = {
      first: day,
      from: day,
      rebuilt: false,
      frames: [frame],
      links,
      excluded: settings.excludedResolutions,
    };
    return { day, changes: [], head: begun, restart: true };
  }
  const changes = scopeChanges(head, target, settings, before, scope);
  return withHead({ day, changes }, headNow(head, target, settings, nowMs, links));
}

/** What folding the same members by other settings leaves behind; undefined when that changes nothing. */
export function planRefoldTrail(
  head: LogHead,
  target: Target,
  settings: Settings,
  nowMs: number,
  members: ReadonlyMap<IssueId, Member>,
): TrailPlan | undefined {
  const changes = leafChanges(
    leavesOfMembers(members, foldBefore(head)),
    leavesOfMembers(members, foldOf(target.measure, settings)),
    () => 'setting',
  );
  const next = headNow(head, target, settings, nowMs, head.links);
  return changes.length === 0 && next === undefined ? undefined : withHead({ day: dayOf(nowMs), changes }, next);
}
