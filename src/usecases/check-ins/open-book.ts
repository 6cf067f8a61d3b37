import type { CheckInBook } from '../../domain/check-in-book';
import type { TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import type { Settings } from '../../domain/settings';
import { closedMessage } from '../../domain/strategy-file/closed-mistakes';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import type { EditError } from '../edit/save-entry';

/** A target's check-ins as they are stored, and what it takes to change them. */
interface OpenBook {
  readonly record: StoredTarget;
  readonly settings: Settings;
  readonly book: CheckInBook;
}

/** Why a deed cannot be done, about the field it is about. */
export const mistaken = (path: string, message: string): Result<never, EditError> =>
  err({ kind: 'mistakes', mistakes: [{ path, message }] });

/** Reads the check-ins of a target whose cycle is not closed. */
export async function openBook(deps: Deps, key: TargetKey): Promise<Result<OpenBook, EditError>> {
  const record = (await deps.strategy.targets([key])).get(key);
  if (record === undefined) return mistaken('target', 'There is no such target.');
  const { cycle: cycleKey } = record.value.target;
  const cycle = (await deps.strategy.cycles([cycleKey])).get(cycleKey)?.value;
  if (cycle?.state === 'closed') return mistaken('at', closedMessage(cycle));
  const book = (await deps.strategy.checkIns([key])).get(key) ?? [];
  return ok({ record, settings: await deps.strategy.settings(), book });
}
