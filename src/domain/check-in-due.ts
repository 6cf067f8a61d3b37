import type { Cadence } from './cadence';
import { endOfWeek, periodAround, periodsUntil, type Rhythm } from './check-in-period';
import type { Cycle } from './cycle';
import { addDays } from './day';
import type { Day, ObjectiveKey } from './ids';
import type { Objective } from './objective';
import type { Settings } from './settings';
import type { Target } from './target';
import { ownedSince, type Tenure } from './tenure';

/** How often a target's owner checks in, and which objective says so; null where it is the site's word for the level. */
export interface CadenceInForce {
  readonly every: Cadence;
  readonly from: ObjectiveKey | null;
  /** Nothing below may say otherwise. */
  readonly locked: boolean;
}

type Step = Pick<Objective, 'key' | 'level' | 'cadence'>;

/**
 * The rhythm in force under an objective: its own, else that of the nearest above it, else the site's for its level. What
 * is locked above it is not overridden. The line runs from the objective up.
 */
export function cadenceOf(line: readonly Step[], site: Settings['cadence']): CadenceInForce {
  const rules = line.flatMap(({ key, cadence }) => (cadence === null ? [] : [{ key, ...cadence }]));
  const rule = rules.findLast(({ locked }) => locked) ?? rules[0];
  if (rule !== undefined) return { every: rule.every, from: rule.key, locked: rule.locked };
  return { every: line[0] === undefined ? 'none' : site[line[0].level], from: null, locked: false };
}

export const ASKED = ['asked', 'no-rhythm', 'not-started', 'over', 'closed'] as const;
/** Whether check-ins are asked for, or why they are not. */
export type Asked = (typeof ASKED)[number];

/** When the next check-in of a target is due. */
export interface CheckInDue extends CadenceInForce {
  readonly asked: Asked;
  /** The last day of the period that is asked for; null when nothing is asked any more. */
  readonly dueBy: Day | null;
  /** That period has begun, and nobody has checked in since. */
  readonly isOpen: boolean;
  /** The last day of the first period since the last check-in that went by without one. */
  readonly overdueSince: Day | null;
  /** How many went by. */
  readonly missed: number;
}

type Timed = Pick<Target, 'start' | 'due' | 'frozen'>;

/** What decides on check-ins, besides the last of them. */
export interface CheckInScene {
  readonly target: Timed;
  /** From the target's objective up. */
  readonly line: ReadonlyArray<Step & Pick<Objective, 'status'>>;
  readonly cycle: Pick<Cycle, 'start' | 'state'> | undefined;
  readonly site: Settings['cadence'];
  /** The day the target was first here; nobody missed what was over before that. Null where it is not known. */
  readonly begun: Day | null;
  /** Who answered for it before its present owner, who missed nothing of that. */
  readonly earlier: readonly Tenure[];
}

/** The rhythm in a target's time. */
export function rhythmOf({ target, line, cycle, site }: CheckInScene): Rhythm {
  const { every } = cadenceOf(line, site);
  return { every, start: target.start, due: target.due, countedFrom: cycle?.start ?? target.start };
}

function askedOf({ target, line, cycle }: CheckInScene, every: Cadence, today: Day): Asked {
  if (target.frozen !== null || cycle?.state === 'closed' || line[0]?.status !== 'active') return 'closed';
  if (every === 'none') return 'no-rhythm';
  if (today > target.due || target.start > target.due) return 'over';
  return today < target.start ? 'not-started' : 'asked';
}

const wasHere = ({ begun }: CheckInScene, day: Day): boolean => begun === null || begun <= day;

/** When the next check-in is due, from the day of the last; never before the target begins nor after it is due or closed. */
export function dueOf(scene: CheckInScene, last: Day | null, today: Day): CheckInDue {
  const rhythm = rhythmOf(scene);
  const inForce = cadenceOf(scene.line, scene.site);
  const { every } = inForce;
  const asked = askedOf(scene, every, today);
  const nothing: CheckInDue = { asked, ...inForce, dueBy: null, isOpen: false, overdueSince: null, missed: 0 };
  const { start, due } = rhythm;
  if (every === 'none' || asked === 'closed' || asked === 'over') return nothing;
  const around = (day: Day) => periodAround({ ...rhythm, every }, day);
  if (asked === 'not-started') return { ...nothing, dueBy: around(start).to };

  const now = around(today);
  // A day still to come says nothing of today; one before the start is not about this target's time.
  const heard = last === null || last < start ? null : last > today ? today : last;
  const next = heard === null ? start : addDays(around(heard).to, 1);
  const since = ownedSince(scene.earlier) ?? next;
  const silent = periodsUntil({ ...rhythm, start: next }, today).filter(
    ({ to }) => to < today && since <= to && (heard !== null || wasHere(scene, to)),
  );
  const isOpen = heard === null || heard < now.from;
  const later = now.to < due ? around(addDays(now.to, 1)).to : null;
  return {
    ...nothing,
    dueBy: isOpen ? now.to : later,
    isOpen,
    overdueSince: silent[0]?.to ?? null,
    missed: silent.length,
  };
}

/** Whether it belongs on this week's list: overdue, or asked for by the end of the week. */
export const isDueThisWeek = ({ dueBy, isOpen, overdueSince }: CheckInDue, today: Day): boolean =>
  overdueSince !== null || (isOpen && dueBy !== null && dueBy <= endOfWeek(today));

/**
 * Of the periods that have been asked for so far, how many had a check-in. One that still runs counts once it has one; one
 * that was not theirs when it ended is nobody's of whom this is told.
 */
export function periodsHeard(
  scene: CheckInScene,
  days: readonly Day[],
  today: Day,
  isTheirs: (last: Day) => boolean = () => true,
): { readonly asked: number; readonly made: number } {
  // Whoever checked in before the target was here kept to its rhythm from then on.
  const first = days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
  const isAsked = (to: Day): boolean => isTheirs(to) && (wasHere(scene, to) || (first !== null && first <= to));
  const begun = periodsUntil(rhythmOf(scene), today).filter(({ to }) => isAsked(to));
  const hasOne = (period: { readonly from: Day; readonly to: Day }): boolean =>
    days.some((day) => period.from <= day && day <= period.to && day <= today);
  const made = begun.filter(hasOne).length;
  return { asked: begun.filter((period) => period.to < today || hasOne(period)).length, made };
}
