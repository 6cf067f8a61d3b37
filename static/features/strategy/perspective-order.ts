/** Something that a site may sort under a name of its own. */
interface Sorted {
  readonly perspective: string | null;
}

/** What stands together under one name; null for what has none. */
export interface PerspectiveGroup<T> {
  readonly name: string | null;
  readonly items: readonly T[];
}

/** The site's names in its order, then names it no longer has, and what has none last. */
export function byPerspectives(names: readonly string[]): (a: Sorted, b: Sorted) => number {
  const placeOf = ({ perspective }: Sorted): number => {
    if (perspective === null) return names.length + 1;
    const place = names.indexOf(perspective);
    return place < 0 ? names.length : place;
  };
  return (a, b) => placeOf(a) - placeOf(b) || (a.perspective ?? '').localeCompare(b.perspective ?? '');
}

/** The items apart by name; within one they stay in their order. */
export function perspectiveGroups<T>(
  items: readonly T[],
  sortedOf: (item: T) => Sorted,
  names: readonly string[],
): readonly PerspectiveGroup<T>[] {
  const compare = byPerspectives(names);
  const groups = new Map<string | null, T[]>();
  for (const item of [...items].sort((a, b) => compare(sortedOf(a), sortedOf(b)))) {
    const { perspective } = sortedOf(item);
    groups.set(perspective, [...(groups.get(perspective) ?? []), item]);
  }
  return [...groups].map(([name, grouped]) => ({ name, items: grouped }));
}
