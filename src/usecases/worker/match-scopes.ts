import type { IssueId, TargetKey } from '../../domain/ids';
import { mayMatchIn, type Place } from '../../domain/scope-projects';
import type { Engine, JqlScope, Node } from '../../ports/roll-store';
import type { IssueWork } from '../../ports/work-log';
import type { IssueFacts } from '../../ports/work-source';
import type { Deps } from '../deps';
import { heedRefusals } from './heed-refusals';

/** Per target and JQL scope: the issues that it matches now. Scopes that were not asked, or could not be answered, are absent. */
export type Matched = ReadonlyMap<TargetKey, ReadonlyMap<number, ReadonlySet<IssueId>>>;

/** The places the issues are in, each once. */
function placesOf(facts: Iterable<IssueFacts>): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { project, projectNames } of facts) {
    places.set(
      JSON.stringify([project, projectNames]),
      projectNames === undefined ? { project } : { project, projectNames },
    );
  }
  return [...places.values()];
}

/**
 * The scopes that may match one of the issues, and those that one of them is in so far: whether it still is, Jira says. The
 * others can neither take work in nor let any go; nor can those that another parent is nothing to, where nothing else is told.
 */
export function scopesToAsk(
  engine: Engine,
  works: readonly IssueWork[],
  facts: ReadonlyMap<IssueId, IssueFacts>,
  nodes: ReadonlyMap<IssueId, Node>,
) {
  const areReparented = works.every(({ news }) => news === 'reparented');
  const places = placesOf(facts.values());
  const left = new Set<string>();
  for (const id of facts.keys()) {
    for (const [target, { direct }] of nodes.get(id)?.standings ?? [])
      for (const no of direct) left.add(`${target} ${no}`);
  }
  return engine.jql.filter(
    ({ target, no, projects, ignoresParent }) =>
      !(areReparented && ignoresParent === true) &&
      (left.has(`${target} ${no}`) || places.some((place) => mayMatchIn(projects, place))),
  );
}

/** Asks Jira which of the issues the scopes match, and has those that it begins or ceases to match read anew. */
export async function matchScopes(deps: Deps, scopes: readonly JqlScope[], ids: readonly IssueId[]): Promise<Matched> {
  const matched = new Map<TargetKey, Map<number, ReadonlySet<IssueId>>>();
  if (ids.length === 0 || scopes.length === 0) return matched;
  const jqls = [...new Set(scopes.map((scope) => scope.jql))];
  const answers = await deps.source.match(ids, jqls);
  const refused = new Set(answers.flatMap((answer, at) => ('message' in answer ? jqls.slice(at, at + 1) : [])));
  await heedRefusals(deps, scopes, refused);
  for (const scope of scopes) {
    const answer = answers[jqls.indexOf(scope.jql)];
    // A refused JQL says nothing about the issue; the scope keeps what it had until the target is read whole.
    if (answer === undefined || 'message' in answer) continue;
    const ofTarget = matched.get(scope.target) ?? new Map<number, ReadonlySet<IssueId>>();
    matched.set(scope.target, ofTarget.set(scope.no, answer));
  }
  return matched;
}

/** The links that reach an issue directly now: explicit ones as they were, JQL scopes as they match. */
export function directNow(
  changes: { readonly matched: Matched; readonly nodes: ReadonlyMap<IssueId, Node> },
  target: TargetKey,
  id: IssueId,
): readonly number[] {
  const before = changes.nodes.get(id)?.standings.get(target)?.direct ?? [];
  const scopes = changes.matched.get(target);
  if (scopes === undefined) return before;
  const kept = before.filter((no) => !scopes.has(no));
  const now = [...scopes].filter(([, ids]) => ids.has(id)).map(([no]) => no);
  return [...kept, ...now].sort((a, b) => a - b);
}
