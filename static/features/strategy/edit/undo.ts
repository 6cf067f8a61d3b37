import type { CheckInView } from '../../../../src/contract/check-in-views';
import { call } from '../../../bridge/call';
import { t } from '../../../i18n/translate';
import type { SavedCheckIn } from '../../../ui/check-in/check-in-values';
import { fieldsChanged, isSame, type Entry, type Known } from './entries';
import { saveChanges, type Change } from './save-entries';

/** Puts back what was before, and says what became of it. */
export type Undo = () => Promise<string>;

/** What saving an entry over what was known changed; null when nothing. */
export function changeOf(before: Known, entry: Entry): Change | null {
  const names = fieldsChanged(before.entry, entry);
  if (names.length === 0) return null;
  return { before, fields: Object.fromEntries(names.map((name) => [name, entry[name]])) };
}

/** The change that takes a change back: it expects what was saved, and writes what was there. */
function reversed({ before, fields }: Change): Change {
  const entry = { ...before.entry, ...fields };
  const was = Object.fromEntries(Object.keys(fields).map((name) => [name, before.entry[name] ?? null]));
  return { before: { ...before, entry, rev: before.rev + 1 }, fields: was };
}

const NAMED = 5;

function keysText(changes: readonly Change[]): string {
  const keys = changes.slice(0, NAMED).map(({ before }) => before.key);
  return changes.length > NAMED ? `${keys.join(', ')}, …` : keys.join(', ');
}

/** Takes changes back; where somebody changed the same since, theirs is kept. `cycle` is the one shown. */
export function undoChanges(changes: readonly Change[], cycle: string | null): Undo {
  const cycles = [cycle, ...changes.map(({ before, fields }) => fields['cycle'] ?? before.entry['cycle'])].filter(
    (key): key is string => typeof key === 'string',
  );
  return async () => {
    const { saved, left } = await saveChanges(changes.map(reversed), cycles);
    if (left.length === 0) return t('undo.done');
    if (saved.length === 0) return t('undo.kept', { keys: keysText(left) });
    return t('undo.some', { keys: keysText(left) });
  };
}

/** What was done to the check-in of a day: what stood there, and what stands there now. */
export interface DayChange {
  readonly at: string;
  readonly before: CheckInView | null;
  readonly after: SavedCheckIn | null;
}

/** The days that saving a check-in changed: its own, and the one it came from. */
export function daysChanged(
  checkIns: readonly CheckInView[],
  saved: SavedCheckIn,
  moved: CheckInView | null,
): readonly DayChange[] {
  const own = { at: saved.at, before: checkIns.find(({ at }) => at === saved.at) ?? null, after: saved };
  return moved === null || moved.at === saved.at ? [own] : [own, { at: moved.at, before: moved, after: null }];
}

const said = ({ value, confidence, note }: SavedCheckIn): unknown => [value, confidence, note];

/** A check-in as it is entered: what the app adds for readers, or knows better itself, is no part of it. */
function entryOf(target: string, { automatic, value, impediments, ...said }: CheckInView): Entry {
  const named = impediments.filter(({ text, issue }) => text !== undefined || issue !== undefined);
  return {
    ...said,
    ...(automatic ? {} : { value }),
    target,
    impediments: named.map(({ summary: _title, ...impediment }) => impediment),
  };
}

async function putBack(target: string, { at, before, after }: DayChange): Promise<boolean> {
  const { checkIns } = await call('getTarget', { target });
  const now = checkIns.find((one) => one.at === at) ?? null;
  const isTheirs = now === null || after === null ? now !== after : !isSame(said(now), said(after));
  if (isTheirs) return false;
  if (before === null) await call('withdrawCheckIn', { target, at });
  else {
    await call('recordCheckIn', { checkIn: entryOf(target, before) });
  }
  return true;
}

/** Takes back what was done to a target's check-ins. */
export function undoCheckIns(target: string, days: readonly DayChange[]): Undo {
  return async () => {
    for (const day of days) if (!(await putBack(target, day))) return t('undo.kept', { keys: target });
    return t('undo.done');
  };
}
