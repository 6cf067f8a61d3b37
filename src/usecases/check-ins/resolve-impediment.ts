import { mayEdit, type Editor } from '../../domain/access';
import { resolved, type CheckInBook, type ImpedimentPlace } from '../../domain/check-in-book';
import { subjectOf } from '../../domain/check-in';
import { dayOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { Deps } from '../deps';
import type { EditError } from '../edit/save-entry';
import { mistaken, openBook } from './open-book';
import { MAX_ROUNDS, saveBook } from './save-book';

/** Whoever was asked to help may say that it is done. */
const isAsked = (editor: Editor, book: CheckInBook, { at, subject }: ImpedimentPlace): boolean =>
  book.some(
    (checkIn) =>
      checkIn.at === at &&
      checkIn.impediments.some((one) => subjectOf(one) === subject && one.helper === editor.accountId),
  );

/** Says that something is no longer in the way, and how; a null note says that it is in the way again. */
export async function resolveImpediment(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  place: ImpedimentPlace,
  note: string | null,
): Promise<Result<{ readonly changed: boolean }, EditError>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const opened = await openBook(deps, key);
    if (!opened.ok) return opened;
    const { record, settings, book } = opened.value;
    const by = editor.accountId;
    if (!mayEdit(editor, record.value.target) && !isAsked(editor, book, place)) return err({ kind: 'forbidden' });
    const resolution = note === null ? null : { at: dayOf(deps.clock.nowMs()), by, note };
    const after = resolved(book, place, resolution);
    if (after === undefined) return mistaken('subject', 'This impediment is not on record any more.');
    if (after === book) return ok({ changed: false });
    const deed = note === null ? 'reopened' : 'resolved';
    if (await saveBook(deps, { by, deed, record, settings, before: book, after })) return ok({ changed: true });
  }
  return err({ kind: 'stale' });
}
