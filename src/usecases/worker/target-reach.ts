import { ignoresParent } from '../../domain/event-relevance';
import type { ProjectId, TargetKey } from '../../domain/ids';
import type { Link } from '../../domain/link';
import { scopeProjects } from '../../domain/scope-projects';
import type { Target } from '../../domain/target';
import type { Engine, JqlScope, ScopeReach } from '../../ports/roll-store';
import { numberFieldsOf } from '../../rollup/weight';
import type { Deps } from '../deps';

const sortedUnique = <T extends string>(items: readonly T[]): readonly T[] => [...new Set(items)].sort();

/** What a target makes the worker listen to. */
export interface Listening {
  readonly reach: ScopeReach;
  readonly scopes: readonly JqlScope[];
}

/** Of a target that nothing moves. */
export const NOT_LISTENING: Listening = {
  reach: { projects: [], anywhere: false, fields: [], below: false, numbers: [] },
  scopes: [],
};

/** One JQL scope: where it may match, and what it reads. JQL that cannot be read may match anywhere. */
async function readScope(
  deps: Deps,
  known: readonly JqlScope[],
  target: TargetKey,
  { no, jql }: Link & { readonly kind: 'jql' },
) {
  const reading = deps.jql.read(jql);
  const written = reading?.projects ?? undefined;
  const ids = written === undefined ? undefined : await deps.source.projectIds(written);
  const projects = written === undefined ? undefined : scopeProjects(written, ids);
  // A function that is not known may well ask for what is under something.
  const isBlind = reading !== undefined && !reading.drifting.includes('other') && ignoresParent(reading.fields);
  const isRefused = known.some((one) => one.target === target && one.no === no && one.jql === jql && one.isRefused);
  const scope: JqlScope = {
    target,
    no,
    jql,
    ...(projects === undefined ? {} : { projects }),
    ...(isBlind ? { ignoresParent: true } : {}),
    ...(isRefused ? { isRefused } : {}),
  };
  return { scope, ids, fields: reading?.fields ?? ['updated'] };
}

/** `known`: the scopes so far, which keep whether Jira matches them. */
export async function listeningOf(
  deps: Deps,
  known: readonly JqlScope[],
  target: Target,
  members: readonly ProjectId[],
  pointsFields: readonly string[],
): Promise<Listening> {
  const read = [];
  for (const link of target.links) if (link.kind === 'jql') read.push(await readScope(deps, known, target.key, link));
  return {
    reach: {
      projects: sortedUnique([...read.flatMap(({ ids }) => ids ?? []), ...members]),
      anywhere: read.some(({ ids }) => ids === undefined),
      fields: sortedUnique(read.flatMap(({ fields }) => fields)),
      below: target.links.some((link) => link.below),
      numbers: sortedUnique(numberFieldsOf(target.measure, pointsFields)),
    },
    scopes: read.map(({ scope }) => scope),
  };
}

/** Puts the target's reach beside the others, and what the worker needs of it into the engine. */
export async function saveReach(
  deps: Deps,
  engine: Engine,
  target: TargetKey,
  { reach, scopes }: Listening,
): Promise<Engine> {
  const interest = await deps.rolls.saveReach(target, reach, scopes, deps.clock.nowMs());
  const numberFields = sortedUnique([...interest.numbers]);
  const jql = [...engine.jql.filter((scope) => scope.target !== target), ...scopes];
  const next: Engine = { ...engine, jql, numberFields };
  if (numberFields.join() !== engine.numberFields.join()) await deps.rolls.saveEngine(next);
  return next;
}
