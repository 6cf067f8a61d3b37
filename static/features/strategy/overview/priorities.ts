import type { CycleView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import type { Status } from '../../../../src/domain/status';

/** One priority with what an executive asks of it next. */
export interface PriorityLine {
  readonly objective: ObjectiveView;
  /** Its place among the priorities, from 1. */
  readonly place: number;
  /** The target that is furthest behind; null while none is off. */
  readonly worst: TargetView | null;
  /** How many of the targets that count towards it stand where. */
  readonly counts: Readonly<Record<Status, number>>;
  /** The last day on which one of its targets is due; null without targets. */
  readonly due: string | null;
}

export interface Priorities {
  /** Active and not where they should be, or not measured. */
  readonly off: readonly PriorityLine[];
  /** Active and where they should be. */
  readonly fine: readonly PriorityLine[];
  /** Not begun, or closed. */
  readonly resting: readonly PriorityLine[];
  /** False in a cycle without objectives of the highest level: what stands at the top is shown in their place. */
  readonly areOrganization: boolean;
  /** Objectives that lead up to none of the lines. */
  readonly elsewhere: readonly ObjectiveView[];
}

/** Where something is that somebody has to look at; the larger, the sooner. */
const URGENCY: Readonly<Record<Status, number>> = {
  'off-track': 2,
  'at-risk': 1,
  unmeasured: 0,
  'on-track': 0,
  achieved: 0,
};

const gapOf = ({ result }: TargetView): number =>
  result.progress === null ? 0 : result.progress - result.expectedProgress;

function worstOf(targets: readonly TargetView[]): TargetView | null {
  return targets.reduce<TargetView | null>((worst, target) => {
    const urgency = URGENCY[target.result.status];
    if (urgency === 0) return worst;
    if (worst === null) return target;
    const more = urgency - URGENCY[worst.result.status];
    return more > 0 || (more === 0 && gapOf(target) < gapOf(worst)) ? target : worst;
  }, null);
}

function lineOf(objective: ObjectiveView, place: number, targets: readonly TargetView[]): PriorityLine {
  const counts: Record<Status, number> = { 'off-track': 0, 'at-risk': 0, unmeasured: 0, 'on-track': 0, achieved: 0 };
  let due: string | null = null;
  for (const target of targets) {
    counts[target.result.status] += 1;
    if (due === null || target.due > due) due = target.due;
  }
  return { objective, place, worst: worstOf(targets), counts, due };
}

/** An objective and those above it, nearest first. A loop of parents ends where it closes. */
function wayUp(from: ObjectiveView, byKey: ReadonlyMap<string, ObjectiveView>): readonly ObjectiveView[] {
  const way = new Map<string, ObjectiveView>();
  let at: ObjectiveView | undefined = from;
  while (at !== undefined && !way.has(at.key)) {
    way.set(at.key, at);
    at = at.parent === null ? undefined : byKey.get(at.parent);
  }
  return [...way.values()];
}

/** The priorities of a cycle in their order. Every number in them is one that the app has computed. */
export function prioritiesOf(
  cycle: Pick<CycleView, 'key'>,
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
): Priorities {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const inOrder = [...objectives].sort((a, b) => a.order - b.order);
  const organization = inOrder.filter((one) => one.level === 'organization' && one.cycle === cycle.key);
  const top =
    organization.length > 0 ? organization : inOrder.filter((one) => one.parent === null || !byKey.has(one.parent));
  const under = new Map<string, TargetView[]>(top.map(({ key }) => [key, []]));
  const ways = new Map(objectives.map((one) => [one.key, wayUp(one, byKey)]));

  for (const target of targets) {
    for (const objective of ways.get(target.objective) ?? []) {
      under.get(objective.key)?.push(target);
      // A draft counts towards nothing yet.
      if (objective.status === 'draft') break;
    }
  }
  const lines = top.map((objective, index) => lineOf(objective, index + 1, under.get(objective.key) ?? []));
  const active = lines.filter(({ objective }) => objective.status === 'active');
  const isFine = ({ objective: { roll } }: PriorityLine): boolean =>
    roll.status === 'on-track' || roll.status === 'achieved';
  return {
    off: active.filter((line) => !isFine(line)),
    fine: active.filter(isFine),
    resting: lines.filter(({ objective }) => objective.status !== 'active'),
    areOrganization: organization.length > 0,
    elsewhere: objectives.filter((one) => !(ways.get(one.key) ?? []).some(({ key }) => under.has(key))),
  };
}
