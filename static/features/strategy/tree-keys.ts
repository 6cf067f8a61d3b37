import type { TreeRow } from './tree-rows';

/** What a key asks of the tree. */
export type TreeMove =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'toggle'; readonly key: string }
  | { readonly kind: 'expand'; readonly keys: readonly string[] }
  | { readonly kind: 'open'; readonly id: string };

const PAGE_ROWS = 10;

const focus = (row: TreeRow | undefined): TreeMove | undefined =>
  row === undefined ? undefined : { kind: 'focus', id: row.id };

function startsWith(row: TreeRow, letter: string): boolean {
  const name = row.kind === 'objective' ? row.objective.name : row.target.name;
  return name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
}

/** Keys of a tree grid (WAI-ARIA Authoring Practices, "Treegrid pattern"), with rows as the only focus stops. */
export function treeMove(
  rows: readonly TreeRow[],
  currentId: string,
  key: string,
  toStart: string,
  toEnd: string,
): TreeMove | undefined {
  const index = rows.findIndex((row) => row.id === currentId);
  const row = rows[index];
  if (row === undefined) return undefined;
  if (key === toEnd) {
    if (row.kind !== 'objective' || !row.hasChildren) return undefined;
    return row.expanded ? focus(rows[index + 1]) : { kind: 'toggle', key: row.objective.key };
  }
  if (key === toStart) {
    if (row.kind === 'objective' && row.expanded) return { kind: 'toggle', key: row.objective.key };
    return focus(rows.find((other) => other.id === row.parentId));
  }
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'PageDown':
      return focus(rows[Math.min(rows.length - 1, index + PAGE_ROWS)]);
    case 'PageUp':
      return focus(rows[Math.max(0, index - PAGE_ROWS)]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows[rows.length - 1]);
    case 'Enter':
    case ' ':
      return { kind: 'open', id: row.id };
    case '*':
      return {
        kind: 'expand',
        keys: rows.flatMap((other) =>
          other.kind === 'objective' && other.parentId === row.parentId ? [other.objective.key] : [],
        ),
      };
    default:
      if (key.length !== 1) return undefined;
      return focus([...rows.slice(index + 1), ...rows.slice(0, index)].find((other) => startsWith(other, key)));
  }
}
