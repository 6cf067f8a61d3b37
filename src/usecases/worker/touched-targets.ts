import type { IssueId, TargetKey } from '../../domain/ids';
import type { WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';

/** Issues whose targets are looked up; with more of them any number may be behind. */
const MOST_ISSUES = 200;

/** The targets that the changed issues stand in, and those of scopes that may match them now. Undefined when some stand nowhere yet. */
export async function targetsOfIssues(
  deps: Pick<Deps, 'rolls'>,
  ids: readonly IssueId[],
): Promise<readonly TargetKey[] | undefined> {
  if (ids.length === 0) return [];
  if (ids.length > MOST_ISSUES) return undefined;
  const nodes = await deps.rolls.nodes(ids);
  const { jql } = await deps.rolls.engine();
  // Work that is new to the index may belong anywhere.
  if (ids.some((id) => !nodes.has(id))) return undefined;
  return [...[...nodes.values()].flatMap(({ standings }) => [...standings.keys()]), ...jql.map(({ target }) => target)];
}

export const issuesIn = (items: readonly WorkItem[]): readonly IssueId[] => [
  ...new Set(items.flatMap((item) => (item.kind === 'issue' ? [item.issueId] : []))),
];

/** Whether doing it may move a number that work feeds: a cycle, a look by the clock and the past do not. */
export const movesNumbers = ({ kind }: WorkItem): boolean => kind !== 'cycle' && kind !== 'check' && kind !== 'history';

/** Kinds of work of which nobody can say beforehand whose numbers they move. */
export const isForAll = ({ kind }: WorkItem): boolean => kind === 'settings' || kind === 'project' || kind === 'import';

/** Whether what is left to do may still move a target's number. */
export async function touchedBy(
  deps: Pick<Deps, 'rolls'>,
  left: readonly WorkItem[],
): Promise<(target: TargetKey) => boolean> {
  const told = left.flatMap((item) => (item.kind === 'target' || item.kind === 'fold' ? [item.target] : []));
  const ofIssues = left.some(isForAll) ? undefined : await targetsOfIssues(deps, issuesIn(left));
  if (ofIssues === undefined) return () => true;
  const touched = new Set([...told, ...ofIssues]);
  return (target) => touched.has(target);
}
