import type { Box } from './map-layout';

/** What part of the map is shown: a point of the map is drawn at `x + k × point`. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  /** Pixels for one drawing unit. */
  readonly k: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MIN_ZOOM = 0.02;
const MAX_ZOOM = 2;
const PAD = 24;
/** What is drawn changes in steps of this many units, so that moving the map seldom changes what is drawn. */
const STEP = 400;

const clamp = (k: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, k));

/** Zooms by a factor; the point of the screen that is named stays where it is. */
export function zoomAt(view: Viewport, factor: number, at: { readonly x: number; readonly y: number }): Viewport {
  const k = clamp(view.k * factor);
  const scale = k / view.k;
  return { k, x: at.x - (at.x - view.x) * scale, y: at.y - (at.y - view.y) * scale };
}

/** Shows all of a box as large as it fits, and no larger than `most`. */
export function fit(box: Box, size: Size, most = 1): Viewport {
  const k = clamp(
    Math.min(most, (size.width - 2 * PAD) / Math.max(1, box.width), (size.height - 2 * PAD) / Math.max(1, box.height)),
  );
  return {
    k,
    x: (size.width - box.width * k) / 2 - box.x * k,
    y: (size.height - box.height * k) / 2 - box.y * k,
  };
}

/** As large as its width allows, from its top. */
export function fromTop(map: Size, size: Size): Viewport {
  const k = clamp(Math.min(1, (size.width - 2 * PAD) / Math.max(1, map.width)));
  return { k, x: (size.width - map.width * k) / 2, y: PAD };
}

/** The height that a map as wide as it is may have so that it fits a size. */
export function heightIn(map: Size, size: Size): number {
  const k = Math.min(1, (size.width - 2 * PAD) / Math.max(1, map.width));
  return (size.height - 2 * PAD) / k;
}

/** As high as the whole map is when it fits a width. */
export function heightOf(map: Size, width: number): number {
  const k = Math.min(1, (width - 2 * PAD) / Math.max(1, map.width));
  return Math.ceil(map.height * k) + 4 * PAD;
}

/** Shows a box in the middle, at a zoom. */
export function centreOn(box: Box, size: Size, k: number): Viewport {
  return {
    k,
    x: size.width / 2 - (box.x + box.width / 2) * k,
    y: size.height / 2 - (box.y + box.height / 2) * k,
  };
}

/** Moves no further than needed to show a box; not at all when it is in view. */
export function bringIn(view: Viewport, box: Box, size: Size): Viewport {
  const shift = (start: number, length: number, room: number): number => {
    if (start < PAD) return PAD - start;
    return start + length > room - PAD ? room - PAD - (start + length) : 0;
  };
  const dx = shift(view.x + box.x * view.k, box.width * view.k, size.width);
  const dy = shift(view.y + box.y * view.k, box.height * view.k, size.height);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

/** The part of the map that is worth drawing: what is in view and a little more, in coarse steps. */
export function drawnPart(view: Viewport, size: Size): Box {
  const step = STEP / Math.min(1, view.k);
  const floor = (value: number): number => Math.floor(value / step) * step;
  const [left, top] = [floor(-view.x / view.k) - step / 2, floor(-view.y / view.k) - step / 2];
  const right = floor((size.width - view.x) / view.k) + 1.5 * step;
  const bottom = floor((size.height - view.y) / view.k) + 1.5 * step;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
