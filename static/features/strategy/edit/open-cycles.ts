import type { CycleView } from '../../../../src/contract/views';

/** Those that take something new: in a closed one nothing changes any more. */
export const openCycles = (cycles: readonly CycleView[]): readonly CycleView[] =>
  cycles.filter(({ state }) => state !== 'closed');

/** Where something new begins: in the cycle that is shown, else in the longest that runs today, else in the next to come. */
export function beginsIn(cycles: readonly CycleView[], shown: CycleView | null, now: string): CycleView | undefined {
  if (shown !== null && shown.state !== 'closed') return shown;
  const today = now.slice(0, 'YYYY-MM-DD'.length);
  const left = openCycles(cycles).filter(({ end }) => today <= end);
  const lengthOf = ({ start, end }: CycleView): number => Date.parse(end) - Date.parse(start);
  const running = left.filter(({ start }) => start <= today).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return running[0] ?? left.toSorted((a, b) => (a.start < b.start ? -1 : 1))[0];
}
