import type { ObjectiveView, TargetView } from '../../../src/contract/views';
import type { TreeChoice } from '../../../src/contract/tree-choice';
import { attentionOf, byAttention, objectivesByAttention } from '../../../src/rollup/attention';
import { isFiltering } from './tree-choice';
import { byPerspectives, perspectiveGroups } from './perspective-order';
import { bySiblingOrder } from './tree-order';

/** One row of the tree as it is shown now. */
export type TreeRow = TreeRowPlace &
  (
    | {
        readonly kind: 'objective';
        readonly objective: ObjectiveView;
        readonly expanded: boolean;
        readonly hasChildren: boolean;
        /** What stands over it: the name under which it and those after it are sorted, and how many they are. */
        readonly heading?: { readonly name: string | null; readonly count: number };
      }
    | { readonly kind: 'target'; readonly target: TargetView }
  );

interface TreeRowPlace {
  /** Unique in the tree. */
  readonly id: string;
  readonly parentId: string | null;
  /** 1 at the top. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
}

/** What the tree shows: what the reader chose, and which objectives are unfolded. */
export interface TreeView extends TreeChoice {
  readonly expanded: ReadonlySet<string>;
}

export const objectiveRowId = (key: string): string => `o:${key}`;
export const targetRowId = (key: string): string => `t:${key}`;

interface Branches {
  readonly roots: readonly ObjectiveView[];
  readonly objectivesUnder: ReadonlyMap<string, readonly ObjectiveView[]>;
  readonly targetsOf: ReadonlyMap<string, readonly TargetView[]>;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** An objective whose parent is not here (another cycle, or not visible) stands at the top rather than nowhere. */
function branchesOf(objectives: readonly ObjectiveView[], targets: readonly TargetView[]): Branches {
  const known = new Set(objectives.map((objective) => objective.key));
  const under = objectives.filter((objective) => objective.parent !== null && known.has(objective.parent));
  return {
    roots: objectives.filter((objective) => objective.parent === null || !known.has(objective.parent)),
    objectivesUnder: grouped(under, (objective) => objective.parent ?? ''),
    targetsOf: grouped(targets, (target) => target.objective),
  };
}

const matchesText = (item: { readonly key: string; readonly name: string }, text: string): boolean =>
  text === '' || item.name.toLocaleLowerCase().includes(text) || item.key.toLocaleLowerCase().includes(text);

/** An objective that is shown, with what is shown under it. */
interface Branch {
  readonly objective: ObjectiveView;
  readonly targets: readonly TargetView[];
  readonly children: readonly Branch[];
}

/** What passes the filters, with what leads there, as it hangs together. */
function branchesShown(
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
  view: TreeView,
  perspectives: readonly string[],
): readonly Branch[] {
  const { roots, objectivesUnder, targetsOf } = branchesOf(objectives, targets);
  const text = view.text.trim().toLocaleLowerCase();
  const filtering = isFiltering(view);
  const isOwned = ({ owner }: { readonly owner: string | null }): boolean =>
    view.owner === null || (owner ?? '') === view.owner;
  const isLevel = ({ level }: ObjectiveView): boolean => view.level === null || level === view.level;

  const targetsShown = (objective: ObjectiveView, named: boolean): readonly TargetView[] => {
    const own = (targetsOf.get(objective.key) ?? []).filter(
      (target) =>
        (named || matchesText(target, text)) &&
        (view.status === null || target.result.status === view.status) &&
        isLevel(objective) &&
        isSorted(objective) &&
        isOwned(target),
    );
    if (!view.exceptionsFirst) return own.sort(bySiblingOrder);
    return own.sort((a, b) => byAttention(attentionOf(a), attentionOf(b)));
  };
  const isSorted = ({ perspective }: ObjectiveView): boolean =>
    view.perspective === null || (perspective ?? '') === view.perspective;
  const ordered = (list: readonly ObjectiveView[]): readonly ObjectiveView[] => {
    const sorted = [...list].sort(view.exceptionsFirst ? objectivesByAttention : bySiblingOrder);
    return view.byPerspective ? sorted.sort(byPerspectives(perspectives)) : sorted;
  };

  // Two objectives that count towards each other would never end.
  const above = new Set<string>();
  // A match by name shows everything under it; otherwise only what leads to a match.
  const shown = (list: readonly ObjectiveView[], under: boolean): readonly Branch[] =>
    ordered(list).flatMap((objective) => {
      if (above.has(objective.key)) return [];
      const named = under || (text !== '' && matchesText(objective, text));
      const own = targetsShown(objective, named);
      above.add(objective.key);
      const children = shown(objectivesUnder.get(objective.key) ?? [], named);
      above.delete(objective.key);
      const fits =
        view.status === null &&
        (text === '' || named) &&
        isOwned(objective) &&
        isLevel(objective) &&
        isSorted(objective);
      const isShown = !filtering || fits || own.length + children.length > 0;
      return isShown ? [{ objective, targets: own, children }] : [];
    });
  return shown(roots, false);
}

/** For the first of each group at the top, what stands over it. */
function headingsOf(branches: readonly Branch[], perspectives: readonly string[]) {
  const groups = perspectiveGroups(branches, ({ objective }) => objective, perspectives);
  return new Map(groups.map(({ name, items }) => [items[0]?.objective.key, { name, count: items.length }]));
}

/** The rows to show, in order: an objective, its targets, then what counts towards it. A filter opens what leads to a match. */
export function treeRows(
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
  view: TreeView,
  perspectives: readonly string[] = [],
): readonly TreeRow[] {
  const filtering = isFiltering(view);
  const rows: TreeRow[] = [];
  const shown = branchesShown(objectives, targets, view, perspectives);
  const headings = headingsOf(view.byPerspective ? shown : [], perspectives);
  const walk = (branches: readonly Branch[], parentId: string | null, level: number, before: number): void => {
    branches.forEach(({ objective, targets: own, children }, index) => {
      const id = objectiveRowId(objective.key);
      const expanded = filtering || view.expanded.has(objective.key);
      const heading = headings.get(objective.key);
      const together = own.length + children.length;
      rows.push({
        kind: 'objective',
        id,
        parentId,
        level,
        position: before + index + 1,
        siblings: before + branches.length,
        objective,
        expanded: expanded && together > 0,
        hasChildren: together > 0,
        ...(heading === undefined || parentId !== null ? {} : { heading }),
      });
      if (!expanded) return;
      own.forEach((target, at) => {
        rows.push({
          kind: 'target',
          id: targetRowId(target.key),
          parentId: id,
          level: level + 1,
          position: at + 1,
          siblings: together,
          target,
        });
      });
      walk(children, id, level + 1, own.length);
    });
  };
  walk(shown, null, 1, 0);
  return rows;
}
