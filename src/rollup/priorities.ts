import type { Objective } from '../domain/objective';
import type { Status } from '../domain/status';
import { attentionOf } from './attention';

/** An objective as far as it decides what a priority is; records with their roll and what pages are shown both are. */
interface Ranked extends Pick<Objective, 'level' | 'status' | 'order'> {
  readonly key: string;
  readonly parent: string | null;
  readonly cycle: string;
  readonly roll: { readonly status: Status };
}

interface Counted {
  readonly objective: string;
  readonly due: string;
  readonly result: {
    readonly status: Status;
    readonly progress: number | null;
    readonly expectedProgress: number;
  };
}

export type StatusCounts = Readonly<Record<Status, number>>;

/** One priority with what an executive asks of it next. */
export interface PriorityLine<O, T> {
  readonly objective: O;
  /** Its place among the priorities, from 1. */
  readonly place: number;
  /** The target that is furthest behind; null while none is off. */
  readonly worst: T | null;
  /** How many of the targets that count towards it stand where. */
  readonly counts: StatusCounts;
  /** The last day on which one of its targets is due; null without targets. */
  readonly due: string | null;
}

export interface Lines<O, T> {
  /** Active and not where they should be, or not measured. */
  readonly off: readonly PriorityLine<O, T>[];
  /** Active and where they should be. */
  readonly fine: readonly PriorityLine<O, T>[];
  /** Not begun, or closed. */
  readonly resting: readonly PriorityLine<O, T>[];
}

/** The priorities of a cycle in their order. */
export interface Priorities<O, T> extends Lines<O, T> {
  /** False in a cycle without objectives of the highest level: what stands at the top is shown in their place. */
  readonly areOrganization: boolean;
  /** How many objectives lead up to none of the lines. */
  readonly elsewhere: number;
}

/** Where something is that somebody has to look at; the larger, the sooner. */
const URGENCY: Readonly<Record<Status, number>> = {
  'off-track': 2,
  'at-risk': 1,
  unmeasured: 0,
  'on-track': 0,
  achieved: 0,
};

function worstOf<T extends Counted>(targets: readonly T[]): T | null {
  return targets.reduce<T | null>((worst, target) => {
    const urgency = URGENCY[target.result.status];
    if (urgency === 0) return worst;
    if (worst === null) return target;
    const more = urgency - URGENCY[worst.result.status];
    const isFurther = (attentionOf(target).variance ?? 0) < (attentionOf(worst).variance ?? 0);
    return more > 0 || (more === 0 && isFurther) ? target : worst;
  }, null);
}

/** How many targets have each status. */
export function statusCounts(targets: readonly Pick<Counted, 'result'>[]): StatusCounts {
  const counts = { 'off-track': 0, 'at-risk': 0, unmeasured: 0, 'on-track': 0, achieved: 0 };
  for (const target of targets) counts[target.result.status] += 1;
  return counts;
}

function lineOf<O, T extends Counted>(objective: O, place: number, targets: readonly T[]): PriorityLine<O, T> {
  const due = targets.reduce<string | null>(
    (last, target) => (last === null || target.due > last ? target.due : last),
    null,
  );
  return { objective, place, worst: worstOf(targets), counts: statusCounts(targets), due };
}

/** An objective and those above it, nearest first. A loop of parents ends where it closes. */
function wayUp<O extends Ranked>(from: O, byKey: ReadonlyMap<string, O>): readonly O[] {
  const way = new Set<O>();
  let at: O | undefined = from;
  while (at !== undefined && !way.has(at)) {
    way.add(at);
    at = at.parent === null ? undefined : byKey.get(at.parent);
  }
  return [...way];
}

/** The priorities of a cycle in their order. Every number in them is one that the app has computed. */
export function prioritiesOf<O extends Ranked, T extends Counted>(
  cycle: { readonly key: string },
  objectives: readonly O[],
  targets: readonly T[],
): Priorities<O, T> {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const inOrder = [...objectives].sort((a, b) => a.order - b.order);
  const organization = inOrder.filter((one) => one.level === 'organization' && one.cycle === cycle.key);
  const top =
    organization.length > 0 ? organization : inOrder.filter((one) => one.parent === null || !byKey.has(one.parent));
  const under = new Map<string, T[]>(top.map(({ key }) => [key, []]));
  const ways = new Map(objectives.map((one) => [one.key, wayUp(one, byKey)]));

  for (const target of targets) {
    for (const objective of ways.get(target.objective) ?? []) {
      under.get(objective.key)?.push(target);
      // A draft counts towards nothing yet.
      if (objective.status === 'draft') break;
    }
  }
  const lines = top.map((objective, index) => lineOf(objective, index + 1, under.get(objective.key) ?? []));
  return {
    ...linesApart(lines),
    areOrganization: organization.length > 0,
    elsewhere: objectives.filter((one) => !(ways.get(one.key) ?? []).some(({ key }) => under.has(key))).length,
  };
}

const isFine = ({ objective: { roll } }: PriorityLine<Pick<Ranked, 'roll'>, unknown>): boolean =>
  roll.status === 'on-track' || roll.status === 'achieved';

/** What somebody has to look at apart from what is fine, and from what has not begun or is closed. */
export function linesApart<O extends Pick<Ranked, 'status' | 'roll'>, T>(
  lines: readonly PriorityLine<O, T>[],
): Lines<O, T> {
  const active = lines.filter(({ objective }) => objective.status === 'active');
  return {
    off: active.filter((line) => !isFine(line)),
    fine: active.filter(isFine),
    resting: lines.filter(({ objective }) => objective.status !== 'active'),
  };
}

/** The same of a cycle that is closed: whatever had begun has come to something, also what was closed before it. */
export function finalLines<O extends Pick<Ranked, 'status' | 'roll'>, T>({
  off,
  fine,
  resting,
}: Lines<O, T>): Lines<O, T> {
  const all = [...off, ...fine, ...resting].toSorted((a, b) => a.place - b.place);
  const begun = all.filter(({ objective }) => objective.status !== 'draft');
  return {
    off: begun.filter((line) => !isFine(line)),
    fine: begun.filter(isFine),
    resting: all.filter(({ objective }) => objective.status === 'draft'),
  };
}
