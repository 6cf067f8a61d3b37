import type { Cycle } from '../cycle';
import type { CycleKey, ObjectiveKey, TargetKey } from '../ids';
import type { Mistake } from '../mistake';
import type { Objective } from '../objective';
import type { Target } from '../target';
import type { RecordChange } from './import-plan';
import type { ParsedStrategyFile } from './parsed-file';
import type { CheckInsChange } from './plan-check-ins';
import type { StrategyIndex } from './strategy-index';

/** What a plan would change, as far as a closed cycle may stand against it. */
interface Changed {
  readonly cycles: readonly RecordChange<Cycle>[];
  readonly objectives: readonly RecordChange<Objective>[];
  readonly targets: readonly RecordChange<Target>[];
  readonly checkIns: readonly CheckInsChange[];
}

/** Says that a cycle is closed, and what to do about it. */
export const closedMessage = ({ key, name }: Pick<Cycle, 'key' | 'name'>): string =>
  `The cycle ${name} (${key}) is closed, so nothing in it changes any more. A Jira administrator can reopen it.`;

/** Where the file first says something of a key. */
function placesOf<E>(entries: readonly E[], keyOf: (entry: E) => string): (key: string) => number {
  const places = new Map<string, number>();
  entries.forEach((entry, index) => {
    if (!places.has(keyOf(entry))) places.set(keyOf(entry), index);
  });
  return (key) => places.get(key) ?? -1;
}

/** The closed cycles of the site in which something would change. */
export function closedTouched(current: StrategyIndex, changed: Changed): readonly CycleKey[] {
  const touched = new Set<CycleKey | undefined>([
    ...changed.cycles.map(({ after }) => after.key),
    ...changed.objectives.flatMap(({ before, after }) => [before?.cycle, after.cycle]),
    ...changed.targets.flatMap(({ before, after }) => [before?.cycle, after.cycle]),
    ...changed.checkIns.map(({ target }) => current.targets.get(target)?.cycle),
  ]);
  return [...current.cycles.values()]
    .filter(({ key, state }) => state === 'closed' && touched.has(key))
    .map(({ key }) => key);
}

/** Everything in the file that would change a cycle which is closed on the site, one mistake for each entry. */
export function closedMistakes(current: StrategyIndex, file: ParsedStrategyFile, changed: Changed): readonly Mistake[] {
  const isClosed = ({ state }: Cycle): boolean => state === 'closed';
  if (![...current.cycles.values()].some(isClosed)) return [];
  const cycleAt = placesOf(file.cycles, ({ key }) => key);
  const objectiveAt = placesOf(file.objectives, ({ key }) => key);
  const targetAt = placesOf(file.targets, ({ key }) => key);
  const linkAt = placesOf(file.links, ({ target }) => target);
  const checkInAt = placesOf(file.checkIns, ({ target }) => target);
  /** Where the file says something of the target: its entry, its links, or the objective that takes it along. */
  const targetPath = (key: TargetKey, objective: ObjectiveKey): string => {
    if (targetAt(key) >= 0) return `targets[${targetAt(key)}]`;
    return linkAt(key) >= 0 ? `links[${linkAt(key)}].target` : `objectives[${objectiveAt(objective)}]`;
  };
  const closedOf = (...keys: ReadonlyArray<CycleKey | undefined>): Cycle | undefined =>
    keys
      .map((key) => (key === undefined ? undefined : current.cycles.get(key)))
      .find((cycle) => cycle !== undefined && isClosed(cycle));
  const mistakes: Mistake[] = [];
  const refuse = (cycle: Cycle | undefined, path: string): void => {
    if (cycle !== undefined) mistakes.push({ path, message: closedMessage(cycle) });
  };
  for (const { after } of changed.cycles) refuse(closedOf(after.key), `cycles[${cycleAt(after.key)}]`);
  for (const { before, after } of changed.objectives) {
    refuse(closedOf(before?.cycle, after.cycle), `objectives[${objectiveAt(after.key)}]`);
  }
  for (const { before, after } of changed.targets) {
    refuse(closedOf(before?.cycle, after.cycle), targetPath(after.key, after.objective));
  }
  for (const { target } of changed.checkIns) {
    refuse(closedOf(current.targets.get(target)?.cycle), `checkIns[${checkInAt(target)}]`);
  }
  return mistakes;
}
