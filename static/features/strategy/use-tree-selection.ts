import { useCallback, useMemo, useState } from 'react';
import type { TreeRow } from './tree-rows';

/** Rows chosen for doing something with all of them. */
export interface TreeSelection {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
  /** Everything from the last one chosen alone to this one; `from` where nothing was chosen before. */
  extendTo(id: string, from: string): void;
  all(): void;
  clear(): void;
}

interface Chosen {
  readonly ids: ReadonlySet<string>;
  /** What was chosen before the range that is being drawn, and where the range starts. */
  readonly base: ReadonlySet<string>;
  readonly anchor: string | null;
}

const NOTHING: Chosen = { ids: new Set(), base: new Set(), anchor: null };

/** What is chosen in the tree. */
export function useTreeSelection(rows: readonly TreeRow[]): TreeSelection {
  const [chosen, setChosen] = useState<Chosen>(NOTHING);
  const toggle = useCallback((id: string): void => {
    setChosen(({ ids }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return { ids: next, base: next, anchor: id };
    });
  }, []);
  const extendTo = useCallback(
    (id: string, from: string): void =>
      setChosen(({ base, anchor }) => {
        const start = anchor ?? from;
        const [a, b] = [rows.findIndex((row) => row.id === start), rows.findIndex((row) => row.id === id)];
        const range = rows.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1);
        return { ids: new Set([...base, ...range.map((row) => row.id)]), base, anchor: start };
      }),
    [rows],
  );
  const all = useCallback((): void => {
    // What only leads to a match, or stands under one, was not looked for.
    const ids = new Set(rows.flatMap(({ id, isMatch }) => (isMatch ? [id] : [])));
    setChosen({ ids, base: ids, anchor: null });
  }, [rows]);
  const clear = useCallback((): void => setChosen(NOTHING), []);
  return useMemo(() => ({ ids: chosen.ids, toggle, extendTo, all, clear }), [chosen.ids, toggle, extendTo, all, clear]);
}
