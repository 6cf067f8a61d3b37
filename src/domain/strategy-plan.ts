import type { Cycle } from './cycle';
import type { CycleKey, ObjectiveKey, TargetKey } from './ids';
import type { Objective } from './objective';
import { sameOverride } from './override';
import { err, ok, type Result } from './result';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import {
  DEFAULT_CYCLE,
  DEFAULT_OBJECTIVE,
  DEFAULT_TARGET,
  defaultKind,
  defaultProfile,
} from './strategy-file/defaults';
import type { ImportPlan, RecordChange } from './strategy-file/import-plan';
import type { Mistake } from './mistake';
import { overlaid } from './overlaid';
import { listMistakes } from './strategy-file/mistake-list';
import type { FileSettings, ParsedStrategyFile } from './strategy-file/parsed-file';
import { checkInLimitMistakes, planCheckIns, type CheckInsChange } from './strategy-file/plan-check-ins';
import { closedMistakes, closedTouched } from './strategy-file/closed-mistakes';
import { changedLinks, linkLimitMistakes, planLinks } from './strategy-file/plan-links';
import { referenceMistakes, restoringMistakes } from './strategy-file/reference-mistakes';
import { daysDropped, keptHidden, keptInPlace, type Restoring } from './strategy-file/restoring';
import { byText, same } from './strategy-file/same';
import { definitionMistakes } from './strategy-file/target-mistakes';
import type { StrategyIndex } from './strategy-file/strategy-index';
import type { Target } from './target';

/** What importing the file would change on the site, or every mistake that stands against it. */
export function planImport(
  current: StrategyIndex,
  given: ParsedStrategyFile,
  restoring?: Restoring,
): Result<ImportPlan, readonly Mistake[]> {
  const unknown = (restoring === undefined ? referenceMistakes : restoringMistakes)(current, given.outline);
  if (unknown.length > 0) return err(listMistakes(unknown));

  const file = restoring === undefined ? given : keptInPlace(current, given, restoring.hidden);
  const settings = planSettings(current.settings, file.settings, file.isWhole);
  const cycles = changes(file.cycles, current.cycles, (entry, before) => mergedCycle(entry, before, file.isWhole));
  const objectives = changes(file.objectives, current.objectives, (entry, before) => {
    const merged = mergedObjective(entry, before, file.isWhole);
    if (restoring === undefined) return merged;
    return keptHidden({ before, after: merged }, restoring.hidden, (key) => current.objectives.get(key)).after;
  });
  const { targets, mistakes } = planTargets(current, file);
  const checkIns = planAllCheckIns(current, file, restoring);
  const changed = { cycles, objectives, targets, checkIns };
  const mayOpen = restoring?.opensClosed === true;
  const closed = mayOpen ? [] : closedMistakes(current, file, changed);
  const reopens = mayOpen ? closedTouched(current, changed) : [];
  const refused = [...mistakes, ...checkIns.flatMap(checkInLimitMistakes), ...closed];
  if (refused.length > 0) return err(listMistakes(refused));

  return ok({
    settings,
    cycles: withReopened(cycles, reopens, current),
    reopens,
    objectives: parentsFirst(objectives),
    targets,
    checkIns,
    counts: {
      cycles: cycles.length,
      objectives: objectives.length,
      targets: targets.filter(({ before, after }) => !same(withoutLinks(before), withoutLinks(after))).length,
      links: targets.reduce((sum, { before, after }) => sum + changedLinks(before?.links ?? [], after.links), 0),
      checkIns: checkIns.reduce((sum, { changed }) => sum + changed, 0),
      settings: settings === undefined ? 0 : 1,
    },
  });
}

/** A cycle that is opened is written, also where nothing of it but what is in it changes. */
function withReopened(
  cycles: ImportPlan['cycles'],
  reopens: ImportPlan['reopens'],
  { cycles: stored }: StrategyIndex,
): ImportPlan['cycles'] {
  const changed = new Set(cycles.map(({ after }) => after.key));
  const others = reopens.filter((key) => !changed.has(key)).flatMap((key) => stored.get(key) ?? []);
  return [...cycles, ...others.map((cycle) => ({ before: cycle, after: cycle }))];
}

function withoutLinks(target: Target | undefined): Omit<Target, 'links' | 'nextLink'> | undefined {
  if (target === undefined) return undefined;
  const { links: _links, nextLink: _nextLink, ...definition } = target;
  return definition;
}

