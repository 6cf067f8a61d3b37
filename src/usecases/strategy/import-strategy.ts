import type { AccountId } from '../../domain/ids';
import { err, type Result } from '../../domain/result';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { closesCycle } from './plan-writes';
import { applyFile, prepareImport, type Applied, type NotApplied } from './apply-file';

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
): Promise<Result<Applied, NotApplied>> {
  const prepared = await prepareImport(deps, actor, read);
  if (!prepared.ok) return err({ kind: 'mistakes', mistakes: prepared.error, stays: false });
  const { batches, plan } = prepared.value;
  if (batches.length <= 1 && !plan.cycles.some(closesCycle))
    return applyFile(deps, actor, read, prepared.value, async () => true);

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
  // However it ended, the person is told now: the worker must not go on with it behind their back.
  await deps.imports.save(importId, {
    state: applied.ok ? 'done' : 'failed',
    parts: 1,
    done: 1,
    total: 1,
    changed: applied.ok ? applied.value.changed : plan.counts,
    mistakes: [],
    accountId: actor,
  });
  await deps.work.clear([{ item: { kind: 'import', importId }, stamp }]);
  await deps.imports.dropParts(importId, 1);
  return applied;
}
