import type { Cadence } from './cadence';
import { endOfWeek, isHalfLeft, periodAround, periodsUntil, type Period, type Rhythm } from './check-in-period';
import type { Cycle } from './cycle';
import { addDays } from './day';
import type { Day, ObjectiveKey } from './ids';
import type { Objective } from './objective';
import type { Settings } from './settings';
import type { Target } from './target';
import { ownedSince, tookOverBy, type Tenure } from './tenure';

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

/** From when on a period may be asked for. */
interface Beginning {
  /** Whether somebody had checked in before the period: its target then kept to the rhythm, whenever it came to be here. */
  readonly isHeard: boolean;
  /** The day whoever answers in that period took over; null where they had it from the first. */
  readonly tookOver: Day | null;
}

/** The day from which a period may be asked for: the target has started, is here, and is with whoever answers for it. */
function beginningOf({ target, begun }: CheckInScene, { isHeard, tookOver }: Beginning): Day | null {
  const days = [...(isHeard ? [] : [target.start, begun]), tookOver].filter((day) => day !== null);
  return days.reduce<Day | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}

/**
 * The first period that is asked for is the one that runs on the day a target starts, is made or is taken over, if at least
 * half of it is left, that day included; else the next. Nobody is late days after they were given something. Where no next
 * one follows before the target is due, the running one is asked for.
 */
function isAskedFor(scene: CheckInScene, period: Period, beginning: Beginning): boolean {
  const from = beginningOf(scene, beginning);
  if (from === null || from < period.from) return true;
  const { every, ...rhythm } = rhythmOf(scene);
  if (from > period.to || every === 'none') return false;
  return period.to === rhythm.due || isHalfLeft({ ...rhythm, every }, from);
}

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
  const after = ({ to }: Period): Day | null => (to < due ? around(addDays(to, 1)).to : null);
  if (asked === 'not-started') {
    const first = around(start);
    const isFirst = isAskedFor(scene, first, { isHeard: false, tookOver: null });
    return { ...nothing, dueBy: isFirst ? first.to : after(first) };
  }

  const now = around(today);
  // A day still to come says nothing of today; one before the start is not about this target's time.
  const heard = last === null || last < start ? null : last > today ? today : last;
  const next = heard === null ? start : addDays(around(heard).to, 1);
  const beginning = { isHeard: heard !== null, tookOver: ownedSince(scene.earlier) };
  const silent = periodsUntil({ ...rhythm, start: next }, today).filter(
    (period) => period.to < today && isAskedFor(scene, period, beginning),
  );
  const isOpen = (heard === null || heard < now.from) && isAskedFor(scene, now, beginning);
  return {
    ...nothing,
    dueBy: isOpen ? now.to : after(now),
    isOpen,
    overdueSince: silent[0]?.to ?? null,
    missed: silent.length,
  };
}

/** Whether it belongs on this week's list: overdue, or asked for by the end of the week. */
export const isDueThisWeek = ({ dueBy, isOpen, overdueSince }: CheckInDue, today: Day): boolean =>
  overdueSince !== null || (isOpen && dueBy !== null && dueBy <= endOfWeek(today));

/**
 * Of the periods that have been asked for so far, how many had a check-in. One that still runs, or that was not asked for yet,
 * counts once it has one; one that was not theirs when it ended is nobody's of whom this is told.
 */
export function periodsHeard(
  scene: CheckInScene,
  days: readonly Day[],
  today: Day,
  isTheirs: (last: Day) => boolean = () => true,
): { readonly asked: number; readonly made: number } {
  const said = days.filter((day) => scene.target.start <= day && day <= today);
  const counted = periodsUntil(rhythmOf(scene), today).flatMap((period) => {
    if (!isTheirs(period.to)) return [];
    const beginning = {
      isHeard: said.some((day) => day < period.from),
      tookOver: tookOverBy(scene.earlier, period.to),
    };
    const isAsked = isAskedFor(scene, period, beginning);
    // What the one before said in a period that is not asked for of them is not theirs.
    const since = isAsked ? period.from : (beginning.tookOver ?? period.from);
    const isMade = said.some((day) => since <= day && day <= period.to);
    return isMade || (isAsked && period.to < today) ? [isMade] : [];
  });
  return { asked: counted.length, made: counted.filter((isMade) => isMade).length };
}
