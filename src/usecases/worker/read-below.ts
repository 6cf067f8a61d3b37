import type { IssueId } from '../../domain/ids';
import type { Engine } from '../../ports/roll-store';
import type { IssueFacts } from '../../ports/work-source';
import type { Deps } from '../deps';
import type { Changes } from './gather-changes';

/** What Jira says of what is right under some issues of a round. */
export interface Below {
  /** Those that have nothing under them. */
  readonly childless: ReadonlySet<IssueId>;
  /** Those of which all that is under them is in the round, or among the sub-tasks. */
  readonly complete: ReadonlySet<IssueId>;
  /** Sub-tasks that are not in the round themselves. */
  readonly subtasks: readonly IssueFacts[];
}

/**
 * Work that was made just now and has no sub-tasks has nothing under it. Other work without them may have been an epic, and
 * nobody promises that what was under it has gone from there.
 */
const childlessOf = ({ facts, fresh }: Changes): ReadonlySet<IssueId> =>
  new Set([...facts.values()].flatMap(({ id, isChildless }) => (isChildless === true && fresh.has(id) ? [id] : [])));

/** Whether an issue is certain to have nothing but sub-tasks under it, unless it was an epic once. */
const isOverSubtasks = (issue: IssueFacts | undefined): boolean => issue?.level === 0 || issue?.isChildless === true;

/**
 * Looks below what takes in from now on what is under it. Undefined where Jira finds there anything else than sub-tasks.
 */
export async function readBelow(
  deps: Deps,
  engine: Engine,
  changes: Changes,
  taking: readonly IssueId[],
): Promise<Below | undefined> {
  const fresh = childlessOf(changes);
  const unsure = taking.filter((id) => !fresh.has(id));
  if (unsure.length === 0) return { childless: fresh, complete: new Set(), subtasks: [] };
  if (!unsure.every((id) => isOverSubtasks(changes.facts.get(id)))) return undefined;
  const { issues, complete } = await deps.source.childrenOf(unsure, engine.numberFields);
  if (!complete || issues.some(({ level }) => level >= 0)) return undefined;
  const parents = new Set(issues.map(({ parent }) => parent));
  return {
    childless: new Set([...fresh, ...unsure.filter((id) => !parents.has(id)), ...issues.map(({ id }) => id)]),
    complete: new Set(unsure),
    // What was read by its id in this round is newer than the index of searches.
    subtasks: issues.filter(({ id }) => !changes.facts.has(id) && !changes.gone.has(id)),
  };
}
