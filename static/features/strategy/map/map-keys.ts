import type { MapGraph } from './map-graph';
import type { Box, MapLayout } from './map-layout';

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What an objective can be left to: its parent, what is under it, its siblings, and what it is aligned with. */
function connected({ byKey, roots }: MapGraph, key: string): readonly string[] {
  const node = byKey.get(key);
  if (node === undefined) return [];
  const siblings = node.parent === null ? roots : (byKey.get(node.parent)?.children ?? []);
  const ends = [
    ...(node.parent === null ? [] : [node.parent]),
    ...node.children,
    ...node.alignedTo,
    ...node.alignedFrom,
  ];
  return [...new Set([...ends, ...siblings])].filter((other) => other !== key);
}

/** How far away in a direction; what lies aside counts more. Undefined for what does not lie there. */
function distance(from: Box, to: Box, [x, y]: readonly [number, number]): number | undefined {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2);
  const dy = to.y + to.height / 2 - (from.y + from.height / 2);
  const ahead = dx * x + dy * y;
  return ahead <= 0 ? undefined : ahead + 2 * Math.abs(dx * y + dy * x);
}

/** The objective a key leads to; undefined for other keys and where nothing connected lies that way. */
export function mapMove(graph: MapGraph, layout: MapLayout, from: string, key: string): string | undefined {
  if (key === 'Home') return graph.nodes[0]?.key;
  if (key === 'End') return graph.nodes.at(-1)?.key;
  const direction = ARROWS[key];
  const start = layout.boxes.get(from);
  if (direction === undefined || start === undefined) return undefined;
  let best: { readonly key: string; readonly far: number } | undefined;
  for (const other of connected(graph, from)) {
    const box = layout.boxes.get(other);
    const far = box === undefined ? undefined : distance(start, box, direction);
    if (far !== undefined && (best === undefined || far < best.far)) best = { key: other, far };
  }
  return best?.key;
}
