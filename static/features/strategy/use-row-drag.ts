import { useEffect, useRef, type RefObject } from 'react';
import type { RowMove } from './use-row-move';
import type { TreeRow } from './tree-rows';

/** A press becomes a drag after this far; less is a click. */
const DRAG_PX = 6;
/** Near the edges of the list, dragging scrolls it. */
const SCROLL_EDGE_PX = 48;
const SCROLL_STEP_PX = 14;

interface Press {
  readonly row: TreeRow;
  readonly x: number;
  readonly y: number;
}

interface RowDrag {
  /** Starts what may become a drag. */
  press(
    row: TreeRow,
    event: {
      readonly button: number;
      readonly clientX: number;
      readonly clientY: number;
      readonly pointerType: string;
      readonly target: EventTarget;
    },
  ): void;
  /** Whether the click that follows belongs to a drag. */
  wasDragged(): boolean;
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, input, a, label') !== null;

/** The row under a point, and how far down in it the point is. */
function rowUnder(x: number, y: number, rows: readonly TreeRow[]): readonly [TreeRow, number] | null {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-row]');
  const row = rows.find(({ id }) => id === element?.dataset['row']);
  if (element === null || element === undefined || row === undefined) return null;
  const { top, height } = element.getBoundingClientRect();
  return [row, height === 0 ? 0.5 : (y - top) / height];
}

/** Drags a row with the mouse or a pen: the places are the same as by keyboard. */
export function useRowDrag(move: RowMove, rows: readonly TreeRow[], scroll: RefObject<HTMLElement | null>): RowDrag {
  const press = useRef<Press | null>(null);
  const dragged = useRef(false);
  const latest = useRef({ move, rows });
  latest.current = { move, rows };

  useEffect(() => {
    const onMove = (event: PointerEvent): void => {
      const start = press.current;
      if (start === null) return;
      const { move: moving, rows: shown } = latest.current;
      if (!dragged.current) {
        if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < DRAG_PX) return;
        dragged.current = true;
        moving.grab(start.row);
        return;
      }
      event.preventDefault();
      const box = scroll.current?.getBoundingClientRect();
      if (box !== undefined && event.clientY < box.top + SCROLL_EDGE_PX) scroll.current?.scrollBy(0, -SCROLL_STEP_PX);
      if (box !== undefined && event.clientY > box.bottom - SCROLL_EDGE_PX) scroll.current?.scrollBy(0, SCROLL_STEP_PX);
      const [row, share] = rowUnder(event.clientX, event.clientY, shown) ?? [null, 0];
      moving.over(row, share);
    };
    const onUp = (): void => {
      if (press.current !== null && dragged.current) latest.current.move.drop();
      press.current = null;
    };
    const onCancel = (): void => {
      if (press.current !== null && dragged.current) latest.current.move.cancel();
      press.current = null;
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
    };
  }, [scroll]);

  return {
    press: (row, { button, clientX, clientY, pointerType, target }) => {
      dragged.current = false;
      // A finger scrolls; whoever moves by touch uses the editor.
      if (button !== 0 || pointerType === 'touch' || isControl(target) || !move.mayMove(row)) return;
      press.current = { row, x: clientX, y: clientY };
    },
    wasDragged: () => dragged.current,
  };
}
