import type { ObjectiveView, TargetView } from '../../../src/contract/views';
import type { TreeChoice } from '../../../src/contract/tree-choice';
import { attentionOf, byAttention, objectivesByAttention } from '../../../src/rollup/attention';
import { isFiltering } from './tree-choice';
import { byPerspectives, perspectiveGroups } from './perspective-order';
import { bySiblingOrder } from './tree-order';
import type { Selection } from './selection';

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
  /** Whether it is what was looked for; where nothing is, every row is. */
  readonly isMatch: boolean;
}

/** What the tree shows: what the reader chose, and which objectives are unfolded. */
export interface TreeView extends TreeChoice {
  readonly expanded: ReadonlySet<string>;
  /** While something is looked for: which were folded or unfolded by hand, against how they opened. */
  readonly turned?: ReadonlySet<string>;
}

export const objectiveRowId = (key: string): string => `o:${key}`;
export const targetRowId = (key: string): string => `t:${key}`;

/** The row of what is selected; a cycle has none. */
export function rowIdOf(selection: Selection | null): string | null {
  if (selection === null || selection.kind === 'cycle') return null;
  return selection.kind === 'objective' ? objectiveRowId(selection.key) : targetRowId(selection.key);
}

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
  readonly isMatch: boolean;
  readonly targets: readonly { readonly target: TargetView; readonly isMatch: boolean }[];
  readonly children: readonly Branch[];
  /** How many of what stands under it were looked for. */
  readonly below: number;
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

  // With another filter beside it, a text also says where to look: the off-track targets of a priority, by its name.
  const isPlace = isFiltering({ ...view, text: '' });
  const isFound = (item: { readonly key: string; readonly name: string }, under: boolean): boolean =>
    matchesText(item, text) || (under && isPlace);

  const targetsShown = (objective: ObjectiveView, named: boolean): Branch['targets'] => {
    const own = (targetsOf.get(objective.key) ?? []).filter(
      (target) =>
        (named || matchesText(target, text)) &&
        (view.status === null || target.result.status === view.status) &&
        isLevel(objective) &&
        isSorted(objective) &&
        isOwned(target),
    );
    own.sort(view.exceptionsFirst ? (a, b) => byAttention(attentionOf(a), attentionOf(b)) : bySiblingOrder);
    return own.map((target) => ({ target, isMatch: isFound(target, named) }));
  };
  const isSorted = ({ perspective }: ObjectiveView): boolean =>
    view.perspective === null || (perspective ?? '') === view.perspective;
  const ordered = (list: readonly ObjectiveView[]): readonly ObjectiveView[] => {
    const sorted = [...list].sort(view.exceptionsFirst ? objectivesByAttention : bySiblingOrder);
    return view.byPerspective ? sorted.sort(byPerspectives(perspectives)) : sorted;
  };

  // Two objectives that count towards each other would never end.
  const above = new Set<string>();
  // What stands under a match by name is there to be unfolded; otherwise only what leads to a match.
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
      const below =
        own.filter(({ isMatch }) => isMatch).length +
        children.reduce((sum, child) => sum + child.below + (child.isMatch ? 1 : 0), 0);
      const isMatch = !filtering || (fits && isFound(objective, under));
      return isShown ? [{ objective, isMatch, targets: own, children, below }] : [];
    });
  return shown(roots, false);
}

/** For the first of each group at the top, what stands over it. */
function headingsOf(branches: readonly Branch[], perspectives: readonly string[]) {
  const groups = perspectiveGroups(branches, ({ objective }) => objective, perspectives);
  return new Map(groups.map(({ name, items }) => [items[0]?.objective.key, { name, count: items.length }]));
}

/** The rows to show, and how many of all that there is were looked for. */
export interface Rows {
  readonly rows: readonly TreeRow[];
  readonly matches: number;
}

/**
 * The rows to show, in order: an objective, its targets, then what counts towards it. A filter opens what leads to a match and
 * shows nothing else; what stands under a match with none below it stays folded until somebody unfolds it.
 */
export function treeFound(
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
  view: TreeView,
  perspectives: readonly string[] = [],
): Rows {
  const filtering = isFiltering(view);
  const rows: TreeRow[] = [];
  const shown = branchesShown(objectives, targets, view, perspectives);
  const headings = headingsOf(view.byPerspective ? shown : [], perspectives);
  const isOpen = ({ objective, below }: Branch): boolean =>
    filtering ? below > 0 !== (view.turned?.has(objective.key) ?? false) : view.expanded.has(objective.key);
  const walk = (branches: readonly Branch[], parentId: string | null, level: number, before: number): void => {
    branches.forEach((branch, index) => {
      const { objective, isMatch } = branch;
      // Where more was found below, that alone is shown.
      const isLead = filtering && branch.below > 0;
      const own = isLead ? branch.targets.filter((one) => one.isMatch) : branch.targets;
      const children = isLead ? branch.children.filter((one) => one.isMatch || one.below > 0) : branch.children;
      const id = objectiveRowId(objective.key);
      const expanded = isOpen(branch);
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
        isMatch,
        expanded: expanded && together > 0,
        hasChildren: together > 0,
        ...(heading === undefined || parentId !== null ? {} : { heading }),
      });
      if (!expanded) return;
      own.forEach((one, at) => {
        rows.push({
          kind: 'target',
          id: targetRowId(one.target.key),
          parentId: id,
          level: level + 1,
          position: at + 1,
          siblings: together,
          ...one,
        });
      });
      walk(children, id, level + 1, own.length);
    });
  };
  walk(shown, null, 1, 0);
  return { rows, matches: shown.reduce((sum, { below, isMatch }) => sum + below + (isMatch ? 1 : 0), 0) };
}

/** The targets among what the tree shows, unfolded or not. */
export function targetsFound(...of: Parameters<typeof branchesShown>): readonly TargetView[] {
  const all = (branches: readonly Branch[]): readonly TargetView[] =>
    branches.flatMap(({ targets, children }) => [...targets.map(({ target }) => target), ...all(children)]);
  return all(branchesShown(...of));
}

/** The rows alone. */
export const treeRows = (...of: Parameters<typeof treeFound>): readonly TreeRow[] => treeFound(...of).rows;
