import type { AccountId } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { applyFile, prepareImport, type Applied } from './apply-file';

/** How long the worker waits before it takes an import over that its call has not finished. */
const TAKE_OVER_SECONDS = 60;

/**
 * Imports a file at once. One that needs several transactions is staged first, so that an import that is cut off half way
 * is finished by the worker instead of staying half applied.
 */
export async function importStrategy(
  deps: Deps,
  actor: AccountId,
  text: string,
  read: ReadFile,
): Promise<Result<Applied, readonly Mistake[] | 'stale'>> {
  const prepared = await prepareImport(deps, actor, read);
  if (!prepared.ok) return prepared;
  if (prepared.value.batches.length <= 1) return applyFile(deps, actor, read, prepared.value, async () => true);

  const importId = deps.random.id();
  const stamp = deps.random.id();
  await deps.imports.putPart(importId, 0, text);
  await deps.imports.save(importId, {
    state: 'running',
    parts: 1,
    done: 0,
    total: prepared.value.batches.length,
    changed: prepared.value.plan.counts,
    mistakes: [],
    accountId: actor,
  });
  await deps.work.record([{ kind: 'import', importId }], stamp);
  await deps.wake.after(TAKE_OVER_SECONDS);
  const applied = await applyFile(deps, actor, read, prepared.value, async () => true);
  if (!applied.ok) return err(applied.error);
  await deps.imports.save(importId, {
    state: 'done',
    parts: 1,
    done: 1,
    total: 1,
    changed: applied.value.changed,
    mistakes: [],
    accountId: actor,
  });
  await deps.work.clear([{ item: { kind: 'import', importId }, stamp }]);
  await deps.imports.dropParts(importId, 1);
  return ok(applied.value);
}
