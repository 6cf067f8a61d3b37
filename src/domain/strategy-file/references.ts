import type { CycleKey, ObjectiveKey, TargetKey } from '../ids';
import type { Objective } from '../objective';
import type { FileOutline } from './outline';
import type { ParsedStrategyFile } from './parsed-file';

/** Everything a file names, each once: what has to be looked up on the site before the file can be planned. */
export interface FileReferences {
  readonly cycles: readonly CycleKey[];
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
  /** Issue keys in upper case. */
  readonly issues: readonly string[];
}

/** What a file declares and what it points at. Works on broken files too, so that their references can be judged. */
export function referencesOf(outline: FileOutline): FileReferences {
  const cycles = new Set(outline.cycles.map(({ key }) => key));
  const objectives = new Set(outline.objectives.map(({ key }) => key));
  const targets = new Set(outline.targets.map(({ key }) => key));
  const issues = new Set<string>();
  for (const reference of outline.references) {
    switch (reference.kind) {
      case 'cycle':
        cycles.add(reference.key);
        break;
      case 'objective':
        objectives.add(reference.key);
        break;
      case 'target':
        targets.add(reference.key);
        break;
      case 'linked-issue':
      case 'impeding-issue':
        issues.add(reference.key);
        break;
    }
  }
  return { cycles: [...cycles], objectives: [...objectives], targets: [...targets], issues: [...issues] };
}

type SiteObjectives = ReadonlyMap<ObjectiveKey, Objective>;

/**
 * Parents of loaded objectives that are not loaded themselves. To be asked again with what it named until it names
 * nothing: only then can a loop through the site's objectives be told.
 */
export function ancestorsToLoad(outline: FileOutline, loaded: SiteObjectives): readonly ObjectiveKey[] {
  const declared = new Map(outline.objectives.map((entry) => [entry.key, entry.parent]));
  const missing = new Set<ObjectiveKey>();
  for (const objective of loaded.values()) {
    const inFile = declared.get(objective.key);
    const parent = inFile === undefined ? objective.parent : inFile;
    if (parent !== null && !loaded.has(parent) && !declared.has(parent)) missing.add(parent);
  }
  return [...missing];
}

/** Objectives of the site that the file puts in another cycle; their targets go with them and must be in the index. */
export function objectivesChangingCycle(file: ParsedStrategyFile, loaded: SiteObjectives): readonly ObjectiveKey[] {
  return file.objectives
    .filter(({ key, cycle }) => {
      const existing = loaded.get(key);
      return existing !== undefined && existing.cycle !== cycle;
    })
    .map(({ key }) => key);
}
