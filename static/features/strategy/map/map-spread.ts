import { NODE, type Box, type MapLayout, type Route } from './map-layout';

/** Further apart than this, a line is no longer seen to join two rows. */
const MOST = 1.9;

/** The same picture with its rows further apart, as far as they still belong together, where there is height to use. */
export function spread(layout: MapLayout, height: number): MapLayout {
  const tops = layout.height - NODE.height;
  if (layout.isOutline || tops <= 0) return layout;
  const by = Math.min(MOST, (height - NODE.height) / tops);
  if (by <= 1) return layout;
  const lowered = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> =>
    new Map([...map].map(([key, value]) => [key, change(value)]));
  return {
    ...layout,
    height: tops * by + NODE.height,
    boxes: lowered(layout.boxes, (box: Box) => ({ ...box, y: box.y * by })),
    routes: lowered(layout.routes, (route: Route) => ({ ...route, top: route.top * by })),
    trees: lowered(layout.trees, (tree: Box) => ({
      ...tree,
      y: tree.y * by,
      height: (tree.height - NODE.height) * by + NODE.height,
    })),
  };
}
