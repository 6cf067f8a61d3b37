import type { ProjectId } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { Engine, JqlScope, ScopeReach } from '../../ports/roll-store';
import { numberFieldsOf } from '../../rollup/weight';
import type { Deps } from '../deps';

const sortedUnique = <T extends string>(items: readonly T[]): readonly T[] => [...new Set(items)].sort();

/** Where the target's JQL scopes may match, and what they read. JQL that cannot be read may match anywhere. */
async function jqlReach(deps: Deps, target: Target): Promise<Pick<ScopeReach, 'projects' | 'anywhere' | 'fields'>> {
  const projects: ProjectId[] = [];
  const fields: string[] = [];
  let anywhere = false;
  for (const link of target.links) {
    if (link.kind !== 'jql') continue;
    const reading = deps.jql.read(link.jql);
    fields.push(...(reading?.fields ?? ['updated']));
    const ids =
      reading?.projects === undefined || reading.projects === null
        ? undefined
        : await deps.source.projectIds(reading.projects);
    if (ids === undefined) anywhere = true;
    else projects.push(...ids);
  }
  return { projects, anywhere, fields: sortedUnique(fields) };
}

export async function reachOf(
  deps: Deps,
  target: Target,
  members: readonly ProjectId[],
  pointsFields: readonly string[],
): Promise<ScopeReach> {
  const jql = await jqlReach(deps, target);
  return {
    projects: sortedUnique([...jql.projects, ...members]),
    anywhere: jql.anywhere,
    fields: jql.fields,
    below: target.links.some((link) => link.below),
    numbers: sortedUnique(numberFieldsOf(target.measure, pointsFields)),
  };
}

/** Puts the target's reach beside the others, and what the worker needs of it into the engine. */
export async function saveReach(deps: Deps, engine: Engine, target: Target, reach: ScopeReach): Promise<Engine> {
  const scopes: readonly JqlScope[] = target.links.flatMap((link) =>
    link.kind === 'jql' ? [{ target: target.key, no: link.no, jql: link.jql }] : [],
  );
  const interest = await deps.rolls.saveReach(target.key, reach, scopes);
  const numberFields = sortedUnique([...interest.numbers]);
  const jql = [...engine.jql.filter((scope) => scope.target !== target.key), ...scopes];
  const next: Engine = { ...engine, jql, numberFields };
  if (numberFields.join() !== engine.numberFields.join()) await deps.rolls.saveEngine(next);
  return next;
}
