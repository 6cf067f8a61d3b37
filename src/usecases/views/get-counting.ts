import type { Counting } from '../../domain/counting';
import type { ObjectiveKey } from '../../domain/ids';
import type { NamedThing } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { inheritedCounting, ownCounting } from './counting-view';
import { lineFrom } from './line-from';

/** The thing's own words, and the objective whose words it inherits. */
async function subjectOf(
  deps: Deps,
  thing: NamedThing,
): Promise<{ readonly own: Counting; readonly above: ObjectiveKey | null } | undefined> {
  if (thing.kind === 'target') {
    const target = (await deps.strategy.targets([thing.key])).get(thing.key)?.value.target;
    return target === undefined ? undefined : { own: target.counting, above: target.objective };
  }
  const objective = (await deps.strategy.objectives([thing.key])).get(thing.key)?.value;
  return objective === undefined ? undefined : { own: objective.counting, above: objective.parent };
}

/** What an objective or a target says of how its work counts, and what holds without it. Undefined when it is not there. */
export async function getCounting(deps: Deps, thing: NamedThing) {
  const subject = await subjectOf(deps, thing);
  if (subject === undefined) return undefined;
  const line = await lineFrom(deps, subject.above);
  return {
    own: ownCounting(subject.own),
    above: inheritedCounting([...line.keys()], (key) => line.get(key), await deps.strategy.settings()),
    line: [...line.values()].map(({ key, name }) => ({ key, name })),
  };
}
