import { useCallback, useMemo, useState } from 'react';
import type { TreeChoice } from '../../../src/contract/tree-choice';
import type { ObjectiveView } from '../../../src/contract/views';
import { isFiltering, keepChoice, keptChoice, PLAIN_CHOICE } from './tree-choice';
import type { TreeView } from './tree-rows';

/** What the tree shows, and the ways to change it. */
export interface TreeViewing {
  readonly view: TreeView;
  /** False until something was chosen in this tab. */
  readonly isChosen: boolean;
  choose(choice: TreeChoice): void;
  toggle(key: string): void;
  /** Unfolds these and leaves the others. */
  unfold(keys: readonly string[]): void;
  /** Unfolds exactly these. */
  unfoldOnly(keys: readonly string[]): void;
}

/** What may open by itself: what is over stays folded until somebody looks for it. */
const openable = (objectives: readonly ObjectiveView[]): readonly ObjectiveView[] =>
  objectives.filter(({ status }) => status !== 'closed');

const priorities = (objectives: readonly ObjectiveView[]): ReadonlySet<string> =>
  new Set(
    openable(objectives)
      .filter((objective) => objective.parent === null)
      .map((objective) => objective.key),
  );

/** The tree opens on what was chosen last in this tab, its priorities unfolded. */
export function useTreeView(objectives: readonly ObjectiveView[]): TreeViewing {
  const [choice, setChoice] = useState<TreeChoice | null>(() => keptChoice());
  const [expanded, setExpanded] = useState(() => priorities(objectives));
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const isFound = choice !== null && isFiltering(choice);
  const choose = useCallback((next: TreeChoice): void => {
    setChoice(next);
    setTurned(new Set());
    keepChoice(next);
  }, []);
  const toggle = useCallback(
    (key: string): void =>
      (isFound ? setTurned : setExpanded)((current) => {
        const next = new Set(current);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [isFound],
  );
  const unfold = useCallback(
    (keys: readonly string[]): void =>
      setExpanded((current) => (keys.every((key) => current.has(key)) ? current : new Set([...current, ...keys]))),
    [],
  );
  const unfoldOnly = useCallback((keys: readonly string[]): void => setExpanded(new Set(keys)), []);
  const view = useMemo<TreeView>(() => ({ ...(choice ?? PLAIN_CHOICE), expanded, turned }), [choice, expanded, turned]);
  return { view, isChosen: choice !== null, choose, toggle, unfold, unfoldOnly };
}
