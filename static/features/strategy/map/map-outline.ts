import type { MapGraph } from './map-graph';
import { NODE, STACK_GAP, STACK_INDENT, type Box, type MapLayout, type Route } from './map-layout';

/** Beside the objectives, where alignments swing. */
const SWING_ROOM = 56;

/**
 * The same forest where there is no room for anything side by side: one under the other in reading order, each indented
 * under what it counts towards. It is as wide as a phone, and no longer than it has to be.
 */
export function mapOutline({ nodes }: MapGraph): MapLayout {
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const trees = new Map<string, Box>();
  for (const [index, { key, parent, level }] of nodes.entries()) {
    const box = { x: (level - 1) * STACK_INDENT, y: index * (NODE.height + STACK_GAP), ...NODE };
    boxes.set(key, box);
    if (parent === null) trees.set(key, box);
    else routes.set(key, { postX: null, top: box.y, isStacked: true });
  }
  const deepest = nodes.reduce((most, { level }) => Math.max(most, level), 1);
  const hasAlignments = nodes.some(({ alignedTo }) => alignedTo.length > 0);
  return {
    isOutline: true,
    boxes,
    routes,
    trees,
    width: nodes.length === 0 ? 0 : (deepest - 1) * STACK_INDENT + NODE.width + (hasAlignments ? SWING_ROOM : 0),
    height: Math.max(0, nodes.length * (NODE.height + STACK_GAP) - STACK_GAP),
  };
}
