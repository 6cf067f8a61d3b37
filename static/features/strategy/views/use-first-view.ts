import { useEffect, useRef } from 'react';
import type { TreeViewing } from '../use-tree-view';
import type { Views } from './use-views';

/** Opens the tree with the view its reader chose for that, unless they have chosen something else in this tab. */
export function useFirstView({ first, isLoaded }: Views, { isChosen, choose }: TreeViewing): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || !isLoaded) return;
    isDone.current = true;
    if (first !== null && !isChosen) choose(first.choice);
  }, [first, isLoaded, isChosen, choose]);
}
