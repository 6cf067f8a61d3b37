import type { Editor } from '../../domain/access';
import type { IssueId, TargetKey } from '../../domain/ids';
import { MAX_LINKS_PER_TARGET, type Link } from '../../domain/link';
import { bearingIn, withBearing, withLink, withoutLink, type WantedBearing } from '../../domain/links-changed';
import { isFedByWork } from '../../domain/measure';
import { err, ok, type Result } from '../../domain/result';
import type { Target } from '../../domain/target';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { VisibleIssue } from '../../ports/viewer';
import type { Deps } from '../deps';
import { changeTarget, mayEditLinks, type LinkChange, type LinkError } from './change-target';

/** Targets of one issue that the panel shows before the worker has seen them. */
const MAX_RECENT = 20;

const issueLink = (target: Target, issueId: IssueId): Link | undefined =>
  target.links.find((link) => link.kind === 'issue' && link.issueId === issueId);

/** A link that a target has now, and whether it was added just now. */
export interface Linked {
  readonly linkNo: number;
  readonly added: boolean;
}

/** Whoever may edit an issue says that it serves a target; what else it does there is for those who edit the target. */
const isPlain = ({ role, weight }: WantedBearing): boolean => role === 'aligned' || (role === 'counts' && weight === 1);

/** A target linked to an issue as it is wanted. A link that it has already is changed as a link, not by adding it. */
function linked(
  target: Target,
  issue: Pick<VisibleIssue, 'id' | 'key'>,
  bearing: WantedBearing,
): Result<LinkChange, LinkError> {
  if (!isFedByWork(target.measure)) return err('not-fed-by-work');
  const known = issueLink(target, issue.id);
  if (known !== undefined) {
    const isSo = withBearing(target, known, bearing) === undefined;
    return isSo ? ok({ kind: 'none', linkNo: known.no }) : err('same-link');
  }
  if (target.links.length >= MAX_LINKS_PER_TARGET) return err('too-many-links');
  const added = { kind: 'issue', issueId: issue.id, key: issue.key, gone: false } as const;
  return ok({ kind: 'save', target: withLink(target, added, bearing), linkNo: target.nextLink });
}

/** Attaches an issue that the person sees to a target. Doing it again changes nothing. */
export async function linkVisible(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  issue: Pick<VisibleIssue, 'id' | 'key'>,
  bearing: WantedBearing,
): Promise<Result<Linked, LinkError>> {
  const { linked: before } = await deps.rolls.standing(issue.id);
  const recent = [key, ...before.filter((one) => one !== key)].slice(0, MAX_RECENT);
  const shown: StrategyWrite = { kind: 'linked', issueId: issue.id, targets: recent };
  const saved = await changeTarget(deps, editor.accountId, key, [shown], async (target) =>
    isPlain(bearing) || (await mayEditLinks(deps, editor, target)) ? linked(target, issue, bearing) : err('forbidden'),
  );
  return saved.ok ? ok({ linkNo: saved.value.linkNo, added: saved.value.isChanged }) : saved;
}

/** The same for an issue by its id. */
export async function linkIssue(
  deps: Deps,
  editor: Editor,
  input: WantedBearing & { readonly target: TargetKey; readonly issueId: IssueId },
): Promise<Result<Linked, LinkError>> {
  const issue = (await deps.viewer.issues([input.issueId]))[0];
  return issue === undefined ? err('unknown-issue') : linkVisible(deps, editor, input.target, issue, input);
}

/**
 * Detaches an issue from a target; says how it was linked, so that it can be put back as it was, and is for those who could
 * put it back.
 */
export async function unlinkIssue(
  deps: Deps,
  editor: Editor,
  input: { readonly target: TargetKey; readonly issueId: IssueId },
): Promise<Result<{ readonly removed: boolean } & Partial<WantedBearing>, LinkError>> {
  let was: WantedBearing | undefined;
  const changed = await changeTarget(deps, editor.accountId, input.target, [], async (target) => {
    const known = issueLink(target, input.issueId);
    was = known === undefined ? undefined : bearingIn(known);
    if (known === undefined) return ok({ kind: 'none', linkNo: 0 });
    if (!isPlain(bearingIn(known)) && !(await mayEditLinks(deps, editor, target))) return err('forbidden');
    return ok({ kind: 'save', target: withoutLink(target, known), linkNo: known.no });
  });
  return changed.ok ? ok({ removed: changed.value.isChanged, ...was }) : changed;
}
