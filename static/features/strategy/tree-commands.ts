import type { TreeRow } from './tree-rows';
import type { RowMove } from './use-row-move';
import type { TreeSelection } from './use-tree-selection';

/** A key as it was pressed. */
export interface Pressed {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/** What a key did beyond walking the tree: took it, took it and goes to a row, or left it to others. */
export type CommandResult = 'taken' | 'left' | { readonly focus: string };

/** While a row is held: arrows choose its place, Enter or Space drops it, Escape puts it back. Nothing else happens. */
function whileMoving(move: RowMove, { key }: Pressed): CommandResult {
  if (key === 'ArrowDown' || key === 'ArrowUp') move.step(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'Enter' || key === ' ') move.drop();
  else if (key === 'Escape') move.cancel();
  else if (key === 'Tab') {
    move.cancel();
    return 'left';
  }
  return 'taken';
}

/** Keys that choose rows or pick one up. Without the right to change anything there are none. */
export function treeCommand(
  rows: readonly TreeRow[],
  current: TreeRow,
  pressed: Pressed,
  selection: TreeSelection | null,
  move: RowMove,
): CommandResult {
  const { key, ctrl, shift } = pressed;
  if (move.movingId !== null) return whileMoving(move, pressed);
  if (selection === null) return 'left';
  if (ctrl && key.toLowerCase() === 'a') {
    selection.all();
    return 'taken';
  }
  if (ctrl && key === ' ') {
    selection.toggle(current.id);
    return 'taken';
  }
  if (shift && (key === 'ArrowDown' || key === 'ArrowUp')) {
    const index = rows.findIndex(({ id }) => id === current.id);
    const next = rows[index + (key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return 'taken';
    selection.extendTo(next.id, current.id);
    return { focus: next.id };
  }
  if (key === 'Escape' && selection.ids.size > 0) {
    selection.clear();
    return 'taken';
  }
  if (key === ' ' && !ctrl && !shift && move.mayMove(current)) {
    move.grab(current);
    return 'taken';
  }
  return 'left';
}
