/**
 * What moved a share, worked out slowly: every leaf goes the straight way from how it was to how it is, all at the same
 * pace, in many small steps; what a step adds to the share is put down to the leaf and the reason that made it.
 */

export interface Leaf {
  readonly category: string;
  readonly weight: number;
  readonly excluded: boolean;
  /** How many times it counts, by the weights of links; once unless it says otherwise. */
  readonly times?: number;
}

export interface Movement {
  readonly before: Leaf | undefined;
  readonly after: Leaf | undefined;
}

const STEPS = 2_000;

type Effects = Readonly<Record<string, number>>;

const sizeOf = ({ weight, times = 1 }: Leaf): number => weight * times;

const counted = (leaf: Leaf | undefined): Leaf | undefined => (leaf?.excluded === true ? undefined : leaf);

/** The whole of a leaf's way, as [reason, earned, whole]. */
function wayOf(
  { before, after }: Movement,
  credit: Readonly<Record<string, number>>,
): ReadonlyArray<readonly [string, number, number]> {
  const [was, is] = [counted(before), counted(after)];
  if (was === undefined && is === undefined) return [];
  if (was === undefined && is !== undefined) {
    return [[before === undefined ? 'added' : 'excluded', sizeOf(is) * (credit[is.category] ?? 0), sizeOf(is)]];
  }
  if (was !== undefined && is === undefined) {
    return [[after === undefined ? 'removed' : 'excluded', -sizeOf(was) * (credit[was.category] ?? 0), -sizeOf(was)]];
  }
  if (was === undefined || is === undefined) return [];
  const rewired = was.weight * ((is.times ?? 1) - (was.times ?? 1));
  const grown = (is.weight - was.weight) * (is.times ?? 1);
  const earnedBefore = credit[was.category] ?? 0;
  const moved = is.category === 'done' ? 'completed' : was.category === 'done' ? 'reopened' : ('progressed' as const);
  return [
    ...(rewired === 0 ? [] : [['re-linked', rewired * earnedBefore, rewired] as const]),
    ...(grown === 0 ? [] : [['re-estimated', grown * earnedBefore, grown] as const]),
    ...(is.category === was.category
      ? []
      : [[moved, sizeOf(is) * ((credit[is.category] ?? 0) - earnedBefore), 0] as const]),
  ];
}

/** Effects on the share by reason, and the share at both ends. */
export function slowWaterfall(
  movements: readonly Movement[],
  credit: Readonly<Record<string, number>>,
): { readonly from: number; readonly to: number; readonly effects: Effects } {
  const weigh = (leaves: ReadonlyArray<Leaf | undefined>): readonly [number, number] =>
    leaves.reduce<readonly [number, number]>(
      ([earned, whole], leaf) => {
        const one = counted(leaf);
        return one === undefined
          ? [earned, whole]
          : [earned + sizeOf(one) * (credit[one.category] ?? 0), whole + sizeOf(one)];
      },
      [0, 0],
    );
  const [earned, whole] = weigh(movements.map(({ before }) => before));
  const [earnedAfter, wholeAfter] = weigh(movements.map(({ after }) => after));
  const ways = movements.flatMap((movement) => wayOf(movement, credit));
  const effects: Record<string, number> = {};
  for (let step = 0; step < STEPS; step += 1) {
    // The slope in the middle of the step.
    const at = (step + 0.5) / STEPS;
    const e = earned + at * (earnedAfter - earned);
    const w = whole + at * (wholeAfter - whole);
    for (const [reason, moreEarned, moreWhole] of ways) {
      const effect = (moreEarned / w - (e * moreWhole) / (w * w)) / STEPS;
      effects[reason] = (effects[reason] ?? 0) + effect;
    }
  }
  return { from: earned / whole, to: earnedAfter / wholeAfter, effects };
}
