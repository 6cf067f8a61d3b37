import type { AccountId } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import type { ImportCounts } from '../../domain/strategy-file/import-plan';
import type { ReadFile } from '../../ports/strategy-reader';
import { sightedWork } from '../admin/sighted-work';
import type { Deps } from '../deps';
import { prepareImport } from './apply-file';
import { namedItems, type NamedItem } from './named-items';

/** Things named one by one; the rest is told as a number. */
const MAX_ITEMS = 200;

export interface Preview {
  readonly changed: ImportCounts;
  readonly items: readonly NamedItem[];
  readonly more: number;
}

/** What importing a file would change, in the words of the audit log. Changes nothing. */
export async function previewImport(
  deps: Deps,
  actor: AccountId,
  read: ReadFile,
): Promise<Result<Preview, readonly Mistake[]>> {
  const prepared = await prepareImport(deps, actor, read);
  if (!prepared.ok) return err(prepared.error);
  const { plan, items } = prepared.value;
  const named = items.slice(0, MAX_ITEMS);
  return ok({
    changed: plan.counts,
    items: namedItems(prepared.value, named.map(await sightedWork(deps, named))),
    more: Math.max(0, items.length - MAX_ITEMS),
  });
}
