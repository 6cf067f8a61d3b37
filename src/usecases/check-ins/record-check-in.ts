import { mayEdit, type Editor } from '../../domain/access';
import { entered, type CheckInBook } from '../../domain/check-in-book';
import { subjectOf, type CheckIn } from '../../domain/check-in';
import { addDays, dayOf, parseDay } from '../../domain/day';
import { parseTargetKey, type Day, type TargetKey } from '../../domain/ids';
import { feedOf, takesCheckIns, type Feed } from '../../domain/measure';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import { listMistakes } from '../../domain/strategy-file/mistake-list';
import { referenceMistakes } from '../../domain/strategy-file/reference-mistakes';
import { planImport } from '../../domain/strategy-plan';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { fileOf, type Entry } from '../edit/entry-file';
import type { EditError } from '../edit/save-entry';
import { loadIndex, type LoadedIndex } from '../strategy/load-index';
import { automaticValue } from './automatic-value';
import { MAX_ROUNDS, saveBook } from './save-book';

/** Somewhere on earth it is tomorrow already. */
const DAYS_AHEAD = 1;

const refused = (mistakes: readonly Mistake[]): Result<never, EditError> => err({ kind: 'mistakes', mistakes });
const aboutCheckIn = (mistakes: readonly Mistake[]): readonly Mistake[] =>
  mistakes.map(({ path, message }) => ({ path: path.replace(/^checkIns\[0\]\.?/, ''), message }));

async function storedTarget(deps: Deps, key: unknown): Promise<StoredTarget | undefined> {
  const named = typeof key === 'string' ? parseTargetKey(key) : undefined;
  return named === undefined ? undefined : (await deps.strategy.targets([named])).get(named);
}

/** A day in words that only ever come from the platform's clock or a person's form. */
const dayIn = (entry: Entry): Day | undefined => (typeof entry['at'] === 'string' ? parseDay(entry['at']) : undefined);

/** The entry with what the app knows better than its sender: who enters it and, where people enter no value, the value. */
async function completed(deps: Deps, editor: Editor, entry: Entry, stored: StoredTarget | undefined): Promise<Entry> {
  const { automatic: _said, ...own } = entry;
  const by = editor.accountId;
  if (stored === undefined || takesCheckIns(stored.value.target.measure)) return { ...own, by };
  const at = dayIn(entry);
  const settings = await deps.strategy.settings();
  const value = at === undefined ? null : await automaticValue(deps, stored, settings, at);
  return { ...own, value, automatic: true, by };
}

/** Whoever changes the words of a check-in does not unsay what has been resolved since. */
function withResolutions(checkIn: CheckIn, before: CheckIn | undefined): CheckIn {
  const known = new Map(before?.impediments.map((one) => [subjectOf(one), one.resolved]));
  const impediments = checkIn.impediments.map((one) => {
    const resolved = one.resolved ?? known.get(subjectOf(one));
    return resolved === undefined ? one : { ...one, resolved };
  });
  return { ...checkIn, impediments };
}

/** Whoever changes a check-in does not take away a work item that they were not shown. */
async function withUnseen(deps: Deps, checkIn: CheckIn, before: CheckIn | undefined): Promise<CheckIn> {
  const named = new Set(checkIn.impediments.map(({ issue }) => issue));
  const left = (before?.impediments ?? []).filter(({ issue }) => issue !== undefined && !named.has(issue));
  const keys = left.flatMap(({ issue }) => issue ?? []);
  if (keys.length === 0) return checkIn;
  const seen = new Set((await deps.viewer.issuesByKey(keys)).map(({ key }) => key));
  const unseen = left.filter(({ issue }) => issue !== undefined && !seen.has(issue));
  return { ...checkIn, impediments: [...checkIn.impediments, ...unseen] };
}

/** An automatic value is taken once: the same words again, or other words for an earlier day, leave it as it was. */
function withKeptValue(checkIn: CheckIn, before: CheckIn | undefined, today: Day): CheckIn {
  if (before === undefined || !checkIn.automatic || !before.automatic) return checkIn;
  const kept = { ...checkIn, value: before.value };
  return checkIn.at < today || entered([before], kept)[0] === before ? kept : checkIn;
}

interface Planned {
  readonly loaded: LoadedIndex;
  readonly key: TargetKey;
  readonly before: CheckInBook;
  readonly after: CheckInBook;
}

interface Placing {
  readonly at: Day;
  readonly start: Day | undefined;
  /** Something was said for that day already. */
  readonly isThere: boolean;
  /** It comes from another day. */
  readonly isMoved: boolean;
}

