import type { ObjectiveView, TargetView } from '../../../src/contract/views';
import type { Status } from '../../../src/domain/status';

/** One row of the tree as it is shown now. */
export type TreeRow = TreeRowPlace &
  (
    | {
        readonly kind: 'objective';
        readonly objective: ObjectiveView;
        readonly expanded: boolean;
        readonly hasChildren: boolean;
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

/** What the reader chose to see. */
export interface TreeView {
  readonly text: string;
  /** Only targets with this status, and what leads to them. */
  readonly status: Status | null;
  /** Only what this person owns, and what leads to it. */
  readonly owner: string | null;
  readonly exceptionsFirst: boolean;
  readonly expanded: ReadonlySet<string>;
}

export const objectiveRowId = (key: string): string => `o:${key}`;
export const targetRowId = (key: string): string => `t:${key}`;

// What needs attention first; what is fine last.
const SEVERITY: Readonly<Record<Status, number>> = {
  'off-track': 0,
  'at-risk': 1,
  unmeasured: 2,
  'on-track': 3,
  achieved: 4,
};

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

function bySeverity(
  a: { status: Status; variance: number | null },
  b: { status: Status; variance: number | null },
): number {
  return SEVERITY[a.status] - SEVERITY[b.status] || (a.variance ?? 0) - (b.variance ?? 0);
}

const progressGap = (target: TargetView): number | null =>
  target.result.progress === null ? null : target.result.progress - target.result.expectedProgress;

/** The rows to show, in order: an objective, its targets, then what counts towards it. A filter opens what leads to a match. */
export function treeRows(
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
  view: TreeView,
): readonly TreeRow[] {
  const branches = branchesOf(objectives, targets);
  const text = view.text.trim().toLocaleLowerCase();
  const filtering = text !== '' || view.status !== null || view.owner !== null;
  const isOwned = (item: { readonly owner: string | null }): boolean =>
    view.owner === null || item.owner === view.owner;
  const rows: TreeRow[] = [];

  const shownTargets = (objective: ObjectiveView, nameMatched: boolean): readonly TargetView[] => {
    const own = (branches.targetsOf.get(objective.key) ?? []).filter(
      (target) =>
        (nameMatched || matchesText(target, text)) &&
        (view.status === null || target.result.status === view.status) &&
        isOwned(target),
    );
    if (!view.exceptionsFirst) return own;
    return [...own].sort((a, b) =>
      bySeverity(
        { status: a.result.status, variance: progressGap(a) },
        { status: b.result.status, variance: progressGap(b) },
      ),
    );
  };
  const ordered = (list: readonly ObjectiveView[]): readonly ObjectiveView[] =>
    view.exceptionsFirst ? [...list].sort((a, b) => bySeverity(a.roll, b.roll)) : list;

  // A match by name shows everything under it; otherwise only what leads to a match.
  const isShown = (objective: ObjectiveView, under: boolean, seen: ReadonlySet<string>): boolean => {
    if (!filtering) return true;
    if (seen.has(objective.key)) return false;
    const named = under || (text !== '' && matchesText(objective, text));
    const fits = view.owner === null ? named : isOwned(objective) && (text === '' || named);
    if (fits && view.status === null) return true;
    if (shownTargets(objective, named).length > 0) return true;
    const deeper = new Set(seen).add(objective.key);
    return (branches.objectivesUnder.get(objective.key) ?? []).some((child) => isShown(child, named, deeper));
  };

  const walk = (
    list: readonly ObjectiveView[],
    parentId: string | null,
    level: number,
    under: boolean,
    seen: ReadonlySet<string>,
    before: number,
    extra: number,
  ): void => {
    list.forEach((objective, index) => {
      const named = under || (text !== '' && matchesText(objective, text));
      const deeper = new Set(seen).add(objective.key);
      const children = ordered(branches.objectivesUnder.get(objective.key) ?? []).filter(
        (child) => !deeper.has(child.key) && isShown(child, named, deeper),
      );
      const own = shownTargets(objective, named);
      const id = objectiveRowId(objective.key);
      const expanded = filtering || view.expanded.has(objective.key);
      const hasChildren = children.length + own.length > 0;
      rows.push({
        kind: 'objective',
        id,
        parentId,
        level,
        position: before + index + 1,
        siblings: list.length + extra,
        objective,
        expanded: expanded && hasChildren,
        hasChildren,
      });
      if (!expanded) return;
      const together = own.length + children.length;
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
      walk(children, id, level + 1, named, deeper, own.length, own.length);
    });
  };
  const none = new Set<string>();
  walk(
    ordered(branches.roots).filter((root) => isShown(root, false, none)),
    null,
    1,
    false,
    none,
    0,
    0,
  );
  return rows;
}

/** How many targets have each status. */
export function statusCounts(targets: readonly TargetView[]): Readonly<Record<Status, number>> {
  const counts: Record<Status, number> = { 'off-track': 0, 'at-risk': 0, unmeasured: 0, 'on-track': 0, achieved: 0 };
  for (const target of targets) counts[target.result.status] += 1;
  return counts;
}
