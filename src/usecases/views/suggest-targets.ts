import type { IssueId, TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { KinReason } from '../../ports/viewer';
import type { Deps } from '../deps';

/** Suggestions that the panel has room for. */
const SHOWN = 3;
const RANK: Readonly<Record<KinReason, number>> = { siblings: 0, component: 1, version: 2, label: 3 };

interface Tally {
  readonly target: TargetKey;
  readonly reason: KinReason;
  readonly shared: string;
  readonly count: number;
}

/**
 * Targets that work like this issue serves, the closest kin first. What counts is what the person may see: issues they may
 * not browse are no reason, targets they may not see no suggestion. Undefined when they may not see the issue.
 */
export async function suggestTargets(deps: Deps, issueId: IssueId) {
  const kin = await deps.viewer.kinOf(issueId);
  if (kin === undefined) return undefined;
  const ids = [...new Set([issueId, ...kin.flatMap(({ issues }) => issues)])];
  const nodes = await deps.rolls.nodes(ids);
  const served = nodes.get(issueId)?.standings;
  const tallies = new Map<TargetKey, Tally>();
  for (const { reason, shared, issues } of kin) {
    const counts = new Map<TargetKey, number>();
    for (const id of issues) {
      for (const [target, { part }] of nodes.get(id)?.standings ?? [])
        if (part === 'counts') counts.set(target, (counts.get(target) ?? 0) + 1);
    }
    for (const [target, count] of counts) {
      if (served?.has(target) === true) continue;
      const known = tallies.get(target);
      const isCloser =
        known === undefined ||
        RANK[reason] < RANK[known.reason] ||
        (RANK[reason] === RANK[known.reason] && count > known.count);
      if (isCloser) tallies.set(target, { target, reason, shared, count });
    }
  }
  const records = await deps.strategy.shownTargets([...tallies.keys()]);
  const { objectives } = await deps.strategy.line([...records.values()].flatMap(({ path }) => path));
  const suggestions = [...tallies.values()].flatMap((tally) => {
    const target = records.get(tally.target)?.value.target;
    if (target === undefined || target.frozen !== null || !isFedByWork(target.measure)) return [];
    const objective = objectives.get(target.objective);
    if (objective?.status === 'closed') return [];
    const objectiveName = objective?.name ?? target.objective;
    return [{ ...tally, name: target.name, objectiveName }];
  });
  suggestions.sort((a, b) => RANK[a.reason] - RANK[b.reason] || b.count - a.count || (a.target < b.target ? -1 : 1));
  return { suggestions: suggestions.slice(0, SHOWN) };
}
