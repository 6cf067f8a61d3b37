import type { MapGraph } from './map-graph';
import type { Box, MapLayout } from './map-layout';

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * What an objective can be left to: its parent, what is under it and its siblings, then what it is aligned with.
 * Sideways the siblings come first: what is under an objective spreads to both sides and would stand before them.
 */
function connected(
  { byKey, roots }: MapGraph,
  key: string,
  [x]: readonly [number, number],
): readonly (readonly string[])[] {
  const node = byKey.get(key);
  if (node === undefined) return [];
  const beside = node.parent === null ? roots : (byKey.get(node.parent)?.children ?? []);
  const siblings = beside.filter((other) => other !== key);
  const lineage = node.parent === null ? node.children : [node.parent, ...node.children];
  const aligned = [...node.alignedTo, ...node.alignedFrom];
  return x === 0 ? [[...lineage, ...siblings], aligned] : [siblings, lineage, aligned];
}

/** How far away in a direction; what lies aside counts more. Undefined for what does not lie there. */
function distance(from: Box, to: Box, [x, y]: readonly [number, number]): number | undefined {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2);
  const dy = to.y + to.height / 2 - (from.y + from.height / 2);
  const ahead = dx * x + dy * y;
  return ahead <= 0 ? undefined : ahead + 2 * Math.abs(dx * y + dy * x);
}

/** The nearest of some objectives in a direction. */
function nearest(
  layout: MapLayout,
  start: Box,
  direction: readonly [number, number],
  keys: readonly string[],
): string | undefined {
  let best: { readonly key: string; readonly far: number } | undefined;
  for (const key of keys) {
    const box = layout.boxes.get(key);
    const far = box === undefined ? undefined : distance(start, box, direction);
    if (far !== undefined && (best === undefined || far < best.far)) best = { key, far };
  }
  return best?.key;
}

/** Through the map in reading order, whatever stands where: by this alone every objective can be come to. */
const STEPS: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 };

/** The objective a key leads to; undefined for other keys and where nothing connected lies that way. */
export function mapMove(graph: MapGraph, layout: MapLayout, from: string, key: string): string | undefined {
  if (key === 'Home') return graph.nodes[0]?.key;
  if (key === 'End') return graph.nodes.at(-1)?.key;
  const step = STEPS[key];
  if (step !== undefined) {
    const at = graph.nodes.findIndex((node) => node.key === from);
    return at === -1 ? undefined : graph.nodes[at + step]?.key;
  }
  const direction = ARROWS[key];
  const node = graph.byKey.get(from);
  if (layout.isOutline && direction !== undefined && node !== undefined) {
    const [, down] = direction;
    // In a list up and down are the next ones; sideways lies what it counts towards, and what counts towards it.
    if (down !== 0) return mapMove(graph, layout, from, down > 0 ? 'PageDown' : 'PageUp');
    const beside = [node.parent ?? [], node.children[0] ?? []].flat();
    const box = layout.boxes.get(from);
    return box === undefined ? undefined : nearest(layout, box, direction, beside);
  }
  const start = layout.boxes.get(from);
  if (direction === undefined || start === undefined) return undefined;
  // An alignment may lead far away: it must not stand before the nearer family.
  for (const ends of connected(graph, from, direction)) {
    const to = nearest(layout, start, direction, ends);
    if (to !== undefined) return to;
  }
  return undefined;
}
