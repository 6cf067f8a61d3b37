import { mayEdit, type Editor } from '../../domain/access';
import { putBack, withdrawn } from '../../domain/check-in-book';
import type { Day, TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { Deps } from '../deps';
import type { EditError } from '../edit/save-entry';
import { mistaken, openBook } from './open-book';
import { MAX_ROUNDS, saveBook } from './save-book';

/** Takes a day's check-in back. Taking back what is not there changes nothing. */
export async function withdrawCheckIn(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  at: Day,
): Promise<Result<{ readonly removed: boolean }, EditError>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const opened = await openBook(deps, key);
    if (!opened.ok) return opened;
    const { record, settings, book } = opened.value;
    if (!mayEdit(editor, record.value.target)) return err({ kind: 'forbidden' });
    const after = withdrawn(book, at);
    if (after === book) return ok({ removed: false });
    const change = { by: editor.accountId, deed: 'withdrawn', record, settings, before: book, after } as const;
    if (await saveBook(deps, change)) return ok({ removed: true });
  }
  return err({ kind: 'stale' });
}

/** Puts back what was withdrawn in one version of a target's check-ins. Doing it again changes nothing. */
export async function putBackCheckIn(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  versionId: string,
): Promise<Result<{ readonly changed: boolean }, EditError>> {
  const version = await deps.checkInLog.find(key, versionId);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const opened = await openBook(deps, key);
    if (!opened.ok) return opened;
    const { record, settings, book } = opened.value;
    if (!mayEdit(editor, record.value.target)) return err({ kind: 'forbidden' });
    const checkIn = version?.deed === 'withdrawn' ? version.changes[0]?.before : undefined;
    if (checkIn === undefined || checkIn === null) {
      return mistaken('version', 'This check-in is not on record any more; enter it again.');
    }
    const after = putBack(book, checkIn);
    if (after === undefined) {
      return mistaken('version', 'Another check-in stands on that day. Change that one, or withdraw it first.');
    }
    if (after === book) return ok({ changed: false });
    const change = { by: editor.accountId, deed: 'put-back', record, settings, before: book, after } as const;
    if (await saveBook(deps, change)) return ok({ changed: true });
  }
  return err({ kind: 'stale' });
}
