import type { MapGraph } from './map-graph';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where every objective stands, in drawing units. */
export interface MapLayout {
  /** One under the other, where there is no room for anything side by side. */
  readonly isOutline: boolean;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly width: number;
  readonly height: number;
  /** How the line of its parent comes to an objective that has one. */
  readonly routes: ReadonlyMap<string, Route>;
  /** The part that an objective at the top takes with all that is under it. */
  readonly trees: ReadonlyMap<string, Box>;
}

/** Down from the parent; along a post beside the rows where there are several; then from above, or along a column from the side. */
export interface Route {
  readonly postX: number | null;
  /** The top of the row it stands in. */
  readonly top: number;
  readonly isStacked: boolean;
}

export const NODE = { width: 212, height: 76 };
const GAP_X = 28;
/** Between an objective and what stands under it; lines run here. */
export const GAP_Y = 52;
export const STACK_GAP = 14;
/** Beside a column, for its line. */
export const STACK_INDENT = 22;
/** Columns longer than this are hard to take in, and make the map higher than a screen. */
const STACK_LENGTH = 8;
/** What is wider is broken into rows that make a picture about this much wider than high. */
const WIDE = 12 * NODE.width;
const WIDE_TO_HIGH = 2.5;
/** Between rows at the top, of the height of the whole: seen from far away a name still stands there. */
const TOP_GAP = 0.06;
/** Up to this many stand side by side. */
const ROW_OF_LEAVES = 2;

/** What stands side by side: one objective with all that is under it, or a column of objectives with nothing under them. */
type Block =
  { readonly kind: 'tree'; readonly key: string } | { readonly kind: 'stack'; readonly keys: readonly string[] };

function blocksOf({ byKey }: MapGraph, keys: readonly string[]): readonly Block[] {
  const isLeaf = (key: string): boolean => (byKey.get(key)?.children.length ?? 0) === 0;
  const leaves = keys.filter(isLeaf);
  if (leaves.length <= ROW_OF_LEAVES) return keys.map((key) => ({ kind: 'tree', key }));
  // Columns of one length look calmer than a full one beside a rest.
  const columns = Math.ceil(leaves.length / STACK_LENGTH);
  const length = Math.ceil(leaves.length / columns);
  const stacks = Array.from({ length: Math.ceil(leaves.length / length) }, (_unused, index): Block => ({
    kind: 'stack',
    keys: leaves.slice(index * length, (index + 1) * length),
  }));
  const trees = keys.filter((key) => !isLeaf(key)).map((key): Block => ({ kind: 'tree', key }));
  return [...trees, ...stacks];
}

interface Row {
  readonly blocks: readonly Block[];
  readonly width: number;
  readonly height: number;
}

interface Arrangement {
  readonly rows: readonly Row[];
  /** Whether there are several rows, with a post for their lines at the side. */
  readonly hasPost: boolean;
  /** Between one row and the next. */
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Blocks side by side, in as many rows as keep the picture from becoming a strip. */
function arrange(blocks: readonly Block[], sizeOf: (block: Block) => Extent, gap = GAP_Y): Arrangement {
  const sizes = blocks.map(sizeOf);
  const span = sizes.reduce((sum, { width }) => sum + width + GAP_X, -GAP_X);
  const area = sizes.reduce((sum, { width, height }) => sum + width * height, 0);
  const most = Math.max(WIDE, ...(span > WIDE ? [Math.sqrt(area * WIDE_TO_HIGH)] : []));
  const rows: { blocks: Block[]; width: number; height: number }[] = [];
  blocks.forEach((block, index) => {
    const { width, height } = sizes[index] ?? NODE;
    const row = rows.at(-1);
    if (row === undefined || row.width + GAP_X + width > most) rows.push({ blocks: [block], width, height });
    else {
      row.blocks.push(block);
      row.width += GAP_X + width;
      row.height = Math.max(row.height, height);
    }
  });
  const hasPost = rows.length > 1;
  const width = rows.reduce((widest, row) => Math.max(widest, row.width), 0) + (hasPost ? STACK_INDENT : 0);
  const height = rows.reduce((sum, row) => sum + row.height + gap, rows.length === 0 ? 0 : -gap);
  return { rows, hasPost, gap, width, height };
}

/**
 * Lays a forest out: what counts towards an objective stands below it, subtrees side by side without overlap, many
 * objectives with nothing under them in columns, many subtrees in rows. The same graph always gives the same picture.
 */
export function mapLayout(graph: MapGraph): MapLayout {
  const { nodes, roots } = graph;
  const arrangements = new Map<string, Arrangement>();
  const extents = new Map<string, Extent>();
  const sizeOf = (block: Block): Extent =>
    block.kind === 'tree'
      ? (extents.get(block.key) ?? NODE)
      : {
          width: STACK_INDENT + NODE.width,
          height: block.keys.length * (NODE.height + STACK_GAP) - STACK_GAP,
        };
  // Reading order has every objective before what is below it, so backwards every size is known when it is needed.
  for (const { key, children } of [...nodes].reverse()) {
    const below = arrange(blocksOf(graph, children), sizeOf);
    arrangements.set(key, below);
    const height = NODE.height + (children.length === 0 ? 0 : GAP_Y + below.height);
    extents.set(key, { width: Math.max(NODE.width, below.width), height });
  }

  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const trees = new Map<string, Box>();
  const tops = blocksOf(graph, roots);
  const whole = arrange(tops, sizeOf, Math.max(GAP_Y, Math.round(arrange(tops, sizeOf).height * TOP_GAP)));
  const open: { readonly below: Arrangement; readonly left: number; readonly top: number; readonly isTop: boolean }[] =
    [{ below: whole, left: 0, top: 0, isTop: true }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { below, left, isTop } = next;
    const postX = below.hasPost ? left + STACK_INDENT / 2 : null;
    let { top } = next;
    for (const row of below.rows) {
      let x = left + (below.hasPost ? STACK_INDENT : 0);
      for (const block of row.blocks) {
        const { width, height } = sizeOf(block);
        const keys = block.kind === 'stack' ? block.keys : [block.key];
        for (const [index, key] of keys.entries()) {
          const isStacked = block.kind === 'stack';
          const nodeX = isStacked ? x + STACK_INDENT : x + (width - NODE.width) / 2;
          boxes.set(key, { x: nodeX, y: top + index * (NODE.height + STACK_GAP), ...NODE });
          if (!isTop) routes.set(key, { postX, top, isStacked });
        }
        if (block.kind === 'tree') {
          if (isTop) trees.set(block.key, { x, y: top, width, height });
          const inner = arrangements.get(block.key);
          if (inner !== undefined) {
            const innerLeft = x + (width - inner.width) / 2;
            open.push({ below: inner, left: innerLeft, top: top + NODE.height + GAP_Y, isTop: false });
          }
        }
        x += width + GAP_X;
      }
      top += row.height + below.gap;
    }
  }
  return { isOutline: false, boxes, routes, trees, width: whole.width, height: whole.height };
}

/** The smallest box around all of these; an empty one around none. */
export function boxAround(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The same picture for those who read from the right. */
export function mirrored(layout: MapLayout): MapLayout {
  const { width } = layout;
  const flip = (box: Box): Box => ({ ...box, x: width - box.x - box.width });
  const each = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> =>
    new Map([...map].map(([key, value]) => [key, change(value)]));
  return {
    ...layout,
    boxes: each(layout.boxes, flip),
    trees: each(layout.trees, flip),
    routes: each(layout.routes, (route) => ({ ...route, postX: route.postX === null ? null : width - route.postX })),
  };
}
