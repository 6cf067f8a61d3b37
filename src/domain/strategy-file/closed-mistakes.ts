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

/** Where the file says something of the target: its entry, its links, or the objective that takes it along. */
function targetPath(file: ParsedStrategyFile, key: TargetKey, objective: ObjectiveKey): string {
  const entry = file.targets.findIndex((one) => one.key === key);
  if (entry >= 0) return `targets[${entry}]`;
  const link = file.links.findIndex(({ target }) => target === key);
  return link >= 0
    ? `links[${link}].target`
    : `objectives[${file.objectives.findIndex((one) => one.key === objective)}]`;
}

/** Everything in the file that would change a cycle which is closed on the site, one mistake for each entry. */
export function closedMistakes(current: StrategyIndex, file: ParsedStrategyFile, changed: Changed): readonly Mistake[] {
  const closedOf = (...keys: ReadonlyArray<CycleKey | undefined>): Cycle | undefined =>
    keys
      .map((key) => (key === undefined ? undefined : current.cycles.get(key)))
      .find((cycle) => cycle?.state === 'closed');
  const mistakes: Mistake[] = [];
  const refuse = (cycle: Cycle | undefined, path: string): void => {
    if (cycle !== undefined) mistakes.push({ path, message: closedMessage(cycle) });
  };
  for (const { after } of changed.cycles) {
    refuse(closedOf(after.key), `cycles[${file.cycles.findIndex(({ key }) => key === after.key)}]`);
  }
  for (const { before, after } of changed.objectives) {
    const index = file.objectives.findIndex(({ key }) => key === after.key);
    refuse(closedOf(before?.cycle, after.cycle), `objectives[${index}]`);
  }
  for (const { before, after } of changed.targets) {
    refuse(closedOf(before?.cycle, after.cycle), targetPath(file, after.key, after.objective));
  }
  for (const { target } of changed.checkIns) {
    const index = file.checkIns.findIndex((one) => one.target === target);
    refuse(closedOf(current.targets.get(target)?.cycle), `checkIns[${index}]`);
  }
  return mistakes;
}
