import type { ProjectId, TargetKey } from '../../domain/ids';
import type { ScopeReach } from '../../ports/roll-store';
import type { Deps } from '../deps';

/** The targets that reach into any of the projects. */
export const targetsReaching = (
  reaches: ReadonlyMap<TargetKey, ScopeReach>,
  projects: ReadonlySet<ProjectId>,
): readonly TargetKey[] =>
  [...reaches]
    .filter(([, reach]) => reach.anywhere || reach.projects.some((project) => projects.has(project)))
    .map(([target]) => target);

/** Takes into the engine which projects are archived; what reaches into those that changed is read anew. */
export async function lookAtProjects(deps: Deps): Promise<boolean> {
  const { projects, anywhere } = await deps.rolls.interest();
  if (projects.size === 0 && !anywhere) return false;
  const archived = [...(await deps.source.archivedProjects())].sort();
  const engine = await deps.rolls.engine();
  const [was, is] = [new Set(engine.archived), new Set(archived)];
  const changed = new Set([...archived.filter((id) => !was.has(id)), ...engine.archived.filter((id) => !is.has(id))]);
  if (changed.size === 0) return false;
  const targets = targetsReaching(await deps.rolls.reaches(), changed);
  // Recorded before the engine changes: cut off in between, the difference is found again.
  await deps.work.record(
    targets.map((target) => ({ kind: 'target', target })),
    deps.random.id(),
  );
  await deps.rolls.saveEngine({ ...engine, archived });
  return targets.length > 0;
}
