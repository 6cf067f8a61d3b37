import type { CycleKey, Day, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import type { AddedSince } from '../../domain/strategy-file/restoring';
import type { ParsedStrategyFile } from '../../domain/strategy-file/parsed-file';
import { byText } from '../../domain/strategy-file/same';
import type { StrategyIndex } from '../../domain/strategy-file/strategy-index';
import type { Board } from '../../ports/strategy-store';
import { lineOf } from '../strategy/plan-writes';

interface Named {
  readonly key: string;
  readonly name: string;
}

/** What was added since, and what of it stays whatever is chosen. */
export interface Since {
  readonly added: AddedSince;
  readonly names: {
    readonly cycles: readonly Named[];
    readonly objectives: readonly Named[];
    readonly targets: readonly Named[];
  };
  /**
   * Objectives that are restricted, with what stands under them, stay: the audit log hides what it says of them for as long
   * as they are there, and would tell everybody of them when they are gone.
   */
  readonly staying: readonly Named[];
}

type Shown = Pick<Board, 'cycles' | 'objectives' | 'targets'>;
type Find = (key: ObjectiveKey) => Objective | undefined;

const isRestricted = (key: ObjectiveKey, find: Find): boolean =>
  lineOf(key, find).some((step) => find(step)?.restrictedTo !== null);

/** Days of check-ins that the file does not list, of the targets it has. */
function daysSince(file: ParsedStrategyFile, { checkIns }: StrategyIndex): ReadonlyMap<TargetKey, readonly Day[]> {
  const listed = new Set(file.checkIns.map(({ target, at }) => `${target} ${at}`));
  const since = new Map<TargetKey, readonly Day[]>();
  for (const { key } of file.targets) {
    const days = (checkIns.get(key) ?? []).map(({ at }) => at).filter((at) => !listed.has(`${key} ${at}`));
    if (days.length > 0) since.set(key, days);
  }
  return since;
}

const named = <T extends Named>(things: readonly T[]): readonly Named[] =>
  things.map(({ key, name }) => ({ key, name })).toSorted((a, b) => byText(a.key, b.key));

/** What is shown of the site and not in the file. What stays keeps all that it stands under, and its cycle. */
export function addedSince(board: Shown, file: ParsedStrategyFile, index: StrategyIndex): Since {
  const objectives = board.objectives.map(({ value }) => value);
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const find: Find = (key) => byKey.get(key);
  const inFile = {
    cycles: new Set<CycleKey>(file.cycles.map(({ key }) => key)),
    objectives: new Set<ObjectiveKey>(file.objectives.map(({ key }) => key)),
    targets: new Set<TargetKey>(file.targets.map(({ key }) => key)),
  };
  const others = objectives.filter(({ key }) => !inFile.objectives.has(key));
  const otherTargets = board.targets.map(({ value }) => value.target).filter(({ key }) => !inFile.targets.has(key));
  const restricted = others.filter(({ key }) => isRestricted(key, find));
  const held = otherTargets.filter(({ objective }) => isRestricted(objective, find));
  const keeps = new Set([...restricted.map(({ key }) => key), ...held.map(({ objective }) => objective)]);
  const staying = new Set([...keeps].flatMap((key) => lineOf(key, find)));
  const cyclesStaying = new Set([
    ...[...staying].flatMap((key) => find(key)?.cycle ?? []),
    ...held.map(({ cycle }) => cycle),
  ]);
  const goingObjectives = others
    .filter(({ key }) => !staying.has(key))
    // What is below goes before what it stands under.
    .toSorted((a, b) => lineOf(b.key, find).length - lineOf(a.key, find).length || byText(a.key, b.key));
  const goingTargets = otherTargets.filter((target) => !held.includes(target));
  const goingCycles = board.cycles
    .map(({ value }) => value)
    .filter(({ key }) => !inFile.cycles.has(key) && !cyclesStaying.has(key));
  return {
    added: {
      cycles: goingCycles.map(({ key }) => key),
      objectives: goingObjectives.map(({ key }) => key),
      targets: goingTargets.map(({ key }) => key),
      checkIns: daysSince(file, index),
    },
    names: { cycles: named(goingCycles), objectives: named(goingObjectives), targets: named(goingTargets) },
    staying: named(others.filter(({ key }) => staying.has(key))),
  };
}
