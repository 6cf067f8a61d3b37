import type { IssueId } from '../../domain/ids';
import type { Engine, Node } from '../../ports/roll-store';
import type { IssueWork } from '../../ports/work-log';
import type { Deps } from '../deps';
import { matchScopes, type Matched } from './match-scopes';

interface Sifted {
  readonly works: readonly IssueWork[];
  /** What has been read of the index so far. */
  readonly nodes?: ReadonlyMap<IssueId, Node>;
  /** What every JQL scope matches of the works; left out where none has been asked yet. */
  readonly matched?: Matched;
}

/** Issues of which nothing else is told than that they changed, and not in a way that may place them elsewhere. */
function onlyChanged(works: readonly IssueWork[]): readonly IssueId[] {
  const others = new Set(works.flatMap(({ issueId, news }) => (news === 'changed' ? [] : [issueId])));
  return works.flatMap(({ issueId, news }) => (news === 'changed' && !others.has(issueId) ? [issueId] : []));
}

/**
 * Lets go of work that is in no scope and that none takes in now, before it is read. It stands under the parent it had, and
 * that has not brought it in; so JQL alone may, and only Jira can tell.
 */
export async function siftWorks(deps: Deps, engine: Engine, works: readonly IssueWork[]): Promise<Sifted> {
  const changed = onlyChanged(works);
  if (changed.length === 0) return { works };
  const nodes = await deps.rolls.nodes(changed);
  const strange = changed.filter((id) => !nodes.has(id));
  if (strange.length === 0) return { works, nodes };
  const ids = new Set(works.flatMap(({ issueId, news }) => (news === 'deleted' ? [] : [issueId])));
  const matched = await matchScopes(deps, engine.jql, [...ids]);
  const taken = new Set([...matched.values()].flatMap((scopes) => [...scopes.values()].flatMap((set) => [...set])));
  const left = new Set(strange.filter((id) => !taken.has(id)));
  return { works: works.filter(({ issueId }) => !left.has(issueId)), nodes, matched };
}
