import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import { bySiblingOrder } from '../tree-order';

/** What is to be carried, by key. A target goes along only with its objective. */
export interface CarryChoice {
  readonly objectives: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

/** One line of the tree of what there is to carry. */
export interface CarryNode {
  readonly kind: 'objective' | 'target';
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  /** 1 at the top. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly hasChildren: boolean;
}

/** The tree in reading order: an objective, its targets, then what counts towards it. */
export function carryNodes(objectives: readonly ObjectiveView[], targets: readonly TargetView[]): readonly CarryNode[] {
  const known = new Set(objectives.map(({ key }) => key));
  const under = new Map<string | null, ObjectiveView[]>();
  for (const one of objectives) {
    const parent = one.parent !== null && known.has(one.parent) ? one.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), one]);
  }
  const measured = new Map<string, TargetView[]>();
  for (const one of targets) {
    const own = measured.get(one.objective);
    if (own === undefined) measured.set(one.objective, [one]);
    else own.push(one);
  }
  const nodes: CarryNode[] = [];
  const walk = (parent: string | null, level: number, before: number): void => {
    const list = (under.get(parent) ?? []).toSorted(bySiblingOrder);
    list.forEach(({ key, name }, index) => {
      const own = (measured.get(key) ?? []).toSorted(bySiblingOrder);
      const children = under.get(key)?.length ?? 0;
      const siblings = before + list.length;
      const hasChildren = own.length + children > 0;
      nodes.push({ kind: 'objective', key, name, parent, level, position: before + index + 1, siblings, hasChildren });
      own.forEach((one, at) => {
        nodes.push({
          kind: 'target',
          key: one.key,
          name: one.name,
          parent: key,
          level: level + 1,
          position: at + 1,
          siblings: own.length + children,
          hasChildren: false,
        });
      });
      walk(key, level + 1, own.length);
    });
  };
  walk(null, 1, 0);
  return nodes;
}

/** Everything that is not closed. */
export function openChoice(objectives: readonly ObjectiveView[], targets: readonly TargetView[]): CarryChoice {
  const open = new Set(objectives.filter(({ status }) => status !== 'closed').map(({ key }) => key));
  return {
    objectives: open,
    targets: new Set(targets.filter(({ objective }) => open.has(objective)).map(({ key }) => key)),
  };
}

export const wholeChoice = (nodes: readonly CarryNode[]): CarryChoice => {
  const of = (kind: CarryNode['kind']) => new Set(nodes.filter((node) => node.kind === kind).map(({ key }) => key));
  return { objectives: of('objective'), targets: of('target') };
};
export const NO_CHOICE: CarryChoice = { objectives: new Set(), targets: new Set() };

export const isChosen = (choice: CarryChoice, { kind, key }: CarryNode): boolean =>
  (kind === 'objective' ? choice.objectives : choice.targets).has(key);

/** An objective takes all that is under it along, or leaves it; a target that is chosen takes its objective along. */
export function toggled(choice: CarryChoice, nodes: readonly CarryNode[], node: CarryNode): CarryChoice {
  const objectives = new Set(choice.objectives);
  const targets = new Set(choice.targets);
  const isOn = !isChosen(choice, node);
  if (node.kind === 'target') {
    if (isOn) {
      targets.add(node.key);
      objectives.add(node.parent ?? '');
    } else targets.delete(node.key);
    return { objectives, targets };
  }
  const below = new Set<string | null>([node.key]);
  const set = (kind: CarryNode['kind'], key: string): void => {
    const keys = kind === 'objective' ? objectives : targets;
    if (isOn) keys.add(key);
    else keys.delete(key);
  };
  set('objective', node.key);
  for (const one of nodes) {
    if (one.key === node.key || !below.has(one.parent)) continue;
    if (one.kind === 'objective') below.add(one.key);
    set(one.kind, one.key);
  }
  return { objectives, targets };
}

/** The lines that are seen while these objectives are unfolded. */
export function seenNodes(nodes: readonly CarryNode[], unfolded: ReadonlySet<string>): readonly CarryNode[] {
  const seen = new Set<string | null>([null]);
  return nodes.filter((node) => {
    if (!seen.has(node.parent)) return false;
    if (node.kind === 'objective' && unfolded.has(node.key)) seen.add(node.key);
    return true;
  });
}
