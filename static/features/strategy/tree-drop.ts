import type { ObjectiveView, TargetView } from '../../../src/contract/views';
import { bySiblingOrder } from './tree-order';
import type { TreeRow } from './tree-rows';

/** Where something that is being moved would land. */
export interface DropPlace {
  /** The row at which it shows, and how. */
  readonly rowId: string;
  readonly edge: 'into' | 'before' | 'after';
  /** The objective it would hang under; null for the top. */
  readonly parent: string | null;
  /** The sibling it would stand before; null at the end, undefined where places are not what is changed. */
  readonly next: string | null | undefined;
}

/** Why it cannot land there. */
export interface NoPlace {
  readonly rowId: string;
  readonly refused: 'loop' | 'closed' | 'rights' | 'under-target' | 'order';
}

/** A row that is being moved, and what decides where it may land. */
export interface Moving {
  readonly row: TreeRow;
  /** Whether the rows stand in their own order, so that there is a between. */
  readonly isOrdered: boolean;
  /** What may not become its parent: itself and what counts towards it. */
  readonly below: ReadonlySet<string>;
  /** What stands under each parent beside it, in order; the top is the empty key. */
  readonly siblings: ReadonlyMap<string, readonly Sibling[]>;
  /** Whether the viewer may put something under this objective; null is the top. */
  mayPlaceUnder(parent: string | null): boolean;
}
export type Sibling = ObjectiveView | TargetView;

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Keys of everything that counts towards an objective, itself included. */
export function subtreeOf(key: string, objectives: readonly ObjectiveView[]): ReadonlySet<string> {
  const children = grouped(objectives, ({ parent }) => parent ?? '');
  const found = new Set([key]);
  // A set that grows while it is walked is walked to its end.
  for (const parent of found) for (const child of children.get(parent) ?? []) found.add(child.key);
  return found;
}

/** What has to be known of a row to move it. */
export function movingOf(
  row: TreeRow,
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
  rest: Pick<Moving, 'isOrdered' | 'mayPlaceUnder'>,
): Moving {
  const isObjective = row.kind === 'objective';
  const siblings = new Map<string, readonly Sibling[]>(
    isObjective ? grouped(objectives, ({ parent }) => parent ?? '') : grouped(targets, ({ objective }) => objective),
  );
  for (const [parent, all] of siblings) siblings.set(parent, [...all].sort(bySiblingOrder));
  return { row, siblings, below: isObjective ? subtreeOf(row.objective.key, objectives) : new Set(), ...rest };
}

const parentOf = (row: TreeRow): string | null =>
  row.kind === 'objective' ? row.objective.parent : row.target.objective;
const keyOf = (row: TreeRow): string => (row.kind === 'objective' ? row.objective.key : row.target.key);

/** What stands under a parent, in order, without what is being moved. */
export const siblingsIn = ({ row, siblings }: Moving, parent: string | null): readonly Sibling[] =>
  (siblings.get(parent ?? '') ?? []).filter(({ key }) => key !== keyOf(row));

function under(moving: Moving, row: TreeRow): DropPlace | NoPlace {
  if (row.kind === 'target') return { rowId: row.id, refused: 'under-target' };
  const { key } = row.objective;
  if (moving.below.has(key)) return { rowId: row.id, refused: 'loop' };
  if (row.objective.status === 'closed') return { rowId: row.id, refused: 'closed' };
  if (!moving.mayPlaceUnder(key)) return { rowId: row.id, refused: 'rights' };
  return { rowId: row.id, edge: 'into', parent: key, next: moving.isOrdered ? null : undefined };
}

function beside(moving: Moving, row: TreeRow, edge: 'before' | 'after'): DropPlace | NoPlace {
  const parent = parentOf(row);
  if (parent !== null && moving.below.has(parent)) return { rowId: row.id, refused: 'loop' };
  const isHome = parent === parentOf(moving.row);
  if (!isHome && !moving.mayPlaceUnder(parent)) return { rowId: row.id, refused: 'rights' };
  const siblings = siblingsIn(moving, parent);
  const at = siblings.findIndex(({ key }) => key === keyOf(row)) + (edge === 'after' ? 1 : 0);
  return { rowId: row.id, edge, parent, next: siblings[at]?.key ?? null };
}

/** Part of a row's height, at either end, that means between. */
const EDGE = 0.28;

/** What dropping on a row means, `share` of its height from its top. */
export function placeAt(moving: Moving, row: TreeRow, share: number): DropPlace | NoPlace | null {
  const isSelf = row.id === moving.row.id;
  const isSibling = row.kind === moving.row.kind;
  const edge = share < EDGE ? 'before' : share > 1 - EDGE ? 'after' : 'into';
  // Under an unfolded row come its own, not what follows it.
  const opensBelow = edge === 'after' && row.kind === 'objective' && row.expanded;
  if (isSelf) return null;
  if (moving.isOrdered && isSibling && edge !== 'into' && !opensBelow) return beside(moving, row, edge);
  if (!moving.isOrdered && row.kind === 'target') return { rowId: row.id, refused: 'order' };
  return under(moving, row);
}

const isPlace = (place: DropPlace | NoPlace | null): place is DropPlace => place !== null && !('refused' in place);

/** Every place in the order of the rows, for stepping through them by keyboard. */
export function placesOf(moving: Moving, rows: readonly TreeRow[]): readonly DropPlace[] {
  const places = rows.flatMap((row) => {
    const at = [0, 0.5, 1].map((share) => placeAt(moving, row, share)).filter(isPlace);
    return at.filter((place, index) => at.findIndex((one) => one.edge === place.edge) === index);
  });
  const seen = new Set<string>();
  return places.filter(({ parent, next, edge, rowId }) => {
    // After one row and before the next are the same place.
    const id = next === undefined ? `${edge} ${rowId}` : `${parent ?? ''} ${next ?? ''}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
