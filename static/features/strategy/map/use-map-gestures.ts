import { useEffect, useRef, type Dispatch, type PointerEvent, type RefObject, type SetStateAction } from 'react';
import { zoomAt, type Viewport } from './viewport';

/** A finger or mouse that moves less than this has pressed, not dragged. */
const DRAG_PX = 4;
/** One notch of a wheel is about 100 pixels; a pinch on a touchpad comes as small ones. */
const WHEEL_ZOOM = 0.002;
const LINE_PX = 16;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface GestureHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
}

/**
 * Dragging moves the map, two fingers and the wheel zoom it. The wheel belongs to the page until the reader is in the map,
 * or holds Control as for any zoom: a page that stops scrolling over a picture is a trap.
 */
export function useMapGestures(
  frame: RefObject<HTMLElement>,
  setView: Dispatch<SetStateAction<Viewport>>,
): GestureHandlers {
  const pointers = useRef(new Map<number, Point>());
  const dragging = useRef(false);

  const pointIn = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = frame.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1);
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const speed = event.ctrlKey ? 4 : 1;
      setView((view) => zoomAt(view, Math.exp(-pixels * WHEEL_ZOOM * speed), at));
    };
    // React listens passively to wheels, which cannot keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame, setView]);

  const leave = (event: PointerEvent): void => {
    pointers.current.delete(event.pointerId);
    if (pointers.current.size === 0) dragging.current = false;
  };

  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      pointers.current.set(event.pointerId, pointIn(event));
    },
    onPointerMove: (event) => {
      const before = pointers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = pointIn(event);
      const [dx, dy] = [now.x - before.x, now.y - before.y];
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      if (!dragging.current && other === undefined && Math.hypot(dx, dy) < DRAG_PX) return;
      if (!dragging.current) {
        dragging.current = true;
        // Only now, so that a press still reaches what is pressed.
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      pointers.current.set(event.pointerId, now);
      if (other === undefined) {
        setView((view) => ({ ...view, x: view.x + dx, y: view.y + dy }));
        return;
      }
      const apart = (point: Point): number => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      const factor = apart(now) / apart(before);
      // The middle between two fingers moves half as far as the one that moved.
      setView((view) => zoomAt({ ...view, x: view.x + dx / 2, y: view.y + dy / 2 }, factor, middle));
    },
    onPointerUp: leave,
    onPointerCancel: leave,
  };
}
