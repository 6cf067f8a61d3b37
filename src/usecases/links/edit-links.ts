import type { Editor } from '../../domain/access';
import type { TargetKey } from '../../domain/ids';
import { bearingIn, withBearing, withLink, withoutLink, type WantedBearing } from '../../domain/links-changed';
import type { Link } from '../../domain/link';
import { isFedByWork } from '../../domain/measure';
import { err, ok, type Result } from '../../domain/result';
import type { Target } from '../../domain/target';
import type { Deps } from '../deps';
import { changeTarget, mayEditLinks, type LinkError } from './change-target';
import { linkVisible, type Linked } from './link-issue';
import { problemWith } from './try-scope';

export type AddError = LinkError | { readonly problem: string };

/** The work that somebody wants a target to be linked to. */
export type NamedWork =
  { readonly kind: 'issue'; readonly key: string } | { readonly kind: 'jql'; readonly jql: string };

/**
 * Links an issue by its key, for those who may edit either side: the issue, or the target. A link is part of the target's
 * definition and writes nothing to the issue, so whoever may take it away may also put it back, if they see the issue.
 */
async function addIssue(deps: Deps, editor: Editor, target: TargetKey, key: string, bearing: WantedBearing) {
  const issue = (await deps.viewer.issuesByKey([key]))[0];
  if (issue === undefined) return err('unknown-issue' as const);
  const stored = (await deps.strategy.targets([target])).get(target)?.value.target;
  const mayLink =
    editor.mayManage ||
    (await deps.viewer.rights(issue.id))?.mayEditIssue === true ||
    (stored !== undefined && (await mayEditLinks(deps, editor, stored)));
  return mayLink ? linkVisible(deps, editor, target, issue, bearing) : err('forbidden' as const);
}

const sameScope = ({ links }: Target, jql: string, below: boolean, but?: Link): Link | undefined =>
  links.find((link) => link !== but && link.kind === 'jql' && link.jql === jql && link.below === below);

/** Links a JQL scope. It is read with the app's eyes from then on, so it is for those who manage strategy. */
async function addScope(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  jql: string,
  bearing: WantedBearing,
): Promise<Result<Linked, AddError>> {
  if (!editor.mayManage) return err('forbidden');
  const problem = await problemWith(deps, jql);
  if (problem !== undefined) return err({ problem });
  const saved = await changeTarget(deps, editor.accountId, key, [], (target) => {
    if (!isFedByWork(target.measure)) return err('not-fed-by-work');
    if (sameScope(target, jql, bearing.below) !== undefined) return err('same-link');
    const added = { kind: 'jql', jql, broken: null } as const;
    return ok({ kind: 'save', target: withLink(target, added, bearing), linkNo: target.nextLink });
  });
  return saved.ok ? ok({ linkNo: saved.value.linkNo, added: saved.value.isChanged }) : saved;
}

/** Adds a link to a target. */
export const addLink = async (
  deps: Deps,
  editor: Editor,
  target: TargetKey,
  work: NamedWork,
  bearing: WantedBearing,
): Promise<Result<Linked, AddError>> =>
  work.kind === 'issue'
    ? addIssue(deps, editor, target, work.key, bearing)
    : addScope(deps, editor, target, work.jql.trim(), bearing);

/** A link of a target as those who may edit the target change it. Nothing new is reached by it. */
async function changeLinkOf(
  deps: Deps,
  editor: Editor,
  at: { readonly target: TargetKey; readonly no: number },
  change: (target: Target, link: Link) => Result<Target | undefined, LinkError>,
): Promise<Result<{ readonly changed: boolean; readonly was?: WantedBearing }, LinkError>> {
  let was: WantedBearing | undefined;
  const saved = await changeTarget(deps, editor.accountId, at.target, [], async (target) => {
    if (!(await mayEditLinks(deps, editor, target))) return err('forbidden');
    const link = target.links.find(({ no }) => no === at.no);
    if (link === undefined) return err('unknown-link');
    was = bearingIn(link);
    const next = change(target, link);
    if (!next.ok) return next;
    return ok(
      next.value === undefined ? { kind: 'none', linkNo: at.no } : { kind: 'save', target: next.value, linkNo: at.no },
    );
  });
  return saved.ok ? ok({ changed: saved.value.isChanged, ...(was === undefined ? {} : { was }) }) : saved;
}

/** Gives a link another role or weight, or lets it take in what is below or no longer. */
export const changeLink = async (
  deps: Deps,
  editor: Editor,
  at: { readonly target: TargetKey; readonly no: number },
  bearing: WantedBearing,
) =>
  changeLinkOf(deps, editor, at, (target, link) =>
    link.kind === 'jql' && sameScope(target, link.jql, bearing.below, link) !== undefined
      ? err('same-link')
      : ok(withBearing(target, link, bearing)),
  );

/** Takes a link away; says how it was, so that it can be put back. A scope is for those who could put it back. */
export const removeLink = async (deps: Deps, editor: Editor, at: { readonly target: TargetKey; readonly no: number }) =>
  changeLinkOf(deps, editor, at, (target, link) =>
    link.kind === 'jql' && !editor.mayManage ? err('not-for-scopes') : ok(withoutLink(target, link)),
  );
