import type { AccountId, ObjectiveKey } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import type { Result } from '../../domain/result';
import type { AddedSince } from '../../domain/strategy-file/restoring';
import type { RestoreChoice } from '../../ports/import-store';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { prepareFile, type PreparedImport } from '../strategy/apply-file';

/** A backup has no property that it leaves to the site: what one of its entries does not say is at its default. */
export const asBackup = (read: ReadFile): ReadFile =>
  read.ok ? { ...read, file: { ...read.file, isWhole: true, keepLinks: false } } : read;

/** How a restore is planned: by what was chosen, what was shown and who may not see what. */
export interface Planned {
  readonly choice: Pick<RestoreChoice, 'removesAdded' | 'opensClosed' | 'reason'>;
  readonly added: AddedSince | undefined;
  readonly hidden: ReadonlySet<ObjectiveKey>;
}

/** Everything that putting a backup back would do, or what stands against it. Changes nothing. */
export async function prepareRestore(
  deps: Deps,
  actor: AccountId,
  read: ReadFile,
  { choice, added, hidden }: Planned,
): Promise<Result<PreparedImport, readonly Mistake[]>> {
  const dropped = choice.removesAdded && added !== undefined ? added.checkIns : new Map();
  const restoring = { dropped, opensClosed: choice.opensClosed, hidden };
  return prepareFile(deps, actor, asBackup(read), { restore: { restoring, reason: choice.reason } });
}
