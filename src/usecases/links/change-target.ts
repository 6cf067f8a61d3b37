import { mayEditTarget, type Editor } from '../../domain/access';
import { auditItem, type AuditItem } from '../../domain/audit';
import { instantOf } from '../../domain/day';
import type { AccountId, TargetKey } from '../../domain/ids';
import type { Link } from '../../domain/link';
import { contributionOf, roleOf } from '../../domain/link-role';
import { err, ok, type Result } from '../../domain/result';
import { linkLimitMistakes } from '../../domain/strategy-file/plan-links';
import type { Target } from '../../domain/target';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { newBreaches } from '../health/required-rules';
import { historyWrites } from '../strategy/history-write';

export type LinkError =
  | 'unknown-target'
  | 'unknown-issue'
  | 'unknown-link'
  | 'not-fed-by-work'
  | 'too-many-links'
  | 'same-link'
  | 'forbidden'
  | 'not-for-scopes'
  | 'closed'
  | 'ended'
  | 'rule'
  | 'stale';

/** Another person may change the target meanwhile; then it is read again, at most this often. */
const MAX_ROUNDS = 5;

/** What is to become of a target's links; `none` where they are so already. */
export type LinkChange =
  | { readonly kind: 'none'; readonly linkNo: number }
  | { readonly kind: 'save'; readonly target: Target; readonly linkNo: number };

/** Whether a guard rule that is required here would newly be broken. */
async function breaksRule(deps: Deps, before: Target, after: Target): Promise<boolean> {
  const breaches = await newBreaches(deps, {
    settings: undefined,
    cycles: [],
    objectives: [],
    targets: [{ before, after }],
    checkIns: [],
    reopens: [],
    counts: { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 },
  });
  return breaches.some(({ rule }) => rule === 'competing-targets');
}

/** A link in the audit log; what most links are is not said. */
function linkText(link: Link): string {
  const work = link.kind === 'issue' ? link.key : link.jql;
  const [role, weight] = [roleOf(link), contributionOf(link)];
  if (role !== 'counts') return `${work} (${role === 'aligned' ? 'aligned, does not count' : 'excluded'})`;
  return weight === 1 ? work : `${work} (counts × ${weight})`;
}
const linkWords = ({ links }: Target): { readonly links: readonly string[] } => ({ links: links.map(linkText) });
const linksItem = (before: Target, after: Target): AuditItem =>
  auditItem('link', after.key, linkWords(before), linkWords(after));

/** What a link does is part of a target's definition: it is for those who may edit that. */
export async function mayEditLinks(deps: Deps, editor: Editor, target: Target): Promise<boolean> {
  if (mayEditTarget(editor, target, undefined)) return true;
  return mayEditTarget(
    editor,
    target,
    (await deps.strategy.objectives([target.objective])).get(target.objective)?.value,
  );
}

/** Reads, decides and saves the links of one target until nobody came in between. */
export async function changeTarget(
  deps: Deps,
  actor: AccountId,
  key: TargetKey,
  besides: readonly StrategyWrite[],
  decide: (target: Target) => Result<LinkChange, LinkError> | Promise<Result<LinkChange, LinkError>>,
): Promise<Result<{ readonly linkNo: number; readonly isChanged: boolean }, LinkError>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = (await deps.strategy.targets([key])).get(key);
    if (stored === undefined) return err('unknown-target');
    const { cycle, objective } = stored.value.target;
    if ((await deps.strategy.cycles([cycle])).get(cycle)?.value.state === 'closed') return err('closed');
    // What served an objective until it ended is part of what came of it.
    const above = (await deps.strategy.objectives([objective])).get(objective);
    if (above?.value.status === 'closed') return err('ended');
    const decision = await decide(stored.value.target);
    if (!decision.ok) return decision;
    const change = decision.value;
    if (change.kind === 'none') return ok({ linkNo: change.linkNo, isChanged: false });
    const { links } = change.target;
    const isMore = links.length > stored.value.target.links.length;
    if (isMore && linkLimitMistakes(key, links, '').length > 0) return err('too-many-links');
    if (await breaksRule(deps, stored.value.target, change.target)) return err('rule');
    const staleSince = stored.value.roll.staleSince ?? instantOf(deps.clock.nowMs());
    const saved = await deps.strategy.apply([
      {
        kind: 'target',
        value: { target: change.target, roll: { ...stored.value.roll, staleSince } },
        path: stored.path,
        rev: stored.rev,
      },
      ...historyWrites(['target', stored.value.target, change.target], { nowMs: deps.clock.nowMs(), by: actor }),
      { kind: 'open-cycle', cycle },
      { kind: 'work', item: { kind: 'target', target: key }, stamp: deps.random.id() },
      ...besides,
      {
        kind: 'audit',
        entry: { at: instantOf(deps.clock.nowMs()), by: actor, items: [linksItem(stored.value.target, change.target)] },
        id: deps.random.id(),
      },
    ]);
    if (!saved.ok) continue;
    await deps.wake.after(0);
    return ok({ linkNo: change.linkNo, isChanged: true });
  }
  return err('stale');
}
