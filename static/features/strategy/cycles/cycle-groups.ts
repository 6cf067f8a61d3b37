import type { CycleView } from '../../../../src/contract/views';

type Known = Pick<CycleView, 'key' | 'name' | 'start' | 'end'>;

/** A cycle that holds shorter ones, first among them; without a name those that neither hold any nor lie in one. */
export interface CycleGroup<C extends Known> {
  readonly year: string | null;
  readonly within: readonly C[];
}

const lengthOf = ({ start, end }: Known): number => Date.parse(end) - Date.parse(start);
const holds = (long: Known, short: Known): boolean =>
  long.key !== short.key && long.start <= short.start && short.end <= long.end && lengthOf(long) > lengthOf(short);
const byStart = (a: Known, b: Known): number =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : lengthOf(b) - lengthOf(a);

/** Cycles overlap: a year and its quarters stand together, the latest year first; what stands alone comes last. */
export function cycleGroups<C extends Known>(cycles: readonly C[]): readonly CycleGroup<C>[] {
  const tops = cycles.filter((one) => !cycles.some((other) => holds(other, one)));
  const years = tops
    .filter((one) => cycles.some((other) => holds(one, other)))
    .toSorted(byStart)
    .toReversed();
  const placed = new Set<string>();
  const groups = years.map((year) => {
    const within = [year, ...cycles.filter((one) => holds(year, one) && !placed.has(one.key)).toSorted(byStart)];
    for (const { key } of within) placed.add(key);
    return { year: year.name, within };
  });
  const alone = cycles.filter(({ key }) => !placed.has(key)).toSorted(byStart);
  return alone.length === 0 ? groups : [...groups, { year: null, within: alone }];
}
