import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import type { EditRights } from './edit-rights';
import { knownObjective, knownTarget } from './entries';
import type { Change } from './save-entries';

/** What hangs under an objective that is merged into another, and so can go on under that one. */
export interface MergeMoves {
  readonly objectives: number;
  readonly targets: number;
  readonly changes: readonly Change[];
  /** What somebody else has to move. */
  readonly left: number;
}

type Rights = Pick<EditRights, 'mayEditObjective' | 'mayEditTarget'>;
interface Strategy {
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
}

const NOTHING: MergeMoves = { objectives: 0, targets: 0, changes: [], left: 0 };

/** Whether an objective counts towards another, at any depth. */
function isBelow(objective: ObjectiveView, above: ObjectiveView, objectives: readonly ObjectiveView[]): boolean {
  const seen = new Set<string>();
  let at: ObjectiveView | undefined = objective;
  while (at !== undefined && !seen.has(at.key)) {
    const { key, parent }: ObjectiveView = at;
    if (parent === above.key) return true;
    seen.add(key);
    at = objectives.find((one) => one.key === parent);
  }
  return false;
}

/** What an objective may end in: whatever goes on and is not below it, and what it is said to have ended in. */
export const mergesInto = (
  from: ObjectiveView | null,
  objectives: readonly ObjectiveView[],
): readonly ObjectiveView[] =>
  objectives.filter(
    (one) =>
      one.key === from?.closing?.into ||
      (one.status !== 'closed' && (from === null || (one.key !== from.key && !isBelow(one, from, objectives)))),
  );

/**
 * The moves that bring what is under one objective to another, as far as the person may make them. None where the other is
 * not theirs to add to, or stands below the one that ends.
 */
export function mergeMoves(
  from: ObjectiveView,
  into: ObjectiveView,
  { objectives, targets }: Strategy,
  rights: Rights,
): MergeMoves {
  if (!rights.mayEditObjective(into) || isBelow(into, from, objectives)) return NOTHING;
  const children = objectives.filter(({ parent }) => parent === from.key);
  const own = targets.filter(({ objective }) => objective === from.key);
  const movedObjectives = children.filter((one) => rights.mayEditObjective(one));
  const movedTargets = own.filter((one) => rights.mayEditTarget(one));
  return {
    objectives: movedObjectives.length,
    targets: movedTargets.length,
    changes: [
      ...movedObjectives.map((one) => ({ before: knownObjective(one), fields: { parent: into.key } })),
      ...movedTargets.map((one) => ({ before: knownTarget(one), fields: { objective: into.key } })),
    ],
    left: children.length + own.length - movedObjectives.length - movedTargets.length,
  };
}
