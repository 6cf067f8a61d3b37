import { finding, type Finding } from './finding';
import type { ObjectiveKey, TargetKey } from './ids';
import type { Link } from './link';
import { roleOf } from './link-role';
import { isFedByWork } from './measure';
import type { Target } from './target';

/** Two targets in which the same work was found. */
export type Overlap = readonly [TargetKey, TargetKey];

export const isBetween = ([a, b]: Overlap, one: TargetKey, other: TargetKey): boolean =>
  (a === one && b === other) || (a === other && b === one);

const workOf = (link: Link): string => (link.kind === 'issue' ? `issue ${link.issueId}` : `jql ${link.jql}`);

/** Targets fed by work that hold the same link, each set of them once. What does not count competes for nothing. */
function sharersOf(targets: readonly Target[]): readonly (readonly TargetKey[])[] {
  const holders = new Map<string, Set<TargetKey>>();
  for (const target of targets) {
    if (!isFedByWork(target.measure)) continue;
    for (const link of target.links) {
      if (roleOf(link) !== 'counts') continue;
      const held = holders.get(workOf(link)) ?? new Set();
      holders.set(workOf(link), held.add(target.key));
    }
  }
  const sharers = [...holders.values()].filter((held) => held.size > 1).map((held) => [...held]);
  return [...new Map(sharers.map((keys) => [keys.join(), keys])).values()];
}

/**
 * Targets that want the same work to move them: those that hold the very same link, and those in whose scopes the same
 * work was found. What an objective and one below it share is a cascade and no competition; `isAbove` tells.
 */
export function competingTargets(
  targets: readonly Target[],
  overlaps: readonly Overlap[],
  isAbove: (above: ObjectiveKey, below: ObjectiveKey) => boolean,
): readonly Finding[] {
  const sharers = sharersOf(targets);
  const byKey = new Map(targets.map((target) => [target.key, target]));
  const told = new Set(sharers.flatMap((keys) => keys.flatMap((a) => keys.map((b) => `${a} ${b}`))));
  // What was found earlier is over where nothing counts any more.
  const objectiveOf = (key: TargetKey): ObjectiveKey | undefined => {
    const target = byKey.get(key);
    return target?.links.some((link) => roleOf(link) === 'counts') === true ? target.objective : undefined;
  };
  const found = overlaps.filter(([a, b]) => {
    const [one, other] = [objectiveOf(a), objectiveOf(b)];
    if (one === undefined || other === undefined || told.has(`${a} ${b}`)) return false;
    return one === other || (!isAbove(one, other) && !isAbove(other, one));
  });
  return [
    ...sharers.map((keys) => finding('competing-targets', { targets: keys, found: keys.length })),
    ...found.map((keys) => finding('competing-targets', { targets: [...keys] })),
  ];
}