/** Why it cannot stand on this day. What a file brought from before the start stays, and its words may change. */
function misplacedDay({ at, start, isThere, isMoved }: Placing): string | undefined {
  if (isThere && isMoved) {
    return 'There is a check-in for this day already. Choose another day, or withdraw that one first.';
  }
  if (start === undefined || isThere || at >= start) return undefined;
  return `The target starts on ${start}. Choose that day or a later one; what was measured before belongs in its baseline, or comes with an import.`;
}

const VALUE_FROM: Readonly<Record<Exclude<Feed, 'check-ins'>, string>> = {
  work: 'its linked work',
  milestones: 'its milestones',
  objectives: 'the objectives below',
};

/** A value that people do not enter is refused, never dropped: whoever sends one means it to count. */
function unwantedValue({ value, automatic }: Entry, stored: StoredTarget | undefined): readonly Mistake[] {
  const feed = stored === undefined ? 'check-ins' : feedOf(stored.value.target.measure.type);
  if (feed === 'check-ins' || automatic === true || value === undefined || value === null) return [];
  const message = `The value of this target comes from ${VALUE_FROM[feed]}. Leave the value out; to set it by hand, edit the target.`;
  return [{ path: 'value', message }];
}

/** The target's check-ins with this one among them, by the rules of an import. */
async function plan(deps: Deps, entry: Entry, from: Day | undefined): Promise<Result<Planned, readonly Mistake[]>> {
  const read = deps.reader.fromValue(fileOf({ checkIns: [entry] }));
  // An impediment may name an issue; whether it exists is only told to those who may see it.
  const personal = { ...deps, source: deps.personal };
  if (!read.ok) {
    const { index } = await loadIndex(personal, read.outline, undefined);
    return err(listMistakes([...read.mistakes, ...referenceMistakes(index, read.outline)]));
  }
  const loaded = await loadIndex(personal, read.file.outline, read.file);
  const planned = planImport(loaded.index, read.file);
  if (!planned.ok) return planned;
  const key = read.file.checkIns[0]?.target;
  const at = read.file.checkIns[0]?.at;
  if (key === undefined || at === undefined) return err([{ path: 'target', message: 'There is no such target.' }]);
  const today = dayOf(deps.clock.nowMs());
  if (at > addDays(today, DAYS_AHEAD))
    return err([{ path: 'at', message: 'A check-in is about today or an earlier day.' }]);
  const before = loaded.index.checkIns.get(key) ?? [];
  const merged = (planned.value.checkIns[0]?.after ?? before).find((one) => one.at === at);
  if (merged === undefined) return ok({ loaded, key, before, after: before });
  const there = before.find((one) => one.at === at);
  const moved = from === undefined || from === at ? undefined : before.find((one) => one.at === from);
  const start = loaded.targets.get(key)?.value.target.start;
  const misplaced = misplacedDay({ at, start, isThere: there !== undefined, isMoved: moved !== undefined });
  if (misplaced !== undefined) return err([{ path: 'at', message: misplaced }]);
  const worded = await withUnseen(deps, withResolutions(merged, there ?? moved), there ?? moved);
  const checkIn = withKeptValue(worded, there, today);
  return ok({ loaded, key, before, after: entered(before, checkIn, from ?? at) });
}

/**
 * Enters an owner's word for a day; with `from`, the check-in of that day moves to the new one. The same again changes
 * nothing, so a retry never doubles it, whatever became of the first try.
 */
export async function recordCheckIn(
  deps: Deps,
  editor: Editor,
  entry: Entry,
  from?: Day,
): Promise<Result<{ readonly changed: boolean }, EditError>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = await storedTarget(deps, entry['target']);
    const unwanted = unwantedValue(entry, stored);
    if (unwanted.length > 0)
      return mayEdit(editor, stored?.value.target) ? refused(unwanted) : err({ kind: 'forbidden' });
    const planned = await plan(deps, await completed(deps, editor, entry, stored), from);
    if (!planned.ok) return refused(aboutCheckIn(planned.error));
    const { loaded, key, before, after } = planned.value;
    const record = loaded.targets.get(key);
    if (record === undefined || !mayEdit(editor, record.value.target)) return err({ kind: 'forbidden' });
    if (before === after) return ok({ changed: false });
    const deed = after.length > before.length ? 'entered' : 'changed';
    const change = { by: editor.accountId, deed, record, settings: loaded.index.settings, before, after } as const;
    if (await saveBook(deps, change)) return ok({ changed: true });
  }
  return err({ kind: 'stale' });
}
