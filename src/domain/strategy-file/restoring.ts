import type { CycleKey, Day, ObjectiveKey, TargetKey } from '../ids';
import { takesCheckIns } from '../measure';
import type { Objective } from '../objective';
import type { Restriction } from '../restriction';
import type { RecordChange } from './import-plan';
import type { FileTarget, ParsedStrategyFile } from './parsed-file';
import type { StrategyIndex } from './strategy-index';

/** What was added to the site since a backup was made: found when the person looked, and no more than they were shown. */
export interface AddedSince {
  readonly cycles: readonly CycleKey[];
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
  /** Days of check-ins that the backup does not list, by target of the backup. */
  readonly checkIns: ReadonlyMap<TargetKey, readonly Day[]>;
}

/**
 * How a backup is put back, beyond what an import may do. It goes through the whole strategy. What the person may not see is
 * put back as well, and stays out of their sight: a restriction and the people it never shuts out stay as they are now, and
 * a target that stands in something hidden stays there. Otherwise an old file, or one made up, would open what is closed.
 */
export interface Restoring {
  /** Check-ins that go because they were added since. */
  readonly dropped: ReadonlyMap<TargetKey, readonly Day[]>;
  /** Whether closed cycles may be opened for what is put back in them. */
  readonly opensClosed: boolean;
  /** Objectives that the person could not see when they began. */
  readonly hidden: ReadonlySet<ObjectiveKey>;
}

/** The days of check-ins that go, by target: those named, and what was entered since under a measure the backup has not. */
export function daysDropped(
  current: StrategyIndex,
  file: ParsedStrategyFile,
  { dropped }: Restoring,
): ReadonlyMap<TargetKey, ReadonlySet<Day>> {
  const listed = new Set(file.checkIns.map(({ target, at }) => `${target} ${at}`));
  const days = new Map<TargetKey, Set<Day>>();
  const drop = (target: TargetKey, day: Day): void => {
    if (!listed.has(`${target} ${day}`)) days.set(target, (days.get(target) ?? new Set<Day>()).add(day));
  };
  for (const [target, some] of dropped) for (const day of some) drop(target, day);
  for (const { key, measure } of file.targets) {
    if (takesCheckIns(measure)) continue;
    for (const { at, automatic } of current.checkIns.get(key) ?? []) if (!automatic) drop(key, at);
  }
  return days;
}

/** The file with every target that stands in something hidden left where it stands, unless it goes to what is hidden too. */
export function keptInPlace(
  current: StrategyIndex,
  file: ParsedStrategyFile,
  hidden: Restoring['hidden'],
): ParsedStrategyFile {
  if (hidden.size === 0) return file;
  const placed = (entry: FileTarget): FileTarget => {
    const stands = current.targets.get(entry.key)?.objective;
    return stands === undefined || !hidden.has(stands) || hidden.has(entry.objective)
      ? entry
      : { ...entry, objective: stands };
  };
  return { ...file, targets: file.targets.map(placed) };
}

type Find = (key: ObjectiveKey) => Objective | undefined;

/** The restriction that hides an objective from above: that of the highest on its line that is hidden, which has no other reason. */
function hidingAbove({ parent }: Objective, hidden: Restoring['hidden'], find: Find): Restriction | null {
  const passed = new Set<ObjectiveKey>();
  let restriction: Restriction | null = null;
  let step = parent;
  while (step !== null && hidden.has(step) && !passed.has(step)) {
    passed.add(step);
    const above = find(step);
    restriction = above?.restrictedTo ?? restriction;
    step = above?.parent ?? null;
  }
  return restriction;
}

const bothOf = (a: Restriction | null, b: Restriction | null): Restriction | null =>
  a === null || b === null
    ? (a ?? b)
    : {
        accounts: a.accounts.filter((one) => b.accounts.includes(one)),
        groups: a.groups.filter((one) => b.groups.includes(one)),
      };

function restrictionAfter(before: Objective, after: Objective, hidden: Restoring['hidden'], find: Find) {
  // Whatever hides its parent goes on hiding it.
  if (after.parent !== null && hidden.has(after.parent)) return after.restrictedTo;
  return bothOf(before.restrictedTo, hidingAbove(before, hidden, find));
}

/** The change with nothing in it that would show the person what they could not see, or take away what they were not shown. */
export function keptHidden(
  change: RecordChange<Objective>,
  hidden: Restoring['hidden'],
  find: Find,
): RecordChange<Objective> {
  const { before, after } = change;
  if (before === undefined || hidden.size === 0) return change;
  const unseen = before.alignedTo.filter((key) => hidden.has(key) && !after.alignedTo.includes(key));
  const into = before.closing?.into ?? null;
  const isIntoKept = after.closing !== null && after.closing.into === null && into !== null && hidden.has(into);
  const pointing: Objective = {
    ...after,
    alignedTo: unseen.length === 0 ? after.alignedTo : [...after.alignedTo, ...unseen],
    closing: isIntoKept && after.closing !== null ? { ...after.closing, into } : after.closing,
  };
  if (!hidden.has(after.key)) return { before, after: pointing };
  const { owner, delegates } = before;
  const restrictedTo = restrictionAfter(before, after, hidden, find);
  return { before, after: { ...pointing, owner, delegates, restrictedTo } };
}

/** A link of a backup that cannot be put back, because Jira has no such work that the app can see. */
export interface LostLink {
  readonly target: TargetKey;
  readonly issue: string;
}

export function lostLinks(current: StrategyIndex, file: ParsedStrategyFile): readonly LostLink[] {
  return file.links.flatMap((link) => {
    if (link.kind === 'jql' || current.issues.has(link.issue)) return [];
    const known = current.targets.get(link.target)?.links ?? [];
    const isKept = known.some((one) => one.kind === 'issue' && one.key === link.issue);
    return isKept ? [] : [{ target: link.target, issue: link.issue }];
  });
}
