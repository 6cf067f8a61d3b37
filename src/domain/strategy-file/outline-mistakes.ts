import type { ObjectiveKey, TargetKey } from '../ids';
import { loopsOf } from './loops';
import { feedOf, type Feed, type MeasureType } from '../measure';
import type { Mistake } from '../mistake';
import type { Declared, DeclaredObjective, FileOutline } from './outline';

/** What is wrong between the entries of a file, whatever the site holds. */
export function outlineMistakes(outline: FileOutline): readonly Mistake[] {
  return [
    ...repeatedKeys('cycle', outline.cycles),
    ...repeatedKeys('objective', outline.objectives),
    ...repeatedKeys('target', outline.targets),
    ...loopMistakes(outline),
    ...repeatedCheckIns(outline),
    ...checkInsOfOtherMeasures(outline),
  ];
}

function repeatedKeys(kind: string, entries: readonly Declared<string>[]): readonly Mistake[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ key, path }) => {
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, path);
      return [];
    }
    return [{ path: `${path}.key`, message: `The ${kind} ${key} is in the file twice; ${earlier} has the same key.` }];
  });
}

/** The objectives of a file by key; of a key that is there twice the first. */
export function objectivesByKey(outline: FileOutline): ReadonlyMap<ObjectiveKey, DeclaredObjective> {
  const byKey = new Map<ObjectiveKey, DeclaredObjective>();
  for (const entry of outline.objectives) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  return byKey;
}

function loopMistakes(outline: FileOutline): readonly Mistake[] {
  const byKey = objectivesByKey(outline);
  const parentOf = (key: ObjectiveKey): ObjectiveKey | null | undefined => byKey.get(key)?.parent;
  return loopsOf(byKey.keys(), parentOf).flatMap((loop) => loopMistake(loop, byKey));
}

/** Told once, at the first objective of the loop whose parent the file names. */
export function loopMistake(
  loop: readonly ObjectiveKey[],
  inFile: ReadonlyMap<ObjectiveKey, DeclaredObjective>,
): readonly Mistake[] {
  const start = loop.map((key) => inFile.get(key)).find((entry) => entry?.parent !== undefined);
  if (start === undefined) return [];
  const at = loop.indexOf(start.key);
  const message =
    loop.length === 1
      ? `The objective ${start.key} cannot be its own parent.`
      : `The parents form a loop: ${[...loop.slice(at), ...loop.slice(0, at), start.key].join(' → ')}.`;
  return [{ path: `${start.path}.parent`, message }];
}

function repeatedCheckIns(outline: FileOutline): readonly Mistake[] {
  const first = new Map<string, string>();
  return outline.checkIns.flatMap(({ target, at, path }) => {
    if (at === undefined) return [];
    const slot = `${target} ${at}`;
    const earlier = first.get(slot);
    if (earlier === undefined) {
      first.set(slot, path);
      return [];
    }
    return [
      { path: `${path}.at`, message: `${target} has two check-ins on ${at} in the file; ${earlier} is the other.` },
    ];
  });
}

function checkInsOfOtherMeasures(outline: FileOutline): readonly Mistake[] {
  const measureOf = new Map(outline.targets.map((entry) => [entry.key, entry.measure]));
  return outline.checkIns
    .filter(({ automatic }) => !automatic)
    .flatMap(({ target, path }) => checkInMistakes(target, measureOf.get(target), path));
}

const MEASURED_BY: Readonly<Record<Exclude<Feed, 'check-ins'>, string>> = {
  work: 'the work linked to it',
  milestones: 'its milestones',
  objectives: 'the objectives below',
};

/** A target that gets its actual from elsewhere takes no entered value: it would be a second truth. */
export function checkInMistakes(target: TargetKey, measure: MeasureType | undefined, path: string): readonly Mistake[] {
  const feed = measure === undefined ? 'check-ins' : feedOf(measure);
  if (feed === 'check-ins') return [];
  const by = measure === 'completion' ? 'completion of work' : MEASURED_BY[feed];
  return [{ path: `${path}.target`, message: `${target} is measured by ${by} and takes no check-ins.` }];
}
