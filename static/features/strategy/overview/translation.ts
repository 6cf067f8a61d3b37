import type { ObjectiveView, TargetView } from '../../../../src/contract/views';

/** How far the objectives of a cycle have become targets that somebody owns and something measures. */
export interface Translation {
  readonly done: number;
  readonly of: number;
  /** Active objectives that no such target measures, neither their own nor one below them. */
  readonly waiting: readonly ObjectiveView[];
}

const isOwnedAndMeasurable = ({ owner, result }: TargetView): boolean =>
  owner !== null && result.reason !== 'flat-target';

/** Counts the active objectives with an owned target that has a way to go, at them or below them. */
export function translationOf(objectives: readonly ObjectiveView[], targets: readonly TargetView[]): Translation {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const translated = new Set<string>();
  for (const target of targets.filter(isOwnedAndMeasurable)) {
    let at = byKey.get(target.objective);
    while (at !== undefined && !translated.has(at.key)) {
      translated.add(at.key);
      at = at.parent === null ? undefined : byKey.get(at.parent);
    }
  }
  const active = objectives.filter(({ status }) => status === 'active');
  const waiting = active.filter(({ key }) => !translated.has(key));
  return { done: active.length - waiting.length, of: active.length, waiting };
}
