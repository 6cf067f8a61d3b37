import type { Mistake } from '../../domain/mistake';
import type { ImportState } from '../../ports/import-store';
import type { Deps } from '../deps';
import { applyFile, prepareImport } from '../strategy/apply-file';

const CHANGED_MEANWHILE: Mistake = {
  path: '',
  message: 'Other people kept changing the same entries; what had been applied stays. Import the file again.',
};

async function textOf(deps: Deps, importId: string, parts: number): Promise<string | Mistake> {
  const texts: string[] = [];
  for (let index = 0; index < parts; index += 1) {
    const text = await deps.imports.part(importId, index);
    if (text === undefined) return { path: '', message: `Part ${index} of ${parts} was never handed over.` };
    texts.push(text);
  }
  return texts.join('');
}

/** Applies a committed import, or goes on where an earlier round was cut off: planning again finds only what is left. */
export async function resumeImport(deps: Deps, importId: string): Promise<boolean> {
  const state = await deps.imports.find(importId);
  if (state?.state !== 'running') return false;
  const finish = async (end: Pick<ImportState, 'state' | 'mistakes' | 'changed' | 'done' | 'total'>): Promise<void> => {
    await deps.imports.save(importId, { ...state, ...end });
    await deps.imports.dropParts(importId, state.parts);
  };
  const fail = async (mistakes: readonly Mistake[]): Promise<boolean> => {
    await finish({ state: 'failed', mistakes, changed: state.changed, done: 0, total: state.total });
    return false;
  };
  const text = await textOf(deps, importId, state.parts);
  if (typeof text !== 'string') return fail([text]);
  const read = deps.reader.fromText(text);
  const by = state.accountId;
  const prepared = await prepareImport(deps, by, read);
  if (!prepared.ok) return fail(prepared.error);
  const { counts } = prepared.value.plan;
  const isResumed = Object.values(state.changed).some((count) => count > 0);
  const changed = isResumed ? state.changed : counts;
  await deps.imports.save(importId, { ...state, state: 'running', changed, total: prepared.value.batches.length });
  const applied = await applyFile(deps, by, read, prepared.value, async (done, total) => {
    await deps.imports.save(importId, { ...state, state: 'running', changed, done, total });
  });
  if (!applied.ok) return fail(applied.error === 'stale' ? [CHANGED_MEANWHILE] : applied.error);
  const total = Math.max(1, prepared.value.batches.length);
  await finish({ state: 'done', mistakes: [], changed, done: total, total });
  return true;
}
