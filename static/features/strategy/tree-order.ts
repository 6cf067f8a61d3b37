import { compareKeys } from '../../../src/domain/key-order';

/** Something with a place among its siblings. */
export interface Ordered {
  readonly key: string;
  readonly order: number;
}

/** Between neighbours that were placed one after the other; room for fifty halvings before a neighbour has to move. */
const GAP = 1024;
/** Below this, halving says nothing that survives a file. */
const LEAST_GAP = 1e-6;

/** Siblings in their order; equal places go by key. */
export const bySiblingOrder = (a: Ordered, b: Ordered): number => a.order - b.order || compareKeys(a.key, b.key);

const isBefore = (a: Ordered, b: Ordered): boolean => bySiblingOrder(a, b) < 0;

/** Numbers the list upwards from `from` as long as it takes for what follows to stand behind. */
function numbered(list: readonly Ordered[], from: number, step: 1 | -1): readonly Ordered[] {
  const changed: Ordered[] = [];
  let last = from;
  for (const item of list) {
    const settled: Ordered = { key: '', order: last };
    const isFar = step > 0 ? item.order > settled.order : item.order < settled.order;
    if (changed.length > 0 && isFar) break;
    last += step * GAP;
    changed.push({ key: item.key, order: last });
  }
  return changed;
}

/**
 * The places to write so that `moved` stands before `next` (at the end when there is none) among its siblings. Mostly that is
 * its own alone; neighbours are only written where there is no room between them.
 */
export function placesFor(moved: Ordered, siblings: readonly Ordered[], next: string | null): readonly Ordered[] {
  const others = siblings.filter(({ key }) => key !== moved.key).sort(bySiblingOrder);
  const found = next === null ? -1 : others.findIndex(({ key }) => key === next);
  const at = found < 0 ? others.length : found;
  const [before, after] = [others[at - 1], others[at]];
  const fits = (order: number): boolean => {
    const own = { key: moved.key, order };
    return (before === undefined || isBefore(before, own)) && (after === undefined || isBefore(own, after));
  };
  if (fits(moved.order)) return [];
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ key: moved.key, order: (after?.order ?? 0) - GAP }];
  if (after === undefined) return [{ key: moved.key, order: before.order + GAP }];
  const middle = (before.order + after.order) / 2;
  if (after.order - before.order > LEAST_GAP) return [{ key: moved.key, order: middle }];
  const down = numbered([moved, ...others.slice(at)], before.order, 1);
  const up = numbered([moved, ...others.slice(0, at).reverse()], after.order, -1);
  return down.length <= up.length ? down : up;
}
