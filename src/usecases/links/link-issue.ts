import type { AccountId, IssueId, TargetKey } from '../../domain/ids';
import { MAX_LINKS_PER_TARGET, type Link } from '../../domain/link';
import { bearingIn, withBearing, withLink, withoutLink, type WantedBearing } from '../../domain/links-changed';
import { isFedByWork } from '../../domain/measure';
import { err, ok, type Result } from '../../domain/result';
import type { Target } from '../../domain/target';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { VisibleIssue } from '../../ports/viewer';
import type { Deps } from '../deps';
import { changeTarget, type LinkChange, type LinkError } from './change-target';

/** Targets of one issue that the panel shows before the worker has seen them. */
const MAX_RECENT = 20;

const issueLink = (target: Target, issueId: IssueId): Link | undefined =>
  target.links.find((link) => link.kind === 'issue' && link.issueId === issueId);

/** A target linked to an issue as it is wanted, whether it was linked to it before or not. */
function linked(
  target: Target,
  issue: Pick<VisibleIssue, 'id' | 'key'>,
  bearing: WantedBearing,
): Result<LinkChange, LinkError> {
  if (!isFedByWork(target.measure)) return err('not-fed-by-work');
  const known = issueLink(target, issue.id);
  if (known !== undefined) {
    const changed = withBearing(target, known, bearing);
    return ok(
      changed === undefined ? { kind: 'none', linkNo: known.no } : { kind: 'save', target: changed, linkNo: known.no },
    );
  }
  if (target.links.length >= MAX_LINKS_PER_TARGET) return err('too-many-links');
  const added = { kind: 'issue', issueId: issue.id, key: issue.key, gone: false } as const;
  return ok({ kind: 'save', target: withLink(target, added, bearing), linkNo: target.nextLink });
}

/** Attaches an issue that the person sees to a target. Doing it again changes nothing; what the later call says wins. */
export async function linkVisible(
  deps: Deps,
  actor: AccountId,
  key: TargetKey,
  issue: Pick<VisibleIssue, 'id' | 'key'>,
  bearing: WantedBearing,
): Promise<Result<{ readonly linkNo: number }, LinkError>> {
  const { linked: before } = await deps.rolls.standing(issue.id);
  const recent = [key, ...before.filter((one) => one !== key)].slice(0, MAX_RECENT);
  const shown: StrategyWrite = { kind: 'linked', issueId: issue.id, targets: recent };
  return changeTarget(deps, actor, key, [shown], (target) => linked(target, issue, bearing));
}

/** The same for an issue by its id. */
export async function linkIssue(
  deps: Deps,
  actor: AccountId,
  input: WantedBearing & { readonly target: TargetKey; readonly issueId: IssueId },
): Promise<Result<{ readonly linkNo: number }, LinkError>> {
  const issue = (await deps.viewer.issues([input.issueId]))[0];
  return issue === undefined ? err('unknown-issue') : linkVisible(deps, actor, input.target, issue, input);
}

/** Detaches an issue from a target; says how it was linked, so that it can be put back as it was. */
export async function unlinkIssue(
  deps: Deps,
  actor: AccountId,
  input: { readonly target: TargetKey; readonly issueId: IssueId },
): Promise<Result<{ readonly removed: boolean } & Partial<WantedBearing>, LinkError>> {
  let was: WantedBearing | undefined;
  const changed = await changeTarget(deps, actor, input.target, [], (target) => {
    const known = issueLink(target, input.issueId);
    was = known === undefined ? undefined : bearingIn(known);
    if (known === undefined) return ok({ kind: 'none', linkNo: 0 });
    return ok({ kind: 'save', target: withoutLink(target, known), linkNo: known.no });
  });
  return changed.ok ? ok({ removed: changed.value.isChanged, ...was }) : changed;
}
