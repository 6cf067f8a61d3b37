import type { Settings } from '../../domain/settings';
import type { Measure } from '../../domain/measure';
import type { StoredTarget } from '../../ports/strategy-store';
import type { VisibleIssue } from '../../ports/viewer';
import { statusesIn } from '../../rollup/fold';
import type { LeafState } from '../../rollup/leaf-state';
import { CATEGORIES } from '../../rollup/member';
import { withLeaf, type Sums } from '../../rollup/sums';
import { resultOf } from '../../rollup/target-result';
import { numberFieldsOf, weighsByPoints, weightOf } from '../../rollup/weight';

/** The fields that hold story points for a target: its own word, or the site's. */
const pointsOf = ({ value }: StoredTarget, site: readonly string[]): readonly string[] => {
  const own = value.roll.counting.pointsField;
  return own === undefined ? site : [own];
};

/** The number fields by which work weighs in any of the targets. */
export const weighingFields = (records: Iterable<StoredTarget>, points: readonly string[]): readonly string[] => [
  ...new Set([...records].flatMap((record) => numberFieldsOf(record.value.target.measure, pointsOf(record, points)))),
];

/** Whether the sums, without the leaf as it was, are still sums of something. */
function holds({ count, weight, unweighted, unweightedDone, fine }: Sums, { weight: own }: LeafState): boolean {
  const isAnyLess = CATEGORIES.some((category) => count[category] < 0 || weight[category] < 0);
  return (
    !isAnyLess && unweighted >= unweightedDone && (own === null || fine === undefined || (fine.weights[own] ?? 0) > 0)
  );
}

/** Whether what is done moves the number: a sum over all work has it in already. */
const isMovedByWork = (measure: Measure): boolean => !('over' in measure) || measure.over === 'done';

interface Known {
  readonly settings: Settings;
  readonly nowMs: number;
  /** What its link counts it as. */
  readonly factor: number;
  /** The site's fields of story points. */
  readonly points: readonly string[];
}

/**
 * Why nothing is told of what closing this open leaf does: its value counts already, or the number goes by what the status
 * is worth that it will have.
 */
export function whyUnforeseen(
  { value: { target, roll } }: StoredTarget,
  { category }: VisibleIssue,
): 'all-counts' | 'by-status' | undefined {
  if (roll.sums === null || category === 'done') return undefined;
  if (!isMovedByWork(target.measure)) return 'all-counts';
  return statusesIn(roll.rule).length > 0 ? 'by-status' : undefined;
}

/** Progress if this open leaf were done; null where that is not known. */
export function progressIfDone(
  record: StoredTarget,
  issue: VisibleIssue,
  { settings, nowMs, factor, points }: Known,
): number | null {
  const { target, roll } = record.value;
  const { category, numbers = {} } = issue;
  const { measure } = target;
  const fields = pointsOf(record, points);
  if (roll.sums === null || category === 'done' || whyUnforeseen(record, issue) !== undefined) return null;
  // What it weighs is not known before the fields of points are.
  if (weighsByPoints(measure) && fields.length === 0) return null;
  const weight = weightOf(measure, numbers, fields);
  const leaf: LeafState = { category, weight, excluded: false, ...(factor === 1 ? {} : { factor }) };
  const isLeftOut = weight === null && roll.rule === 'excluded';
  const sums = isLeftOut ? roll.sums : withLeaf(roll.sums, leaf, { ...leaf, category: 'done' });
  return holds(sums, leaf) ? resultOf(target, { ...roll, sums }, settings, nowMs).progress : null;
}

/** Whether the number was worked out before the issue last came into the category of its status, and nobody has looked since. */
export function isBehind({ value }: StoredTarget, { enteredMs = 0 }: VisibleIssue): boolean {
  const { target, roll } = value;
  const seen = [roll.asOf, roll.lookedAt].flatMap((instant) =>
    typeof instant === 'string' ? Date.parse(instant) : [],
  );
  return target.frozen === null && enteredMs > Math.max(...seen, 0);
}
