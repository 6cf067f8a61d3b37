import type { ObjectiveKey, TargetKey } from '../ids';
import { feedOf, takesCheckIns } from '../measure';
import { unreachable } from '../result';
import type { Link } from '../link';
import { loopsOf } from './loops';
import type { Mistake } from '../mistake';
import type { FileOutline, FileReference } from './outline';
import { checkInMistakes, loopMistake, objectivesByKey } from './outline-mistakes';
import type { StrategyIndex } from './strategy-index';

/** What a file names that is neither in it nor on the site, and what it would break on the site. */
export function referenceMistakes(current: StrategyIndex, outline: FileOutline): readonly Mistake[] {
  return [...standingMistakes(current, outline, outline.references), ...measuresWithCheckIns(current, outline)];
}

/**
 * The same of a backup that is put back. Work that Jira no longer has is no mistake of the backup, and what was entered since
 * under another measure goes with that measure.
 */
export const restoringMistakes = (current: StrategyIndex, outline: FileOutline): readonly Mistake[] =>
  standingMistakes(
    current,
    outline,
    outline.references.filter(({ kind }) => kind !== 'linked-issue' && kind !== 'impeding-issue'),
  );

const standingMistakes = (
  current: StrategyIndex,
  outline: FileOutline,
  references: readonly FileReference[],
): readonly Mistake[] => [
  ...unknownReferences(current, { ...outline, references }),
  ...loopsThroughTheSite(current, outline),
  ...checkInsOfOtherMeasures(current, outline),
];

function unknownReferences(current: StrategyIndex, outline: FileOutline): readonly Mistake[] {
  const cycles = new Set(outline.cycles.map(({ key }) => key));
  const objectives = new Set(outline.objectives.map(({ key }) => key));
  const targets = new Set(outline.targets.map(({ key }) => key));
  const isKnown = (reference: FileReference): boolean => {
    switch (reference.kind) {
      case 'cycle':
        return cycles.has(reference.key) || current.cycles.has(reference.key);
      case 'objective':
        return objectives.has(reference.key) || current.objectives.has(reference.key);
      case 'target':
        return targets.has(reference.key) || current.targets.has(reference.key);
      case 'linked-issue':
        return current.issues.has(reference.key) || isGoneLink(current, reference.target, reference.key);
      case 'impeding-issue':
        return current.issues.has(reference.key) || isRecordedImpediment(current, reference);
      default:
        return unreachable(reference);
    }
  };
  return outline.references
    .filter((reference) => !isKnown(reference))
    .map((reference) => ({ path: reference.path, message: unknownMessage(reference) }));
}

function unknownMessage(reference: FileReference): string {
  if (reference.kind === 'linked-issue' || reference.kind === 'impeding-issue') {
    return `There is no issue ${reference.key} that the app can see.`;
  }
  return `There is no ${reference.kind} ${reference.key}, neither in the file nor on the site.`;
}

/**
 * A link to an issue that was deleted since keeps its last key, so that an export can be imported again. In a closed cycle
 * nobody looks any more whether the issue is there.
 */
function isGoneLink(current: StrategyIndex, target: TargetKey | undefined, key: string): boolean {
  const known = target === undefined ? undefined : current.targets.get(target);
  const isGone = (link: Link): boolean =>
    link.kind === 'issue' && link.key === key && (link.gone || known?.frozen !== null);
  return known?.links.some(isGone) === true;
}

/** An impediment already on record stays, also when its issue has gone. */
function isRecordedImpediment(
  current: StrategyIndex,
  reference: Extract<FileReference, { readonly kind: 'impeding-issue' }>,
): boolean {
  const checkIns = reference.target === undefined ? [] : (current.checkIns.get(reference.target) ?? []);
  return checkIns.some(
    ({ at, impediments }) => at === reference.at && impediments.some(({ issue }) => issue === reference.key),
  );
}

/** Loops that need an objective the file does not hold; those within the file are told without the site. */
function loopsThroughTheSite(current: StrategyIndex, outline: FileOutline): readonly Mistake[] {
  const inFile = objectivesByKey(outline);
  const parentOf = (key: ObjectiveKey): ObjectiveKey | null | undefined => {
    const named = inFile.get(key)?.parent;
    return named === undefined ? current.objectives.get(key)?.parent : named;
  };
  return loopsOf(inFile.keys(), parentOf)
    .filter((loop) => loop.some((key) => inFile.get(key)?.parent === undefined))
    .flatMap((loop) => loopMistake(loop, inFile));
}

function checkInsOfOtherMeasures(current: StrategyIndex, outline: FileOutline): readonly Mistake[] {
  const declared = new Set(outline.targets.map(({ key }) => key));
  return outline.checkIns
    .filter(({ target, automatic }) => !automatic && !declared.has(target))
    .flatMap(({ target, path }) => checkInMistakes(target, current.targets.get(target)?.measure.type, path));
}

/** Entered values would be lost from sight under a measure that takes none. */
function measuresWithCheckIns(current: StrategyIndex, outline: FileOutline): readonly Mistake[] {
  return outline.targets.flatMap(({ key, measure, path }): readonly Mistake[] => {
    const count = current.checkIns.get(key)?.filter(({ automatic }) => !automatic).length ?? 0;
    const before = current.targets.get(key);
    const isHidden = measure !== undefined && feedOf(measure) !== 'check-ins' && count > 0;
    if (!isHidden || before === undefined || !takesCheckIns(before.measure)) return [];
    const has = count === 1 ? 'a check-in' : `${count} check-ins`;
    const message = `${key} has ${has}, which a ${measure} measure would hide; add a target for the new measure instead.`;
    return [{ path: `${path}.measure`, message }];
  });
}
