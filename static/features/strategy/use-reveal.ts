import { useEffect, useRef } from 'react';
import type { ObjectiveView, TargetView } from '../../../src/contract/views';
import type { Selection } from './selection';

/** The objectives above what is selected, from the nearest up; undefined while it is not there. */
function above(
  { kind, key }: Selection,
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
): readonly string[] | undefined {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const target = targets.find((one) => one.key === key);
  if (kind === 'target' ? target === undefined : !byKey.has(key)) return undefined;
  const keys: string[] = [];
  let parent = kind === 'target' ? target?.objective : byKey.get(key)?.parent;
  while (parent !== undefined && parent !== null && !keys.includes(parent)) {
    keys.push(parent);
    parent = byKey.get(parent)?.parent;
  }
  return keys;
}

/** Unfolds what leads to the selection, once, as soon as it is there: something new, or something jumped to. */
export function useReveal(
  selection: Selection | null,
  objectives: readonly ObjectiveView[],
  targets: readonly TargetView[],
  unfold: (keys: readonly string[]) => void,
): void {
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    const id = selection === null ? null : `${selection.kind} ${selection.key}`;
    if (id === revealed.current) return;
    const keys = selection === null ? [] : above(selection, objectives, targets);
    if (keys === undefined) return;
    revealed.current = id;
    if (keys.length > 0) unfold(keys);
  }, [selection, objectives, targets, unfold]);
}
