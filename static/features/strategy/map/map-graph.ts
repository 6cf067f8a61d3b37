import type { ObjectiveView } from '../../../../src/contract/views';

/** One objective with what it is connected to among the objectives shown. */
export interface MapNode {
  readonly key: string;
  readonly objective: ObjectiveView;
  /** What it counts towards; null at the top, also where that is not among the objectives shown. */
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly alignedTo: readonly string[];
  readonly alignedFrom: readonly string[];
  /** 1 at the top. */
  readonly level: number;
}

/** Objectives as a graph: a forest of parents, with alignments across it. */
export interface MapGraph {
  /** In reading order: every objective before what counts towards it. */
  readonly nodes: readonly MapNode[];
  readonly byKey: ReadonlyMap<string, MapNode>;
  readonly roots: readonly string[];
}

function addTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Connects objectives as far as they are here: nothing stands for one that is not, and a loop of parents is cut once. */
export function mapGraph(objectives: readonly ObjectiveView[]): MapGraph {
  const inOrder = [...objectives].sort((a, b) => a.order - b.order);
  const known = new Map(inOrder.map((one) => [one.key, one]));
  const children = new Map<string, string[]>();
  const alignedTo = new Map<string, readonly string[]>();
  const alignedFrom = new Map<string, string[]>();
  const roots: string[] = [];
  for (const { key, parent, alignedTo: aims } of inOrder) {
    if (parent === null || !known.has(parent)) roots.push(key);
    else addTo(children, parent, key);
    const shown = [...new Set(aims)].filter((aim) => aim !== key && known.has(aim));
    alignedTo.set(key, shown);
    for (const aim of shown) addTo(alignedFrom, aim, key);
  }

  const nodes: MapNode[] = [];
  const byKey = new Map<string, MapNode>();
  const walk = (root: string): void => {
    // A stack instead of recursion: a chain may be as long as the strategy.
    const open: { key: string; parent: string | null; level: number }[] = [{ key: root, parent: null, level: 1 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const objective = known.get(next.key);
      if (objective === undefined || byKey.has(next.key)) continue;
      const { key, level } = next;
      const under = (children.get(key) ?? []).filter((child) => child !== key && !byKey.has(child));
      const node: MapNode = {
        ...next,
        objective,
        children: under,
        alignedTo: alignedTo.get(key) ?? [],
        alignedFrom: alignedFrom.get(key) ?? [],
      };
      nodes.push(node);
      byKey.set(key, node);
      for (const child of [...under].reverse()) open.push({ key: child, parent: key, level: level + 1 });
    }
  };
  roots.forEach(walk);
  for (const { key } of inOrder) {
    if (byKey.has(key)) continue;
    // Only a loop of parents is not reached from the top.
    roots.push(key);
    walk(key);
  }
  return { nodes, byKey, roots };
}

/** An objective with everything above and below it. */
export function lineOfSight({ byKey }: MapGraph, key: string): ReadonlySet<string> {
  const line = new Set<string>();
  for (let at = byKey.get(key); at !== undefined; at = at.parent === null ? undefined : byKey.get(at.parent)) {
    line.add(at.key);
  }
  const open = [...(byKey.get(key)?.children ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    line.add(next);
    open.push(...(byKey.get(next)?.children ?? []));
  }
  return line;
}
