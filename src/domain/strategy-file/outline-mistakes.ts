import type { ObjectiveKey, TargetKey } from '../ids';
import { loopsOf } from './loops';
import type { Mistake } from '../mistake';
import type { Declared, DeclaredObjective, FileOutline } from './outline';

/** What is wrong between the entries of a file, whatever the site holds. */
export function outlineMistakes(outline: FileOutline): readonly Mistake[] {
  return [
    ...repeatedKeys('cycle', outline.cycles),
    ...repeatedKeys('objective', outline.objectives),
    ...repeatedKeys('target', outline.targets),
    ...loopMistakes(outline.objectives),
    ...repeatedCheckIns(outline),
    ...checkInsOfCompletionTargets(outline),
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

function loopMistakes(objectives: readonly DeclaredObjective[]): readonly Mistake[] {
  const byKey = new Map<ObjectiveKey, DeclaredObjective>();
  for (const entry of objectives) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  return loopsOf(byKey.keys(), (key) => {
    const parent = byKey.get(key)?.parent;
    return parent !== undefined && parent !== null && byKey.has(parent) ? parent : undefined;
  }).flatMap((loop) => loopMistake(loop, (key) => byKey.get(key)?.path));
}

/** Told once, at the first objective of the loop that is in the file. */
export function loopMistake<Key extends string>(
  loop: readonly Key[],
  pathOf: (key: Key) => string | undefined,
): readonly Mistake[] {
  const at = loop.findIndex((key) => pathOf(key) !== undefined);
  const start = loop[at];
  if (start === undefined) return [];
  const message =
    loop.length === 1
      ? `The objective ${start} cannot be its own parent.`
      : `The parents form a loop: ${[...loop.slice(at), ...loop.slice(0, at), start].join(' → ')}.`;
  return [{ path: `${pathOf(start) ?? ''}.parent`, message }];
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

function checkInsOfCompletionTargets(outline: FileOutline): readonly Mistake[] {
  const measureOf = new Map(outline.targets.map((entry) => [entry.key, entry.measure]));
  return outline.checkIns
    .filter(({ target }) => measureOf.get(target) === 'completion')
    .map(({ target, path }) => completionCheckInMistake(target, path));
}

/** A completion target gets its actual from work; an entered value beside it would be a second truth. */
export function completionCheckInMistake(target: TargetKey, path: string): Mistake {
  return { path: `${path}.target`, message: `${target} is measured by completion of work and takes no check-ins.` };
}
