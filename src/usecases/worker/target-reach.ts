import type { ProjectId, TargetKey } from '../../domain/ids';
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

const sameReach = (a: ScopeReach | undefined, b: ScopeReach): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Puts the target's reach beside the others, and what the worker needs of it into the engine's record. */
export async function saveReach(deps: Deps, engine: Engine, target: Target, reach: ScopeReach): Promise<Engine> {
  const reaches = await deps.rolls.reaches();
  const all = new Map<TargetKey, ScopeReach>(reaches).set(target.key, reach);
  const jql: readonly JqlScope[] = [
    ...engine.jql.filter((scope) => scope.target !== target.key),
    ...target.links.flatMap((link) =>
      link.kind === 'jql' ? [{ target: target.key, no: link.no, jql: link.jql }] : [],
    ),
  ];
  const next: Engine = { ...engine, jql, numberFields: sortedUnique([...all.values()].flatMap((one) => one.numbers)) };
  if (JSON.stringify(next) !== JSON.stringify(engine)) await deps.rolls.saveEngine(next);
  if (!sameReach(reaches.get(target.key), reach)) await deps.rolls.saveReaches(all);
  return next;
}
