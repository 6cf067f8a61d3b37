import type { MapGraph } from './map-graph';
import { boxAround, GAP_Y, STACK_INDENT, type Box, type MapLayout, type Route } from './map-layout';

/** One connection as it is drawn. */
export interface MapLine {
  readonly id: string;
  readonly kind: 'parent' | 'aligned';
  readonly from: string;
  readonly to: string;
  readonly path: string;
  /** What it may touch. */
  readonly box: Box;
}

/** How far a curve within a row is pulled up; it rises by three quarters of that. */
const SWING = GAP_Y * 0.8;

const middleX = ({ x, width }: Box): number => x + width / 2;
const middleY = ({ y, height }: Box): number => y + height / 2;

/** Down from the parent, across in the gap under it, by the route of the child. */
function parentPath(parent: Box, child: Box, route: Route, isMirrored: boolean): string {
  const bottom = parent.y + parent.height;
  const post = route.postX === null ? '' : `H${route.postX}V${route.top - GAP_Y / 2}`;
  const start = `M${middleX(parent)} ${bottom}V${bottom + GAP_Y / 2}${post}`;
  if (!route.isStacked) return `${start}H${middleX(child)}V${child.y}`;
  const side = isMirrored ? child.x + child.width : child.x;
  const column = side + ((isMirrored ? 1 : -1) * STACK_INDENT) / 2;
  return `${start}H${column}V${middleY(child)}H${side}`;
}

/**
 * A curve that leaves and arrives upright, so that between two rows it runs in the gap and not behind what stands in them;
 * beside the middle, where lines of parents run. In one row it swings over it.
 */
function alignedPath(from: Box, to: Box): string {
  const aside = (Math.sign(middleX(to) - middleX(from)) * from.width) / 4;
  const [x1, x2] = [middleX(from) + aside, middleX(to) - aside];
  const isBelow = to.y > from.y;
  const y1 = isBelow ? from.y + from.height : from.y;
  const y2 = to.y < from.y ? to.y + to.height : to.y;
  const bend = to.y === from.y ? -SWING : (y2 - y1) / 2;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${to.y === from.y ? y2 - SWING : y2 - bend} ${x2} ${y2}`;
}

/** Beside a list, out and back in; further out the further it goes. */
function besidePath(from: Box, to: Box, isMirrored: boolean): string {
  const out = (isMirrored ? -1 : 1) * Math.min(52, 20 + Math.abs(to.y - from.y) / 12);
  const [x1, x2] = [from, to].map(({ x, width }) => (isMirrored ? x : x + width));
  const far = (isMirrored ? Math.min : Math.max)(x1 ?? 0, x2 ?? 0) + out;
  return `M${x1} ${middleY(from)}C${far} ${middleY(from)} ${far} ${middleY(to)} ${x2} ${middleY(to)}`;
}

/** Down from under the beginning of the parent, and in to the child. */
function listedPath(parent: Box, child: Box, isMirrored: boolean): string {
  const side = isMirrored ? child.x + child.width : child.x;
  const column = side + ((isMirrored ? 1 : -1) * STACK_INDENT) / 2;
  return `M${column} ${parent.y + parent.height}V${middleY(child)}H${side}`;
}

/** Every line of the map. */
export function mapLines({ nodes }: MapGraph, layout: MapLayout, isMirrored: boolean): readonly MapLine[] {
  const lines: MapLine[] = [];
  const add = (kind: MapLine['kind'], from: string, to: string): void => {
    const [start, end] = [layout.boxes.get(from), layout.boxes.get(to)];
    if (start === undefined || end === undefined) return;
    const route = layout.routes.get(to);
    const box = boxAround([start, end]);
    const isParent = kind === 'parent' && route !== undefined;
    const path = layout.isOutline
      ? (isParent ? listedPath : besidePath)(start, end, isMirrored)
      : isParent
        ? parentPath(start, end, route, isMirrored)
        : alignedPath(start, end);
    lines.push({ id: `${kind} ${from} ${to}`, kind, from, to, path, box });
  };
  for (const { key, parent, alignedTo } of nodes) {
    if (parent !== null) add('parent', parent, key);
    for (const aim of alignedTo) add('aligned', key, aim);
  }
  return lines;
}
