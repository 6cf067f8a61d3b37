import type { IssueId, ProjectId, TargetKey } from '../../domain/ids';
import { isLost } from '../../domain/link';
import type { WorkItem } from '../../ports/work-log';
import type { ScopeReach } from '../../ports/roll-store';
import type { Deps } from '../deps';

/** The targets that reach into any of the projects; a scope that may match anywhere reaches into each. */
const targetsReaching = (
  reaches: ReadonlyMap<TargetKey, ScopeReach>,
  projects: ReadonlySet<ProjectId>,
): readonly TargetKey[] =>
  [...reaches]
    .filter(
      ([, reach]) => (reach.anywhere && projects.size > 0) || reach.projects.some((project) => projects.has(project)),
    )
    .map(([target]) => target);

/** The targets that have lost work they are linked to; a project that comes may bring it back. */
async function targetsWithLosses(deps: Deps): Promise<readonly TargetKey[]> {
  const { targets } = await deps.strategy.board();
  return targets
    .map(({ value }) => value.target)
    .filter(({ frozen, links }) => frozen === null && links.some(isLost))
    .map(({ key }) => key);
}

/** Every issue of projects that came: to a scope or a parent elsewhere it is as if they had just been created. */
async function issuesIn(deps: Deps, projects: ReadonlySet<ProjectId>): Promise<readonly IssueId[]> {
  if (projects.size === 0) return [];
  const found = await deps.source.search(`project in (${[...projects].join(',')}) ORDER BY id ASC`, []);
  // Refused when one of them went again meanwhile; that is told of or seen by itself.
  return 'message' in found ? [] : found.issues.map(({ id }) => id);
}

interface Moved {
  readonly came: ReadonlySet<ProjectId>;
  readonly went: ReadonlySet<ProjectId>;
}

/** Projects are told of by events, or seen to be others than they were at the last look. */
function movedOf(
  told: readonly ProjectId[],
  before: { readonly live: readonly ProjectId[] | null; readonly archived: readonly ProjectId[] },
  live: ReadonlySet<ProjectId>,
  archived: readonly ProjectId[],
): Moved {
  const [wasLive, wasArchived] = [new Set(before.live ?? live), new Set(before.archived)];
  const isNew = (id: ProjectId): boolean => told.includes(id) || wasArchived.has(id) || !wasLive.has(id);
  const gone = [...wasLive, ...told, ...archived.filter((id) => !wasArchived.has(id))];
  return { came: new Set([...live].filter(isNew)), went: new Set(gone.filter((id) => !live.has(id))) };
}

/**
 * Looks which projects there are for the app: archived, in the trash, out of its sight or back. What reaches into one that
 * went is read anew; the work of one that came is looked at as if it were new. Answers whether it recorded work.
 */
export async function lookAtProjects(deps: Deps, told: readonly ProjectId[]): Promise<boolean> {
  const reaches = await deps.rolls.reaches();
  if (reaches.size === 0) return false;
  const seen = await deps.source.projects();
  const idsOf = (are: boolean): readonly ProjectId[] =>
    seen
      .filter(({ isArchived }) => isArchived === are)
      .map(({ id }) => id)
      .sort();
  const [live, archived] = [idsOf(false), idsOf(true)];
  const [engine, fingerprint] = [await deps.rolls.engine(), await deps.fingerprints.last()];
  const before = { live: fingerprint.projects, archived: engine.archived };
  const { came, went } = movedOf(told, before, new Set(live), archived);
  const targets = [...targetsReaching(reaches, went), ...(came.size === 0 ? [] : await targetsWithLosses(deps))];
  const items: readonly WorkItem[] = [
    ...[...new Set(targets)].map((target) => ({ kind: 'target', target }) as const),
    ...(await issuesIn(deps, came)).map((issueId) => ({ kind: 'issue', issueId, news: 'placed' }) as const),
  ];
  // Recorded before what was seen is noted: cut off in between, the difference is found again.
  await deps.work.record(items, deps.random.id());
  // A reading that was begun before holds work of what went, or lacks that of what came.
  if (items.length > 0) await deps.readings.drop();
  const archivedKeys = seen.flatMap(({ key, isArchived }) => (isArchived ? [key] : [])).sort();
  const isNoted = archived.join() === engine.archived.join() && archivedKeys.join() === engine.archivedKeys.join();
  if (!isNoted) await deps.rolls.saveEngine({ ...engine, archived, archivedKeys });
  if (live.join() !== fingerprint.projects?.join()) await deps.fingerprints.save({ ...fingerprint, projects: live });
  return items.length > 0;
}