function changes<K extends string, E extends { readonly key: K }, T>(
  entries: readonly E[],
  existing: ReadonlyMap<K, T>,
  merge: (entry: E, before: T | undefined) => T,
): readonly RecordChange<T>[] {
  return entries
    .toSorted((a, b) => byText(a.key, b.key))
    .map((entry) => {
      const before = existing.get(entry.key);
      return { before, after: merge(entry, before) };
    })
    .filter(({ before, after }) => !same(before, after));
}

/** What a whole entry leaves out is at its default, whatever is stored. */
const underlying = <T>(before: T | undefined, isWhole: boolean): T | undefined => (isWhole ? undefined : before);

function mergedCycle(entry: ParsedStrategyFile['cycles'][number], before: Cycle | undefined, isWhole: boolean): Cycle {
  const { key, name, start, end } = entry;
  return overlaid<Cycle>(underlying(before, isWhole) ?? { ...DEFAULT_CYCLE, key, name, start, end }, entry);
}

function mergedObjective(
  entry: ParsedStrategyFile['objectives'][number],
  before: Objective | undefined,
  isWhole: boolean,
): Objective {
  const { key, name, cycle, level } = entry;
  const base = underlying(before, isWhole) ?? { ...DEFAULT_OBJECTIVE, key, name, cycle, level };
  const merged = overlaid<Objective>(base, entry);
  // Nothing that goes on has an end to tell of.
  const whole = merged.status === 'closed' ? merged : { ...merged, closing: null };
  const unordered = before !== undefined && same([...before.alignedTo].sort(byText), merged.alignedTo.toSorted(byText));
  return unordered ? { ...whole, alignedTo: before.alignedTo } : whole;
}

function planTargets(
  current: StrategyIndex,
  file: ParsedStrategyFile,
): { readonly targets: readonly RecordChange<Target>[]; readonly mistakes: readonly Mistake[] } {
  const entries = new Map(file.targets.map((entry, index) => [entry.key, { entry, index }]));
  const linksOf = grouped(file.links);
  const firstLink = new Map(file.links.map(({ target }, index) => [target, index] as const).reverse());
  const cycleOf = cyclesAfter(current, file);
  const touched = new Set<TargetKey>([...entries.keys(), ...linksOf.keys(), ...current.targets.keys()]);
  const mistakes: Mistake[] = [];
  const targets = [...touched].toSorted(byText).flatMap((key): readonly RecordChange<Target>[] => {
    const before = current.targets.get(key);
    const found = entries.get(key);
    const named = found === undefined ? before : mergedTarget(found.entry, before, cycleOf, file.isWhole);
    if (named === undefined) return [];
    const cycle = cycleOf(named.objective) ?? named.cycle;
    const definition = { ...named, cycle, frozen: isClosedAfter(current, file, cycle) ? named.frozen : null };
    const listed = linksOf.get(key);
    const relinked = listed !== undefined || (found !== undefined && !file.keepLinks);
    const planned = relinked ? planLinks(definition, listed ?? [], current.issues) : definition;
    const after = { ...definition, ...linksOrFrozen(definition, planned) };
    if (same(before, after)) return [];
    if (found !== undefined) mistakes.push(...definitionMistakes(after, `targets[${found.index}]`));
    if (relinked) {
      const first = firstLink.get(key);
      mistakes.push(...linkLimitMistakes(key, after.links, first === undefined ? 'links' : `links[${first}].target`));
    }
    return [{ before, after }];
  });
  return { targets, mistakes };
}

/** The target that an entry makes of what is stored, or of nothing; undefined while its objective is not known. */
export function mergedTarget(
  entry: ParsedStrategyFile['targets'][number],
  before: Target | undefined,
  cycleOf: (objective: ObjectiveKey) => CycleKey | undefined,
  isWhole = false,
): Target | undefined {
  const cycle = cycleOf(entry.objective);
  if (cycle === undefined) return undefined;
  const { measure } = entry;
  const base = underlying(before, isWhole) ?? {
    ...DEFAULT_TARGET,
    // Links are listed beside the entries and their numbers go on; what is frozen goes when its cycle is open again.
    ...(before === undefined ? {} : { links: before.links, nextLink: before.nextLink, frozen: before.frozen }),
    ...namedOf(entry),
    kind: defaultKind(measure),
    profile: defaultProfile(measure),
    cycle,
  };
  const merged = overlaid<Target>(base, entry);
  return before !== undefined && sameOverride(before.override, merged.override)
    ? { ...merged, override: before.override }
    : merged;
}

const isClosedAfter = (current: StrategyIndex, file: ParsedStrategyFile, key: CycleKey): boolean =>
  (file.cycles.find((cycle) => cycle.key === key)?.state ?? current.cycles.get(key)?.state) === 'closed';

