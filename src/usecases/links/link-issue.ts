import { auditItem, type AuditItem } from '../../domain/audit';
import { instantOf } from '../../domain/day';
import type { AccountId, IssueId, TargetKey } from '../../domain/ids';
import { MAX_LINKS_PER_TARGET, type Link } from '../../domain/link';
import { contributionOf, roleOf } from '../../domain/link-role';
import { isFedByWork } from '../../domain/measure';
import { err, ok, type Result } from '../../domain/result';
import type { Target } from '../../domain/target';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { newBreaches } from '../health/required-rules';
import { historyWrites } from '../strategy/history-write';

export type LinkError =
  'unknown-target' | 'unknown-issue' | 'not-fed-by-work' | 'too-many-links' | 'closed' | 'rule' | 'stale';

/** Another person may change the target meanwhile; then it is read again, at most this often. */
const MAX_ROUNDS = 5;
/** Targets of one issue that the panel shows before the worker has seen them. */
const MAX_RECENT = 20;

type Change =
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
    counts: { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 },
  });
  return breaches.some(({ rule }) => rule === 'competing-targets');
}

/** Reads, decides and saves one target until nobody came in between. */
async function changeTarget(
  deps: Deps,
  actor: AccountId,
  key: TargetKey,
  besides: readonly StrategyWrite[],
  decide: (target: Target) => Result<Change, LinkError>,
): Promise<Result<{ readonly linkNo: number; readonly isChanged: boolean }, LinkError>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = (await deps.strategy.targets([key])).get(key);
    if (stored === undefined) return err('unknown-target');
    const { cycle } = stored.value.target;
    if ((await deps.strategy.cycles([cycle])).get(cycle)?.value.state === 'closed') return err('closed');
    const decision = decide(stored.value.target);
    if (!decision.ok) return decision;
    const change = decision.value;
    if (change.kind === 'none') return ok({ linkNo: change.linkNo, isChanged: false });
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

const issueLink = (target: Target, issueId: IssueId): Link | undefined =>
  target.links.find((link) => link.kind === 'issue' && link.issueId === issueId);

/** Attaches an issue to a target. Doing it again changes nothing; `below` of the later call wins. */
export async function linkIssue(
  deps: Deps,
  actor: AccountId,
  input: { readonly target: TargetKey; readonly issueId: IssueId; readonly below: boolean },
): Promise<Result<{ readonly linkNo: number }, LinkError>> {
  const issue = (await deps.viewer.issues([input.issueId]))[0];
  if (issue === undefined) return err('unknown-issue');
  const { linked } = await deps.rolls.standing(input.issueId);
  const recent = [input.target, ...linked.filter((key) => key !== input.target)].slice(0, MAX_RECENT);
  const shown: StrategyWrite = { kind: 'linked', issueId: input.issueId, targets: recent };
  return changeTarget(deps, actor, input.target, [shown], (target) => {
    if (!isFedByWork(target.measure)) return err('not-fed-by-work');
    const known = issueLink(target, input.issueId);
    if (known !== undefined && known.below === input.below) return ok({ kind: 'none', linkNo: known.no });
    if (known !== undefined) {
      const links = target.links.map((link) => (link === known ? { ...link, below: input.below } : link));
      return ok({ kind: 'save', target: { ...target, links }, linkNo: known.no });
    }
    if (target.links.length >= MAX_LINKS_PER_TARGET) return err('too-many-links');
    const no = target.nextLink;
    const link: Link = { no, kind: 'issue', issueId: issue.id, key: issue.key, below: input.below, gone: false };
    return ok({ kind: 'save', target: { ...target, links: [...target.links, link], nextLink: no + 1 }, linkNo: no });
  });
}

/** Detaches an issue from a target; says whether it took in what is below, so that it can be put back as it was. */
export async function unlinkIssue(
  deps: Deps,
  actor: AccountId,
  input: { readonly target: TargetKey; readonly issueId: IssueId },
): Promise<Result<{ readonly removed: boolean; readonly below?: boolean }, LinkError>> {
  let below: boolean | undefined;
  const changed = await changeTarget(deps, actor, input.target, [], (target) => {
    const known = issueLink(target, input.issueId);
    below = known?.below;
    if (known === undefined) return ok({ kind: 'none', linkNo: 0 });
    const links = target.links.filter((link) => link !== known);
    return ok({ kind: 'save', target: { ...target, links }, linkNo: known.no });
  });
  if (!changed.ok) return changed;
  return ok({ removed: changed.value.isChanged, ...(below === undefined ? {} : { below }) });
}

/** Recomputing a target that has just been computed would only cost Jira points. */
const FRESH_MS = 30_000;

/** Asks for a target to be read anew from Jira. */
export async function refreshTarget(
  deps: Deps,
  key: TargetKey,
): Promise<Result<{ readonly queued: boolean }, LinkError>> {
  const stored = (await deps.strategy.targets([key])).get(key);
  if (stored === undefined) return err('unknown-target');
  if (stored.value.target.frozen !== null) return ok({ queued: false });
  const { asOf, staleSince } = stored.value.roll;
  if (asOf !== null && staleSince === null && deps.clock.nowMs() - Date.parse(asOf) < FRESH_MS)
    return ok({ queued: false });
  await deps.work.record([{ kind: 'target', target: key }], deps.random.id());
  await deps.wake.after(0);
  return ok({ queued: true });
}
