import type { ObjectiveKey } from '../../domain/ids';
import { takesCheckIns } from '../../domain/measure';
import type { FileOutline } from '../../domain/strategy-file/outline';
import type { ParsedStrategyFile } from '../../domain/strategy-file/parsed-file';
import { ancestorsToLoad, objectivesChangingCycle, referencesOf } from '../../domain/strategy-file/references';
import type { KnownIssue, StrategyIndex } from '../../domain/strategy-file/strategy-index';
import type { Objective } from '../../domain/objective';
import type { Stored, StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';

/** What the site holds of the things a file names, with the revisions it was read at. */
export interface LoadedIndex {
  readonly index: StrategyIndex;
  readonly settingsRev: number;
  readonly revs: ReadonlyMap<string, number>;
  readonly targets: ReadonlyMap<string, StoredTarget>;
}

const revKey = (kind: 'cycle' | 'objective', key: string): string => `${kind}:${key}`;
export const revOf = (loaded: LoadedIndex, kind: 'cycle' | 'objective', key: string): number | null =>
  loaded.revs.get(revKey(kind, key)) ?? null;

async function loadObjectives(
  deps: Deps,
  outline: FileOutline,
  keys: readonly ObjectiveKey[],
): Promise<Map<ObjectiveKey, Stored<Objective>>> {
  const loaded = new Map<ObjectiveKey, Stored<Objective>>();
  const asked = new Set<ObjectiveKey>();
  let missing = keys;
  while (missing.length > 0) {
    for (const key of missing) asked.add(key);
    for (const [key, objective] of await deps.strategy.objectives(missing)) loaded.set(key, objective);
    const known = new Map([...loaded].map(([key, { value }]) => [key, value]));
    missing = ancestorsToLoad(outline, known).filter((key) => !asked.has(key));
  }
  return loaded;
}

async function loadIssues(deps: Deps, keys: readonly string[]): Promise<Map<string, KnownIssue>> {
  const issues = new Map<string, KnownIssue>();
  if (keys.length === 0) return issues;
  const found = await deps.source.fetch(keys, []);
  const byKey = new Map(found.map((facts) => [facts.key.toUpperCase(), facts]));
  const moved: string[] = [];
  for (const key of keys) {
    const facts = byKey.get(key);
    if (facts === undefined) moved.push(key);
    else issues.set(key, { id: facts.id, key: facts.key });
  }
  await addMoved(deps, moved, issues);
  return issues;
}

/**
 * An old key finds the moved issue under its new one; asked for alone, the answer can only be that issue. Keys are halved
 * until they stand alone, and a half that finds nothing is done, so that many unknown keys cost little.
 */
async function addMoved(deps: Deps, keys: readonly string[], issues: Map<string, KnownIssue>): Promise<void> {
  const [facts] = keys.length === 0 ? [] : await deps.source.fetch(keys, []);
  const [key] = keys;
  if (facts === undefined || key === undefined) return;
  if (keys.length === 1) {
    issues.set(key, { id: facts.id, key: facts.key });
    return;
  }
  const middle = Math.floor(keys.length / 2);
  await addMoved(deps, keys.slice(0, middle), issues);
  await addMoved(deps, keys.slice(middle), issues);
}

/** Reads by key everything the file refers to; nothing here comes from a list that may lag. */
export async function loadIndex(
  deps: Deps,
  outline: FileOutline,
  file: ParsedStrategyFile | undefined,
): Promise<LoadedIndex> {
  const named = referencesOf(outline);
  const settings = await deps.strategy.storedSettings();
  const targets = new Map(await deps.strategy.targets(named.targets));
  const ofTargets = [...targets.values()].map(({ value }) => value.target.objective);
  const objectives = await loadObjectives(deps, outline, [...new Set([...named.objectives, ...ofTargets])]);
  const plain = new Map([...objectives].map(([key, { value }]) => [key, value]));
  if (file !== undefined) {
    const moving = new Set(objectivesChangingCycle(file, plain));
    if (moving.size > 0) {
      const { targets: shown } = await deps.strategy.board();
      const keys = shown.filter(({ value }) => moving.has(value.target.objective)).map(({ value }) => value.target.key);
      for (const [key, target] of await deps.strategy.targets(keys)) targets.set(key, target);
    }
  }
  const cycles = await deps.strategy.cycles([
    ...new Set([
      ...named.cycles,
      ...[...plain.values()].map(({ cycle }) => cycle),
      ...[...targets.values()].map(({ value }) => value.target.cycle),
    ]),
  ]);
  const checkIns = await deps.strategy.checkIns(
    [...targets.values()]
      .filter(
        ({ value: { target, roll } }) =>
          takesCheckIns(target.measure) ||
          roll.said !== null ||
          outline.checkIns.some((one) => one.target === target.key),
      )
      .map(({ value }) => value.target.key),
  );
  const index: StrategyIndex = {
    settings: settings.value,
    cycles: new Map([...cycles].map(([key, { value }]) => [key, value])),
    objectives: plain,
    targets: new Map([...targets].map(([key, { value }]) => [key, value.target])),
    checkIns,
    issues: await loadIssues(deps, named.issues),
  };
  const revs = new Map<string, number>([
    ...[...cycles].map(([key, { rev }]) => [revKey('cycle', key), rev] as const),
    ...[...objectives].map(([key, { rev }]) => [revKey('objective', key), rev] as const),
  ]);
  return { index, settingsRev: settings.rev, revs, targets };
}