/** A frozen target's links say what they said when its cycle was closed, also when an issue has come back since. */
function linksOrFrozen(
  target: Target,
  { links, nextLink }: Pick<Target, 'links' | 'nextLink'>,
): Pick<Target, 'links' | 'nextLink'> {
  const unseen = (all: Target['links']) => all.map((link) => (link.kind === 'issue' ? { ...link, gone: false } : link));
  return target.frozen !== null && same(unseen(target.links), unseen(links))
    ? { links: target.links, nextLink: target.nextLink }
    : { links, nextLink };
}

function namedOf(
  entry: ParsedStrategyFile['targets'][number],
): Omit<Target, keyof typeof DEFAULT_TARGET | 'cycle' | 'kind' | 'profile'> {
  const { key, objective, name, measure, baseline, goal, unit, start, due } = entry;
  return { key, objective, name, measure, baseline, goal, unit, start, due };
}

/** The cycle of each objective once the file is imported. A target is always in its objective's cycle. */
function cyclesAfter(
  current: StrategyIndex,
  file: ParsedStrategyFile,
): (objective: ObjectiveKey) => CycleKey | undefined {
  const inFile = new Map(file.objectives.map(({ key, cycle }) => [key, cycle]));
  return (objective) => inFile.get(objective) ?? current.objectives.get(objective)?.cycle;
}

function grouped<E extends { readonly target: TargetKey }>(
  entries: readonly E[],
): ReadonlyMap<TargetKey, readonly E[]> {
  const groups = new Map<TargetKey, E[]>();
  for (const entry of entries) {
    const group = groups.get(entry.target);
    if (group === undefined) groups.set(entry.target, [entry]);
    else group.push(entry);
  }
  return groups;
}

function planAllCheckIns(
  current: StrategyIndex,
  file: ParsedStrategyFile,
  restoring: Restoring | undefined,
): readonly CheckInsChange[] {
  const listed = grouped(file.checkIns);
  const dropped = restoring === undefined ? undefined : daysDropped(current, file, restoring);
  return [...new Set([...listed.keys(), ...(dropped?.keys() ?? [])])].toSorted(byText).flatMap((target) => {
    const before = current.checkIns.get(target) ?? [];
    return planCheckIns(target, before, listed.get(target) ?? [], dropped?.get(target)) ?? [];
  });
}

const folded = (names: readonly string[]): readonly string[] =>
  [...new Set(names.map((name) => name.trim().toLowerCase()))].sort(byText);

function planSettings(before: Settings, entry: FileSettings, isWhole: boolean): RecordChange<Settings> | undefined {
  const isAllSaid = isWhole && Object.keys(entry).length > 0;
  const base = isAllSaid ? DEFAULT_SETTINGS : before;
  const resolutions = entry.excludedResolutions;
  const isKept =
    resolutions === undefined || (!isAllSaid && same(folded(resolutions), folded(before.excludedResolutions)));
  const after: Settings = {
    excludedResolutions: isKept ? base.excludedResolutions : resolutions,
    credit: overlaid(base.credit, entry.credit ?? {}),
    pointsField: entry.pointsField === undefined ? base.pointsField : entry.pointsField,
    statusCredit: entry.statusCredit ?? base.statusCredit,
    unestimated: entry.unestimated ?? base.unestimated,
    terms: overlaid(base.terms, entry.terms ?? {}),
    words: overlaid(base.words, entry.words ?? {}),
    perspectives: entry.perspectives ?? base.perspectives,
    cadence: overlaid(base.cadence, entry.cadence ?? {}),
    rules: overlaid(base.rules, entry.rules ?? {}),
    limits: overlaid(base.limits, entry.limits ?? {}),
    pointsPerHour: entry.pointsPerHour ?? base.pointsPerHour,
  };
  return same(before, after) ? undefined : { before, after };
}

/** A parent that is new is written before those that count towards it, so that a half-applied plan has no orphans. */
function parentsFirst(objectives: readonly RecordChange<Objective>[]): readonly RecordChange<Objective>[] {
  const byKey = new Map(objectives.map((change) => [change.after.key, change]));
  const placed = new Set<ObjectiveKey>();
  return objectives.flatMap((change) => {
    const line: RecordChange<Objective>[] = [];
    let step: RecordChange<Objective> | undefined = change;
    while (step !== undefined && !placed.has(step.after.key)) {
      placed.add(step.after.key);
      line.unshift(step);
      step = step.after.parent === null ? undefined : byKey.get(step.after.parent);
    }
    return line;
  });
}
