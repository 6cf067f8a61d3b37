import type { IssueId, TargetKey } from '../../domain/ids';
import { roleOf } from '../../domain/link-role';
import { isFedByWork } from '../../domain/measure';
import type { KinReason } from '../../ports/viewer';
import type { Deps } from '../deps';

/** Linked issues whose kin is looked for, the latest first; each costs a few searches. */
const SEEDS = 3;
/** Suggestions that a drawer has room for. */
const SHOWN = 5;
/** Candidates whose names are asked for: some may be done or out of sight. */
const LOOKED_UP = 20;
const RANK: Readonly<Record<KinReason, number>> = { siblings: 0, component: 1, version: 2, label: 3 };

interface Likeness {
  readonly id: IssueId;
  readonly reason: KinReason;
  readonly shared: string;
  /** How many of the linked issues it is like. */
  readonly count: number;
}

/**
 * Open work like what a target is linked to, which does not serve it yet: epics beside a linked epic, then work of the same
 * component, version or label. Only what the person may see is a reason or a suggestion. Undefined for no such target.
 */
export async function suggestWork(deps: Deps, key: TargetKey) {
  const target = (await deps.strategy.targets([key])).get(key)?.value.target;
  if (target === undefined) return undefined;
  if (target.frozen !== null || !isFedByWork(target.measure)) return { suggestions: [] };
  const above = (await deps.strategy.objectives([target.objective])).get(target.objective);
  if (above?.value.status === 'closed') return { suggestions: [] };
  const linked = target.links.flatMap((link) => (link.kind === 'issue' ? [link] : []));
  const seeds = linked.filter((link) => !link.gone && roleOf(link) === 'counts').slice(-SEEDS);
  const found = new Map<IssueId, Likeness>();
  for (const seed of seeds) {
    for (const { reason, shared, issues } of (await deps.viewer.kinOf(seed.issueId)) ?? []) {
      for (const id of issues) {
        const known = found.get(id);
        const count = (known?.count ?? 0) + 1;
        const isCloser = known === undefined || RANK[reason] < RANK[known.reason];
        found.set(id, isCloser ? { id, reason, shared, count } : { ...known, count });
      }
    }
  }
  const nodes = await deps.rolls.nodes([...found.keys()]);
  const isLinked = (id: IssueId): boolean => linked.some(({ issueId }) => issueId === id);
  const candidates = [...found.values()]
    .filter(({ id }) => !isLinked(id) && nodes.get(id)?.standings.has(key) !== true)
    .sort((a, b) => RANK[a.reason] - RANK[b.reason] || b.count - a.count || Number(a.id) - Number(b.id))
    .slice(0, LOOKED_UP);
  const visible = new Map((await deps.viewer.issues(candidates.map(({ id }) => id))).map((issue) => [issue.id, issue]));
  const suggestions = candidates.flatMap(({ id, reason, shared }) => {
    const issue = visible.get(id);
    if (issue === undefined || issue.category === 'done') return [];
    return [{ issueId: id, key: issue.key, summary: issue.summary, reason, shared }];
  });
  return { suggestions: suggestions.slice(0, SHOWN) };
}
